/// One month to choose a day from: arrows by day and week, PageUp and PageDown by month.
public struct MonthCalendar: Hashable, Sendable {
    public private(set) var selected: CivilDay
    private let today: CivilDay

    public init(selected: CivilDay, today: CivilDay) {
        self.selected = selected
        self.today = today
    }

    public enum Outcome: Hashable, Sendable {
        case moved
        case chosen(CivilDay)
    }

    public mutating func handle(_ key: Key) -> Outcome? {
        switch key {
        case "Left": selected = selected.adding(days: -1)
        case "Right": selected = selected.adding(days: 1)
        case "Up": selected = selected.adding(days: -7)
        case "Down": selected = selected.adding(days: 7)
        case "PageUp": selected = selected.adding(months: -1)
        case "PageDown": selected = selected.adding(months: 1)
        case "Home": selected = selected.adding(days: 1 - selected.day)
        case "End":
            let length = CivilDay.length(ofMonth: selected.month, selected.year)
            selected = selected.adding(days: length - selected.day)
        case "t": selected = today
        case "Enter": return .chosen(selected)
        default: return nil
        }
        return .moved
    }

    /// Room for six weeks under a title and the names of the days.
    public static let size = Size(columns: 22, rows: 8)

    public func view(_ language: Language) -> View {
        View { canvas in
            let month = Words.months.in(language).split(separator: " ")[selected.month - 1]
            canvas.write("\(month) \(selected.year)", column: 1, .heading)
            canvas.write(Words.weekdays.in(language), column: 1, row: 1, .quiet)
            let first = selected.adding(days: 1 - selected.day)
            for number in 0..<CivilDay.length(ofMonth: selected.month, selected.year) {
                let place = first.weekday + number
                draw(
                    first.adding(days: number), column: place % 7 * 3, row: place / 7 + 2, &canvas)
            }
        }
    }

    /// The chosen day stands in brackets, today has a star.
    private func draw(_ day: CivilDay, column: Int, row: Int, _ canvas: inout Canvas) {
        let number = day.day < 10 ? " \(day.day)" : "\(day.day)"
        if day == selected {
            canvas.write("[\(number)]", column: column, row: row, .strong.selected)
        } else {
            canvas.write(number, column: column + 1, row: row, day == today ? .accent : .normal)
            if day == today, day.adding(days: -1) != selected {
                canvas.write("*", column: column, row: row, .accent)
            }
        }
    }
}
