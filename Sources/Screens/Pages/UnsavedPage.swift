internal import Housing
internal import SyncProtocol
internal import TerminalUI

/// What was typed and not saved, and what was saved and held or rejected: taken up again, or thrown away.
struct UnsavedPage: Page {
    enum Action: Hashable { case goOn, again, throwAway, dossier }

    /// Shown below the list, of the row that is chosen.
    private static let contentRows = 7

    private var rows: [Unsaved]?
    private var list = ListState()
    private var question: Dialog<Bool>?
    /// What the question is about, whatever comes into the list meanwhile.
    private var questioned: Unsaved.Source?
    /// They work while a question stands there too.
    private static let everywhere: [Key] = ["F1", "ctrl+p", "ctrl+f", "ctrl+l", "ctrl+q"]
    /// What was rejected and is typed anew: once that is saved, its old words are of no use.
    private var isTypedAnew: Unsaved.Source?

    var bindings: Bindings {
        if question != nil { return Bindings([]) }
        return Bindings([
            Binding(["Enter"], Texts.goOnTyping, .goOn, unless: { $0.page.obstacleToGoingOn }),
            Binding(["i"], Texts.saveAsItIs, .again, unless: { $0.page.obstacleToSaving }),
            Binding(
                ["x"], Texts.throwWords, .throwAway,
                unless: { $0.page.chosen == nil ? Texts.nothingChosen : nil }),
            Binding(
                ["o"], Texts.dossier, .dossier,
                unless: { $0.page.chosen == nil ? Texts.nothingChosen : nil }),
        ])
    }

    /// Nothing else works until a question is answered.
    var isTyping: Bool { question != nil }

    func title(_ context: PageContext) -> Wording { Texts.unsaved }

    private var chosen: Unsaved? {
        guard let rows, rows.indices.contains(list.selected) else { return nil }
        return rows[list.selected]
    }

    private var obstacleToGoingOn: Wording? {
        guard let chosen else { return Texts.nothingChosen }
        if chosen.isHeld { return Texts.officeStillDecides }
        if case .asItIs = chosen.next { return Texts.onlyAsItIs }
        return nil
    }

    private var obstacleToSaving: Wording? {
        guard let chosen else { return Texts.nothingChosen }
        if chosen.isHeld { return Texts.officeStillDecides }
        if case .draft = chosen.source, case .asItIs = chosen.next { return nil }
        if case .verdict = chosen.source { return nil }
        return Texts.finishInForm
    }

    mutating func load(_ context: PageContext) -> [PageEffect] {
        [
            Self.read("unsaved", { try $0.unsaved() }) { page, rows, context in
                page.rows = rows
                page.list.settle(count: rows.count, rows: page.listRows(context))
            }
        ]
    }

    mutating func act(_ action: Action, _ context: PageContext) -> [PageEffect] {
        guard let chosen else { return [] }
        switch action {
        case .goOn: return goOn(chosen)
        case .again: return work({ try $0.saveAgain(chosen) }, Texts.savedAgain)
        case .throwAway:
            questioned = chosen.source
            question = Dialog(
                context.say(Texts.throwAwayAsked), chosen.contents.joined(separator: "\n"),
                [
                    .init("n", Texts.keepIt, false), .init("j", Texts.throwIt, true),
                    .init("Esc", Texts.back, false),
                ])
            return []
        case .dossier: return [.push(DossierPage(chosen.folder))]
        }
    }

    private mutating func goOn(_ unsaved: Unsaved) -> [PageEffect] {
        if case .verdict = unsaved.source { isTypedAnew = unsaved.source }
        switch unsaved.next {
        case .form(let subject): return [.push(subject.page)]
        case .conflicts: return [.push(ConflictsPage())]
        case .duplicates: return [.push(DuplicatesPage())]
        case .asItIs: return []
        }
    }

    mutating func returned(_ result: PageResult, _ context: PageContext) -> [PageEffect] {
        defer { isTypedAnew = nil }
        guard case .saved = result, let source = isTypedAnew else { return load(context) }
        return work({ try $0.throwAway(source) }, Texts.savedAgain)
    }

    private func work(_ work: @escaping @Sendable (Archive) throws -> Void, _ done: Wording)
        -> [PageEffect]
    {
        [
            Self.attempt("work", work) { page, result, context in
                if case .failure(let error) = result { return [.tell(error.wording, .danger)] }
                return [.tell(done, .good)] + page.load(context)
            }
        ]
    }

    mutating func press(_ key: Key, _ context: PageContext) -> [PageEffect]? {
        guard var question else {
            return list.handle(key, count: rows?.count ?? 0, rows: listRows(context)) ? [] : nil
        }
        if Self.everywhere.contains(key) { return nil }
        let answer = question.handle(key)
        self.question = answer == nil ? question : nil
        guard answer == true, let source = questioned else { return [] }
        return work({ try $0.throwAway(source) }, Texts.thrownAway)
    }

    private func listRows(_ context: PageContext) -> Int {
        max(1, context.size.rows - 2 - Self.contentRows)
    }

    func view(_ context: PageContext) -> View {
        guard let rows else { return .line(Line("  " + context.say(Texts.reading), .quiet)) }
        let head = Line(" " + context.say(Texts.unsavedHead), .quiet)
        let empty = Line("  " + context.say(Texts.nothingOpen), .good)
        let below = chosen?.below(context, columns: context.size.columns - 4) ?? []
        let screen = View.rows([
            .exactly(2, .line(head)),
            .share(list.view(count: rows.count, empty: empty) { rows[$0].line(context) }),
            .exactly(
                min(Self.contentRows, context.size.rows / 2), View.lines(below).inset(columns: 2)),
        ])
        return question.map { screen.covered(by: $0.view(context.language)) } ?? screen
    }
}

extension Unsaved {
    fileprivate func line(_ context: PageContext) -> Line {
        let sign: Line =
            switch source {
            case .draft: Line("✎ ", .accent)
            case .verdict(_, .held): Line("⧗ ", .warning)
            case .verdict: Line("✗ ", .danger)
            }
        return sign + Line("\(name)  ", .strong) + Line("\(time)  ", .quiet)
            + Line(context.say(what))
    }

    /// Why, what happens now, and the words themselves.
    fileprivate func below(_ context: PageContext, columns: Int) -> [Line] {
        var lines: [Line] = []
        if case .verdict(_, let verdict) = source {
            for sentence in [Texts.verdict(verdict), Texts.next(verdict)] {
                lines += context.say(sentence).wrapped(to: columns).map { Line($0, .warning) }
            }
        }
        return lines + contents.flatMap { $0.wrapped(to: columns) }.map { Line($0) }
    }
}
