internal import TerminalUI

/// Asks why: one of a few usual reasons by its digit, or one that is typed.
struct ReasonQuestion: Sendable {
    /// Well below what a reason may be, in whatever script.
    private static let longest = 250

    let usual: [Wording]
    private(set) var editor: TextEditor

    init(_ usual: [Wording], typed: String = "") {
        self.usual = usual
        editor = TextEditor(typed, isOneLine: true, limit: Self.longest)
    }

    var typed: String { editor.text }

    private var isBlank: Bool { typed.allSatisfy(\.isWhitespace) }

    /// Digits choose for as long as nothing is typed; then they are text.
    func bindings<Action: Hashable & Sendable, P: Page>(
        _ action: (ReasonAnswer) -> Action
    ) -> [Binding<Action, Setting<P>>] {
        let isBlank = isBlank
        let digits = usual.enumerated().map { index, reason in
            Binding<Action, Setting<P>>(
                [Self.digit(index)], reason, action(.usual(index)), isInFooter: false)
        }
        let enter = Binding<Action, Setting<P>>(
            ["Enter"], Texts.decide, action(.typed),
            unless: { _ in isBlank ? Texts.giveReason : nil })
        return (isBlank ? digits : []) + [enter]
    }

    private static func digit(_ index: Int) -> Key { Key(.character(Character("\(index + 1)"))) }

    /// True where the key was the text's.
    mutating func handle(_ key: Key, columns: Int) -> Bool {
        if isBlank, usual.indices.contains(where: { Self.digit($0) == key }) { return false }
        guard key != "Enter", key != "Esc" else { return false }
        return editor.handle(key, columns: columns)
    }

    mutating func insert(_ text: String) { editor.insert(text) }

    func reason(_ answer: ReasonAnswer, _ context: PageContext) -> String {
        switch answer {
        case .usual(let index): context.say(usual[index])
        case .typed: typed
        }
    }

    /// As many rows as it takes.
    var rows: Int { usual.count + 2 }

    func view(_ context: PageContext) -> View {
        let choices = usual.enumerated().map { index, reason in
            Line("  \(index + 1)  ", .key) + Line(context.say(reason))
        }
        let input = View.columns([.exactly(2, .line(Line("› ", .key))), .share(editor.view())])
        return .rows([
            .exactly(1, .line(Line(context.say(Texts.whyAsked), .heading))),
            .exactly(1, input), .exactly(choices.count, .lines(choices)),
        ])
    }
}

/// How a reason was given.
enum ReasonAnswer: Hashable, Sendable {
    case usual(Int)
    case typed
}
