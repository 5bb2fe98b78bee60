/// When the four control moments of a placement are due, and when aftercare ends (R3, R4).
public enum Nazorg {
    /// Days after the start of rent: about four times a quarter of a year.
    public static let plannedDays: [Int64] = [91, 182, 273, 365]
    /// A moment may be held a week early, and no later than two weeks after its day.
    public static let windowDaysBefore: Int64 = 7
    public static let windowDaysAfter: Int64 = 14

    public static var numbers: ClosedRange<Int64> { 1...Int64(plannedDays.count) }

    /// The day of moment 1…4.
    public static func planned(_ number: Int64, from start: Day) -> Day {
        start.adding(plannedDays[Int(number) - 1])
    }

    public static func window(of planned: Day) -> ClosedRange<Day> {
        planned.adding(-windowDaysBefore)...planned.adding(windowDaysAfter)
    }

    public static func window(_ number: Int64, from start: Day) -> ClosedRange<Day> {
        window(of: planned(number, from: start))
    }

    /// Who started to rent on this day or before is in aftercare: the first window has begun.
    public static func lastStartInNazorg(on today: Day) -> Day {
        today.adding(windowDaysBefore - plannedDays[0])
    }

    /// The last day of aftercare; Housing First has none, as time alone never closes it.
    public static func end(from start: Day, _ woonproces: Woonproces?) -> Day? {
        guard woonproces != .housingFirst else { return nil }
        let lastWindow = window(numbers.upperBound, from: start).upperBound
        return max(start.adding(months: 12), lastWindow)
    }

    /// Where today stands to a moment that was neither logged nor skipped.
    public enum Due: String, Sendable {
        case later
        case now = "nu"
        /// Its window has passed, and it can still be made up for.
        case late = "te laat"
        /// The next moment has begun, or aftercare has ended.
        case missed = "gemist"
    }

    public static func due(
        _ number: Int64, from start: Day, _ woonproces: Woonproces?, on today: Day
    ) -> Due {
        let window = window(number, from: start)
        if today < window.lowerBound { return .later }
        if today <= window.upperBound { return .now }
        let limit =
            number < numbers.upperBound
            ? Self.window(number + 1, from: start).lowerBound
            : end(from: start, woonproces)?.adding(1)
        return limit.map { today >= $0 } ?? false ? .missed : .late
    }
}
