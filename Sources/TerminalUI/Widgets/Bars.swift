/// The bars around a screen: where one is, what happened just now, and what else is beside it.
public enum Bars {
    /// The way from the first screen to this one.
    public static func breadcrumb(_ names: [String], _ right: Line = Line()) -> View {
        .bar(Line(" " + names.joined(separator: " › "), .header), right, .header)
    }

    /// Screens beside each other, with their keys. Where room is short names are, and no key is ever cut off.
    public static func tabs(
        _ tabs: [(key: String, name: String)], selected: Int?, columns: Int
    ) -> Line {
        let longest = tabs.map(\.name.count).max() ?? 0
        let ways =
            [line(tabs, selected, isTight: false, longest)]
            + (0...longest).reversed().map { line(tabs, selected, isTight: true, $0) }
        return ways.first { $0.columns <= columns } ?? ways[ways.count - 1]
    }

    /// Where it is tight two tabs share the space between them; the selected one is named in full.
    private static func line(
        _ tabs: [(key: String, name: String)], _ selected: Int?, isTight: Bool, _ letters: Int
    ) -> Line {
        var line = Line()
        for (index, tab) in tabs.enumerated() {
            let isHere = index == selected
            let name = isHere || tab.name.count <= letters ? tab.name : cut(tab.name, to: letters)
            let words = name.isEmpty ? tab.key : "\(tab.key) \(name)"
            let follows = isTight && index > 0 && index - 1 == selected
            line +=
                isHere ? Line("[\(words)]", .strong.selected) : Line((follows ? "" : " ") + words)
            if !isTight && !isHere { line += " " }
        }
        return line
    }

    private static func cut(_ name: String, to letters: Int) -> String {
        letters < 2 ? "" : name.prefix(letters - 1) + "."
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
