import Testing

@testable import TerminalUI

/// Days as they are typed and chosen.
struct CalendarTests {
    @Test
    func `every day of four hundred years follows the one before`() {
        var number = CivilDay(year: 1900, month: 1, day: 1)!.number
        for year in 1900..<2300 {
            for month in 1...12 {
                for day in 1...CivilDay.length(ofMonth: month, year) {
                    let civil = CivilDay(year: year, month: month, day: day)!
                    let isRight =
                        civil.number == number && civil.year == year && civil.month == month
                        && civil.day == day
                    if !isRight { Issue.record("\(day)-\(month)-\(year)") }
                    number += 1
                }
            }
        }
        #expect(CivilDay(year: 1970, month: 1, day: 1)!.number == 0)
        #expect(CivilDay("25-11-2026")!.weekday == 2)
    }

    @Test(arguments: [
        ("1-3-2026", "1-3-2026"), ("2026-03-01", "1-3-2026"), ("01/03/2026", "1-3-2026"),
        ("29-2-2024", "29-2-2024"), ("29-2-2026", nil), ("1-3", nil), ("", nil), ("1-3-26", nil),
        ("a-3-2026", nil), ("0-1-2026", nil), ("99999999999999999999-1-2026", nil),
    ])
    func `a day is read as people type it`(_ typed: String, _ day: String?) {
        #expect(CivilDay(typed)?.description == day)
    }

    @Test
    func `a month is walked by its keys, and the chosen day stands in brackets`() {
        let today = CivilDay("25-11-2026")!
        var calendar = MonthCalendar(selected: today, today: today)
        for key in ["Right", "Up", "PageUp"] as [Key] { #expect(calendar.handle(key) == .moved) }

        #expect(calendar.selected.description == "19-10-2026")
        let lines = calendar.view(.dutch).screen(MonthCalendar.size).lines
        #expect(
            lines == [
                " oktober 2026", " ma di wo do vr za zo", "           1  2  3  4",
                "  5  6  7  8  9 10 11", " 12 13 14 15 16 17 18", "[19]20 21 22 23 24 25",
                " 26 27 28 29 30 31", "",
            ])
        #expect(calendar.handle("Enter") == .chosen(CivilDay("19-10-2026")!))
    }

    @Test
    func `the last day of a month stays the last where the other is shorter`() {
        #expect(CivilDay("31-1-2026")!.adding(months: 1).description == "28-2-2026")
        #expect(CivilDay("31-12-2026")!.adding(months: -13).description == "30-11-2025")
    }
}
