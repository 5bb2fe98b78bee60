import Testing

@testable import Housing

/// The calendar by hand, and the clock of Zuid-Limburg.
@Suite struct DayTests {
    @Test func `days count from 1970, forwards and backwards`() {
        #expect(Day(year: 1970, month: 1, day: 1)?.number == 0)
        #expect(Day(year: 2026, month: 3, day: 1)?.number == 20_513)
        #expect(Day(year: 1969, month: 12, day: 31)?.number == -1)
        #expect(Day(year: 1, month: 1, day: 1)?.number == -719_162)
        #expect(Day(year: 9999, month: 12, day: 31)?.number == 2_932_896)
    }

    @Test func `every day from 1880 to 2120 follows the one before it`() {
        var (year, month, day): (Int64, Int64, Int64) = (1880, 1, 1)
        var number = Day(year: 1880, month: 1, day: 1)!.number

        while year < 2120 {
            let known = Day(number: number)!
            #expect(known.yearMonthDay == (year, month, day))
            #expect(Day(year: year, month: month, day: day) == known)

            number += 1
            if Day(year: year, month: month, day: day + 1) != nil {
                day += 1
            } else {
                (month, day) = (month == 12 ? 1 : month + 1, 1)
                if month == 1 { year += 1 }
            }
        }
    }

    @Test func `a leap day is there in 2000 and 2024, and not in 1900 and 2026`() {
        #expect(Day("29-2-2000") != nil)
        #expect(Day("29-2-2024") != nil)
        #expect(Day("29-2-1900") == nil)
        #expect(Day("29-2-2026") == nil)
    }

    @Test(arguments: ["2026-03-01", "2026-3-1", "1-3-2026", "01-03-2026"])
    func `a date is typed in two ways and shown in one`(typed: String) throws {
        let day = try #require(Day(typed))

        #expect(day.description == "1-3-2026")
        #expect(day.iso == "2026-03-01")
    }

    @Test(arguments: [
        "", "1-3-26", "2026-03", "2026-13-01", "31-4-2026", "0-1-2026", "1--2026", "-1-3-2026",
        "+1-3-2026", "1-3-2026 ", "00-00-0000", "a-b-cdef",
    ])
    func `what is no date is refused`(typed: String) {
        #expect(Day(typed) == nil)
    }

    @Test func `adding never leaves the calendar`() {
        let day = Day("1-3-2026")!

        #expect(day.adding(365).description == "1-3-2027")
        #expect(day.adding(.max).iso == "9999-12-31")
        #expect(day.adding(.min).iso == "0001-01-01")
    }

    @Test(arguments: [
        (1_767_225_600_000, "1-1-2026 01:00"),  // 2026-01-01T00:00Z
        (1_774_745_999_000, "29-3-2026 01:59"),  // a second before summer time
        (1_774_746_000_000, "29-3-2026 03:00"),
        (1_792_889_999_000, "25-10-2026 02:59"),  // the first of two
        (1_792_890_000_000, "25-10-2026 02:00"),
        (1_782_856_799_000, "30-6-2026 23:59"),
        (1_782_856_800_000, "1-7-2026 00:00"),
        (Int64.min, "1-1-1970 01:00"),
    ])
    func `the clock knows summer time`(milliseconds: Int64, shown: String) {
        #expect(LocalTime(milliseconds: milliseconds).description == shown)
    }
}
