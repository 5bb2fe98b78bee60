// What a robot sees on the screen.

public import TerminalUI

extension Robot {
    public var screen: Screen { stage.screen }

    public var lines: [String] { screen.lines }

    /// The whole screen as one text, for a golden file or a message.
    public var text: String { lines.joined(separator: "\n") }

    public func shows(_ text: String) -> Bool { lines.contains { $0.contains(text) } }

    /// The first row with this text on it.
    public func line(with text: String) -> String? { lines.first { $0.contains(text) } }

    /// How the first cell of this text looks; nil where it is not on the screen.
    public func style(of text: String) -> Style? {
        for row in 0..<screen.size.rows {
            if let run = screen.runs(row).first(where: { $0.text.contains(text) }) {
                return run.style
            }
        }
        return nil
    }
}
