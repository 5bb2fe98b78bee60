internal import Housing
internal import Replica
internal import SyncProtocol
internal import TerminalUI

/// One conflict with all its values beside each other: chosen from, joined, or written anew, with a reason.
struct ConflictPage: Page {
    enum Action: Hashable {
        case side(Int), both, anew, valueTyped
        case reason(ReasonAnswer)
        case dossier
    }

    enum Stage: Sendable {
        case choosing
        case writing
        case reasoning(Conflict.Choice, shown: Wording)
    }

    /// The questions by which its draft is kept.
    private static let value = "waarde", reason = "reden"
    private static let letters = Texts.sideLetters.map { Key($0) }

    private(set) var shown: ShownConflict
    private(set) var stage = Stage.choosing
    private(set) var input = TextEditor(isOneLine: true, limit: 200)
    private(set) var why = ReasonQuestion(Texts.usualReasons)
    private(set) var notice: Line?
    private(set) var scroll = ScrollText()
    private var words: Jotting?
    private var isDeciding = false

    init(_ shown: ShownConflict) { self.shown = shown }

    var bindings: Bindings {
        switch stage {
        case .choosing:
            Bindings(
                zip(Self.letters, shown.sides.indices).map { letter, index in
                    Binding([letter], Texts.take(shown.sides[index].value), .side(index))
                } + [
                    Binding(
                        ["m"], Texts.takeBoth, .both,
                        unless: { $0.page.shown.both == nil ? Texts.onlyOneHolds : nil }),
                    Binding(
                        ["w"], Texts.writeAnew, .anew,
                        unless: { $0.page.shown.question == nil ? Texts.onlyChosen : nil }),
                    Binding(["o"], Texts.dossier, .dossier, isInFooter: false),
                ])
        case .writing:
            Bindings([
                Binding(
                    ["Enter"], Texts.goOn, .valueTyped,
                    unless: { $0.page.input.isEmpty ? Texts.emptyNote : nil })
            ])
        case .reasoning: Bindings(why.bindings(Action.reason))
        }
    }

    var isTyping: Bool { if case .choosing = stage { false } else { true } }

    func title(_ context: PageContext) -> Wording { Texts.conflict }

    func shows(_ folders: Set<FolderID>) -> Bool { folders.contains(shown.conflict.folder) }

    /// What was seen is decided on: while a reason is typed nothing moves below it.
    mutating func load(_ context: PageContext) -> [PageEffect] {
        guard case .choosing = stage, !isDeciding else { return [] }
        let id = shown.conflict.id
        return [
            Self.attempt("conflict", { try $0.conflict(id) }) { page, result, context in
                switch result {
                case .success(let found?):
                    return page.take(found.shown, found.words, context)
                case .success(nil):
                    return [.tell(Texts.alreadyDecided, .good), .back(.cancelled)]
                case .failure(let error): return [.tell(error.wording, .danger)]
                }
            }
        ]
    }

    private mutating func take(_ shown: ShownConflict, _ words: Jotting, _ context: PageContext)
        -> [PageEffect]
    {
        if case .choosing = stage { self.shown = shown }
        guard self.words == nil else { return [] }
        self.words = words
        // What was typed before the draft was read counts.
        guard input.isEmpty, why.typed.isEmpty else { return typed() }
        guard let at = words.restoredAt else { return [] }
        input.replaceAll(with: words[Self.value])
        why = ReasonQuestion(Texts.usualReasons, typed: words[Self.reason])
        notice = Line(context.say(Texts.restored(at, context.today)), .accent)
        return []
    }

    mutating func act(_ action: Action, _ context: PageContext) -> [PageEffect] {
        switch action {
        case .side(let index):
            let side = shown.sides[index]
            stage = .reasoning(side.choice, shown: side.value)
        case .both:
            guard let both = shown.both else { return [] }
            let words = both.words(in: shown.conflict.subject)
            stage = .reasoning(both, shown: Wording(words, words))
        case .anew: stage = .writing
        case .valueTyped: return readValue()
        case .reason(let answer): return decide(why.reason(answer, context))
        case .dossier: return [.push(DossierPage(shown.conflict.folder))]
        }
        return []
    }

    /// Every key where one types; Esc goes back a step, and what was typed stays.
    mutating func press(_ key: Key, _ context: PageContext) -> [PageEffect]? {
        let columns = max(10, context.size.columns - 4)
        if isTyping, key == "Esc" {
            stage = .choosing
            return load(context)
        }
        switch stage {
        case .choosing:
            guard isStacked(context) else { return nil }
            let rows = max(1, context.size.rows - 3)
            return scroll.handle(key, lines: stacked(context).count, rows: rows) ? [] : nil
        case .writing:
            guard key != "Enter", input.handle(key, columns: columns) else { return nil }
        case .reasoning:
            guard why.handle(key, columns: columns) else { return nil }
        }
        return typed()
    }

    mutating func paste(_ paste: Paste, _ context: PageContext) -> [PageEffect] {
        switch stage {
        case .choosing: return []
        case .writing: input.insert(paste.text)
        case .reasoning: why.insert(paste.text)
        }
        return typed()
    }

    // MARK: keeping

    private mutating func typed() -> [PageEffect] {
        notice = nil
        return keep()
    }

    private func keep() -> [PageEffect] {
        guard var words, !isDeciding else { return [] }
        words[Self.value] = input.text
        words[Self.reason] = why.typed
        return [.keep(words.form)]
    }

    // MARK: deciding

    private func readValue() -> [PageEffect] {
        guard let question = shown.question else { return [] }
        let typed = input.text
        return [
            Self.attempt("value", { try question.written(typed, in: $0.formContext) }) {
                page, result, context in
                switch result {
                case .success(let value):
                    page.stage = .reasoning(.value(value), shown: Wording(typed, typed))
                case .failure(let error): page.notice = Line(context.say(error.wording), .danger)
                }
                return []
            }
        ]
    }

    private mutating func decide(_ reason: String) -> [PageEffect] {
        guard case .reasoning(let choice, let value) = stage, !isDeciding else { return [] }
        isDeciding = true
        let conflict = shown.conflict
        return [
            Self.attempt("decide", { try $0.decide(conflict, choice, reason) }) {
                page, result, context in
                page.isDeciding = false
                if case .failure(let error) = result {
                    page.notice = Line(context.say(error.wording), .danger)
                    return []
                }
                return [.tell(Texts.decided(value), .good), .back(.cancelled)]
            }
        ]
    }
}

extension Archive {
    /// With what was typed about it before; nil where it was decided meanwhile.
    fileprivate func conflict(_ id: ConflictID) throws -> (shown: ShownConflict, words: Jotting)? {
        guard let shown = try conflicts(only: id).first else { return nil }
        return (shown, try words(about: shown.conflict))
    }
}
