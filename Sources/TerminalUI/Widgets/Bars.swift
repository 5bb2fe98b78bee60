/// The bars around a screen: where one is, what happened just now, and what else is beside it.
public enum Bars {
    /// The way from the first screen to this one.
    public static func breadcrumb(_ names: [String], _ right: Line = Line()) -> View {
        .bar(Line(" " + names.joined(separator: " › "), .header), right, .header)
    }

    /// Screens beside each other, with the keys 1 to 9.
    public static func tabs(_ names: [String], selected: Int) -> View {
        View { canvas in
            var column = 0
            for (index, name) in names.enumerated() {
                let isSelected = index == selected
                let text = isSelected ? "[\(index + 1) \(name)]" : " \(index + 1) \(name) "
                let style = isSelected ? Style.strong.selected : .normal
                column += canvas.write(text, column: column, style) + 1
            }
        }
    }
}

/// A sentence that stands for a while on the line for it, until its time is over or another comes.
public struct Toast: Hashable, Sendable {
    /// Long enough to read two lines aloud.
    public static let usualMilliseconds: Int64 = 6_000

    private let line: Line
    private let until: Int64

    public init(_ line: Line, at now: Int64, for milliseconds: Int64 = usualMilliseconds) {
        self.line = line
        until = now + milliseconds
    }

    public func isOver(at now: Int64) -> Bool { now >= until }

    public var view: View { .line(line) }
}
