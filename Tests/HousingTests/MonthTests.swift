import Housing
import Testing

/// Terms in months and years, at the edges of the calendar.
@Suite struct MonthTests {
    @Test(arguments: [
        ("31-8-2025", 6, "28-2-2026"), ("31-8-2023", 6, "29-2-2024"),
        ("29-2-2024", 12, "28-2-2025"),
        ("29-2-2024", 48, "29-2-2028"), ("30-11-2025", 3, "28-2-2026"),
        ("31-12-2025", 1, "31-1-2026"),
        ("1-3-2026", 6, "1-9-2026"), ("31-3-2026", 12, "31-3-2027"),
        ("31-1-2026", -2, "30-11-2025"),
    ])
    func `a month later is the same day, or the last one of a shorter month`(
        start: String, months: Int64, end: String
    ) {
        #expect(Day(start)!.adding(months: months) == Day(end)!)
    }

    @Test(arguments: [
        ("1-3-2026", "31-8-2026", 5, 6), ("1-3-2026", "1-9-2026", 6, 6),
        ("31-1-2026", "28-2-2026", 1, 1), ("31-1-2024", "28-2-2024", 0, 1),
        ("1-3-2026", "16-3-2026", 0, 0), ("1-3-2026", "17-3-2026", 0, 1),
        ("29-2-2024", "28-2-2025", 12, 12), ("1-3-2026", "1-3-2026", 0, 0),
    ])
    func `whole months are counted, and rounded to the nearest`(
        start: String, end: String, whole: Int64, rounded: Int64
    ) {
        #expect(Day(start)!.months(to: Day(end)!) == whole)
        #expect(Day(start)!.roundedMonths(to: Day(end)!) == rounded)
    }
}
