// Terms in months and years, as a calendar counts them.

extension Day {
    public var year: Int64 { yearMonthDay.year }

    /// The same day of a later month, or its last day where that one is shorter.
    public func adding(months: Int64) -> Day {
        let (year, month, day) = yearMonthDay
        let count = year * 12 + month - 1 + months
        let (newYear, newMonth) = (count / 12, count % 12 + 1)
        guard (1...9999).contains(newYear) else { return adding(months * 31) }
        return Day(
            year: newYear, month: newMonth,
            day: min(day, Day.length(of: newMonth, in: newYear)))!
    }

    public func adding(years: Int64) -> Day { adding(months: years * 12) }

    /// Whole months from this day to a later one.
    public func months(to later: Day) -> Int64 {
        let (from, to) = (yearMonthDay, later.yearMonthDay)
        let count = (to.year - from.year) * 12 + to.month - from.month
        return adding(months: count) > later ? count - 1 : count
    }

    /// Months to a later day, to the nearest whole one.
    public func roundedMonths(to later: Day) -> Int64 {
        let whole = months(to: later)
        let (start, end) = (adding(months: whole), adding(months: whole + 1))
        return (later.number - start.number) * 2 >= end.number - start.number ? whole + 1 : whole
    }
}
