/// How far something is, in signs and in words.
public struct Progress: Hashable, Sendable {
    private let done: Int
    private let total: Int
    private let text: String

    public init(done: Int, of total: Int, _ text: String) {
        self.done = max(0, done)
        self.total = max(0, total)
        self.text = text
    }

    /// Full only when all is done.
    var percent: Int {
        guard total > 0, done < total else { return total == 0 ? 0 : 100 }
        return min(99, done * 100 / total)
    }

    public var view: View {
        View { canvas in
            let number = "\(String(repeating: " ", count: 3 - "\(percent)".count))\(percent)%"
            let bar = max(0, min(30, canvas.size.columns / 2 - 7))
            let full = bar * percent / 100
            let signs =
                "[" + String(repeating: "#", count: full)
                + String(repeating: "·", count: bar - full) + "]"
            canvas.write(Line(signs, .accent) + Line(" \(number) ") + Line(text, .quiet))
        }
    }
}
