/// A day of the calendar, counted from 1 January 1970.
public struct Day: Hashable, Comparable, Sendable {
    /// From the year 1 to 9999: what lies outside is a typing error, or damage.
    private static let range: ClosedRange<Int64> = -719_162...2_932_896

    public let number: Int64

    public init?(number: Int64) {
        guard Self.range.contains(number) else { return nil }
        self.number = number
    }

    public init?(year: Int64, month: Int64, day: Int64) {
        guard (1...9999).contains(year), (1...12).contains(month),
            (1...Self.length(of: month, in: year)).contains(day)
        else { return nil }
        number = Self.number(year, month, day)
    }

    /// As people type it: `2026-03-01` or `1-3-2026`.
    public init?(_ typed: String) {
        let parts = typed.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3,
            parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } })
        else { return nil }
        let numbers = parts.compactMap { Int64($0) }
        guard numbers.count == 3 else { return nil }
        switch (parts[0].utf8.count, parts[2].utf8.count) {
        case (4, 1...2): self.init(year: numbers[0], month: numbers[1], day: numbers[2])
        case (1...2, 4): self.init(year: numbers[2], month: numbers[1], day: numbers[0])
        default: return nil
        }
    }

    public func adding(_ days: Int64) -> Day {
        let sum = number + min(max(days, -Self.range.upperBound), Self.range.upperBound)
        return Day(number: min(max(sum, Self.range.lowerBound), Self.range.upperBound))!
    }

    public static func < (one: Day, other: Day) -> Bool { one.number < other.number }

    /// Years begin in March here, so that the leap day is the last of its year; 400 years make an era.
    private static func number(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
        let marchYear = month <= 2 ? year - 1 : year
        let era = (marchYear >= 0 ? marchYear : marchYear - 399) / 400
        let yearOfEra = marchYear - era * 400
        let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    public var yearMonthDay: (year: Int64, month: Int64, day: Int64) {
        let shifted = number + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * marchMonth + 2) / 5 + 1)
    }

    static func length(of month: Int64, in year: Int64) -> Int64 {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// For machines: `2026-03-01`.
    public var iso: String {
        let (year, month, day) = yearMonthDay
        return "\(padded(year, to: 4))-\(padded(month, to: 2))-\(padded(day, to: 2))"
    }
}

extension Day: CustomStringConvertible {
    public var description: String {
        let (year, month, day) = yearMonthDay
        return "\(day)-\(month)-\(year)"
    }
}

func padded(_ number: Int64, to width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
