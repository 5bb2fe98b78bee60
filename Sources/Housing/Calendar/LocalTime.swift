internal import Foundation

/// A moment as the clock in Zuid-Limburg shows it.
public struct LocalTime: Hashable, Sendable {
    private static let zone = TimeZone(identifier: "Europe/Amsterdam")!
    /// The years 1970 to 9999; a stamp outside of them is a broken clock's.
    private static let seconds: ClosedRange<Int64> = 0...253_402_200_000

    public let day: Day
    public let hour: Int64
    public let minute: Int64

    public init(milliseconds: Int64) {
        let second = min(max(milliseconds / 1000, Self.seconds.lowerBound), Self.seconds.upperBound)
        let moment = Date(timeIntervalSince1970: Double(second))
        let local = second + Int64(Self.zone.secondsFromGMT(for: moment))
        day = Day(number: local / 86_400)!
        hour = local % 86_400 / 3600
        minute = local % 3600 / 60
    }

    /// `09:12`.
    public var clock: String { "\(padded(hour, to: 2)):\(padded(minute, to: 2))" }

    /// The time alone today, with its day on another one.
    public func words(on today: Day) -> String { day == today ? clock : description }
}

extension LocalTime: CustomStringConvertible {
    public var description: String { "\(day) \(clock)" }
}
