/// A day of the calendar, for the widgets that show and ask one.
public struct CivilDay: Hashable, Comparable, Sendable {
    /// Days since 1 January 1970.
    public let number: Int

    public init(number: Int) {
        self.number = min(max(number, Self.first), Self.last)
    }

    private static let first = days(year: 1, month: 1, day: 1)
    private static let last = days(year: 9_999, month: 12, day: 31)

    public init?(year: Int, month: Int, day: Int) {
        guard (1...9_999).contains(year), (1...12).contains(month),
            (1...Self.length(ofMonth: month, year)).contains(day)
        else { return nil }
        number = Self.days(year: year, month: month, day: day)
    }

    /// As people type it: `1-3-2026`, `1/3/2026` or `2026-03-01`.
    public init?(_ typed: String) {
        let parts = typed.split(omittingEmptySubsequences: false) { "-/.".contains($0) }
        let numbers = parts.compactMap { part in
            part.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(part) : nil
        }
        guard parts.count == 3, numbers.count == 3 else { return nil }
        switch (parts[0].count, parts[2].count) {
        case (4, 1...2): self.init(year: numbers[0], month: numbers[1], day: numbers[2])
        case (1...2, 4): self.init(year: numbers[2], month: numbers[1], day: numbers[0])
        default: return nil
        }
    }

    public static func < (one: CivilDay, other: CivilDay) -> Bool { one.number < other.number }

    public func adding(days: Int) -> CivilDay { CivilDay(number: number + days) }

    /// The same day of another month, or the last one that it has.
    public func adding(months: Int) -> CivilDay {
        let index = year * 12 + month - 1 + months
        let (newYear, newMonth) = (min(max(index / 12, 1), 9_999), (index % 12 + 12) % 12 + 1)
        let newDay = min(day, Self.length(ofMonth: newMonth, newYear))
        return CivilDay(year: newYear, month: newMonth, day: newDay)!
    }

    /// Monday is 0.
    public var weekday: Int { ((number + 3) % 7 + 7) % 7 }

    public var year: Int { parts.year }
    public var month: Int { parts.month }
    public var day: Int { parts.day }

    static func length(ofMonth month: Int, _ year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    private static func daysBefore(year: Int) -> Int {
        let past = year - 1
        return past * 365 + past / 4 - past / 100 + past / 400
    }

    private static func days(year: Int, month: Int, day: Int) -> Int {
        let months = (1..<month).reduce(0) { $0 + length(ofMonth: $1, year) }
        return daysBefore(year: year) + months + day - 1 - daysBefore(year: 1_970)
    }

    private var parts: (year: Int, month: Int, day: Int) {
        let total = number + Self.daysBefore(year: 1_970)
        var year = total / 366 + 1
        while Self.daysBefore(year: year + 1) <= total { year += 1 }
        var rest = total - Self.daysBefore(year: year)
        var month = 1
        while rest >= Self.length(ofMonth: month, year) {
            rest -= Self.length(ofMonth: month, year)
            month += 1
        }
        return (year, month, rest + 1)
    }
}

extension CivilDay: CustomStringConvertible {
    public var description: String { "\(day)-\(month)-\(year)" }
}
