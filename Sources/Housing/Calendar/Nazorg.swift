/// When the four control moments of a placement are due.
public enum Nazorg {
    /// Days after the start of rent: about four times a quarter of a year.
    public static let plannedDays: [Int64] = [91, 182, 273, 365]
    /// A moment may be held a week early, and no later than two weeks after its day.
    public static let windowDaysBefore: Int64 = 7
    public static let windowDaysAfter: Int64 = 14

    /// The day of moment 1…4.
    public static func planned(_ number: Int, from start: Day) -> Day {
        start.adding(plannedDays[number - 1])
    }

    public static func window(of planned: Day) -> ClosedRange<Day> {
        planned.adding(-windowDaysBefore)...planned.adding(windowDaysAfter)
    }

    /// Where today stands to the window of a moment that was not logged yet.
    public enum Due: String, Sendable {
        case later
        case now = "nu"
        case late = "te laat"
    }

    public static func due(_ planned: Day, on today: Day) -> Due {
        let window = window(of: planned)
        if today < window.lowerBound { return .later }
        return today > window.upperBound ? .late : .now
    }
}
