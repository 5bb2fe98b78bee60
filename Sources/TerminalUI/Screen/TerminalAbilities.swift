/// What this terminal can show, told by its environment.
public struct TerminalAbilities: Hashable, Sendable {
    public enum Colors: Int, Comparable, Sendable, CaseIterable {
        case none, sixteen, many, all

        public static func < (one: Colors, other: Colors) -> Bool { one.rawValue < other.rawValue }
    }

    public let colors: Colors
    /// It can move its cursor; without that there are no screens, only lines.
    public let canPaint: Bool
    /// It may be told to show a screen at once.
    public let paintsAtOnce: Bool

    public init(colors: Colors, canPaint: Bool = true, paintsAtOnce: Bool = true) {
        self.colors = colors
        self.canPaint = canPaint
        self.paintsAtOnce = paintsAtOnce
    }

    /// `NO_COLOR`, `COLORTERM` and `TERM` as their conventions have it.
    public init(environment: [String: String]) {
        let term = environment["TERM"] ?? ""
        let isOld = term == "linux" || term.hasPrefix("vt") || term == "ansi"
        canPaint = !["", "dumb", "unknown", "cons25", "emacs"].contains(term)
        paintsAtOnce = canPaint && !isOld
        let colorTerm = environment["COLORTERM"] ?? ""
        if environment["NO_COLOR"]?.isEmpty == false || !canPaint || term.hasPrefix("vt") {
            colors = .none
        } else if isOld {
            colors = .sixteen
        } else if colorTerm == "truecolor" || colorTerm == "24bit" || term.hasSuffix("-direct") {
            colors = .all
        } else if term.contains("256color") || term.contains("kitty") {
            colors = .many
        } else {
            colors = .sixteen
        }
    }
}
