internal import Housing
internal import SyncProtocol
internal import TerminalUI

/// Two dossiers beside each other, with what speaks for one person and what against, and the decision.
struct PairPage: Page {
    enum Action: Hashable {
        case decide(PairDecision), turn
        case reason(ReasonAnswer)
        case openOne, openOther
    }

    private static let reason = "reden"

    private let folders: (one: FolderID, other: FolderID)
    private var pair: ShownPair?
    private var words: Jotting?
    private var decision: PairDecision?
    private var why = ReasonQuestion(Texts.usualPairReasons)
    private var notice: Line?
    private var scroll = ScrollText()
    private var isDeciding = false

    init(_ one: FolderID, _ other: FolderID) { folders = (one, other) }

    var bindings: Bindings {
        if decision != nil { return Bindings(why.bindings(Action.reason)) }
        return Bindings([
            Binding(
                ["g"], Texts.noDouble, .decide(.noDouble),
                unless: { $0.page.obstacle(to: .noDouble) }),
            Binding(["s"], Texts.join, .decide(.join), unless: { $0.page.obstacle(to: .join) }),
            Binding(
                ["l"], Texts.separate, .decide(.separate),
                unless: { $0.page.obstacle(to: .separate) }),
            Binding(
                ["t"], Texts.lookAgain, .decide(.lookAgain), isInFooter: false,
                unless: { $0.page.obstacle(to: .lookAgain) }),
            Binding(["w"], Texts.turnRound, .turn),
            Binding(["a"], Texts.openOne, .openOne, isInFooter: false),
            Binding(["b"], Texts.openOther, .openOther, isInFooter: false),
        ])
    }

    var isTyping: Bool { decision != nil }

    func title(_ context: PageContext) -> Wording { Texts.compare }

    func shows(_ changed: Set<FolderID>) -> Bool {
        changed.contains(folders.one) || changed.contains(folders.other)
    }

    /// Why that cannot be decided now.
    private func obstacle(to decision: PairDecision) -> Wording? {
        guard let stand = pair?.dubbel.stand else { return Texts.reading }
        switch (decision, stand) {
        case (.noDouble, .samengevoegd): return Texts.separateFirst
        case (.join, .samengevoegd): return Texts.areJoined
        case (.separate, .open), (.separate, .geenDubbel): return Texts.areNotJoined
        case (.noDouble, .geenDubbel): return Texts.isNoDouble
        case (.lookAgain, .open), (.lookAgain, .samengevoegd): return Texts.isNotDecided
        default: return nil
        }
    }

    mutating func load(_ context: PageContext) -> [PageEffect] {
        guard decision == nil, !isDeciding else { return [] }
        let (one, other) = folders
        return [
            Self.attempt("pair", { try $0.pairToDecide(one, other) }) { page, result, context in
                switch result {
                case .success(let found?): page.take(found.pair, found.words, context)
                case .success(nil): return [.tell(Texts.notAlike, .quiet), .back(.cancelled)]
                case .failure(let error): return [.tell(error.wording, .danger)]
                }
                return []
            }
        ]
    }

    private mutating func take(_ pair: ShownPair, _ words: Jotting, _ context: PageContext) {
        self.pair = pair
        guard self.words == nil else { return }
        self.words = words
        guard let at = words.restoredAt else { return }
        why = ReasonQuestion(Texts.usualPairReasons, typed: words[Self.reason])
        notice = Line(context.say(Texts.restored(at, context.today)), .accent)
    }

    mutating func act(_ action: Action, _ context: PageContext) -> [PageEffect] {
        switch action {
        case .decide(let decision): self.decision = decision
        case .turn: pair = pair?.turned
        case .reason(let answer): return decide(why.reason(answer, context))
        case .openOne: return pair.map { [.push(DossierPage($0.one))] } ?? []
        case .openOther: return pair.map { [.push(DossierPage($0.other))] } ?? []
        }
        return []
    }

    mutating func press(_ key: Key, _ context: PageContext) -> [PageEffect]? {
        guard decision != nil else {
            let lines = pair?.lines(context).count ?? 0
            let rows = max(1, context.size.rows - 1)
            return scroll.handle(key, lines: lines, rows: rows) ? [] : nil
        }
        if key == "Esc" {
            decision = nil
            return load(context)
        }
        guard why.handle(key, columns: max(10, context.size.columns - 4)) else { return nil }
        return typed()
    }

    mutating func paste(_ paste: Paste, _ context: PageContext) -> [PageEffect] {
        guard decision != nil else { return [] }
        why.insert(paste.text)
        return typed()
    }

    // MARK: keeping

    private mutating func typed() -> [PageEffect] {
        notice = nil
        return keep()
    }

    private func keep() -> [PageEffect] {
        guard var words, !isDeciding else { return [] }
        words[Self.reason] = why.typed
        return [.keep(words.form)]
    }

    // MARK: deciding

    private mutating func decide(_ reason: String) -> [PageEffect] {
        guard let decision, let pair, !isDeciding else { return [] }
        isDeciding = true
        return [
            Self.attempt("decide", { try $0.decide(decision, pair, reason) }) {
                page, result, context in
                page.isDeciding = false
                if case .failure(let error) = result {
                    page.notice = Line(context.say(error.wording), .danger)
                    return []
                }
                return [.tell(Texts.decided(decision), .good), .back(.cancelled)]
            }
        ]
    }

    // MARK: looking

    func view(_ context: PageContext) -> View {
        guard let pair else { return .line(Line("  " + context.say(Texts.reading), .quiet)) }
        let below = decision == nil ? 0 : why.rows + 2
        let question = View.rows([
            .exactly(
                1, .line(Line(decision.map { context.say(Texts.decision($0)) } ?? "", .accent))),
            .share(why.view(context)),
        ])
        return .rows([
            .exactly(1, .line(notice.map { Line(" ") + $0 } ?? pair.head(context))),
            .exactly(below, question.inset(columns: 1)),
            .share(scroll.view(pair.lines(context)).inset(columns: 1)),
        ])
    }
}

extension ShownPair {
    fileprivate func head(_ context: PageContext) -> Line {
        Line(" " + context.say(Texts.stand(dubbel.stand)), .heading)
            + Line("  " + context.say(Texts.score(dubbel.pair.likeness.score)), .accent)
    }

    /// The facts in columns with = or ≠ between them, then the reasons in words.
    fileprivate func lines(_ context: PageContext) -> [Line] {
        let label = context.size.columns < 60 ? 10 : 16
        let half = max(8, (context.size.columns - label - 7) / 2)
        let rows = facts.map { fact in
            Line(fact.label.in(context.language).padded(to: label - 1) + " ", .quiet)
                + Line(fact.one.padded(to: half)) + fact.sign + Line(fact.other.padded(to: half))
        }
        let reasons = dubbel.pair.likeness.reasons.map { reason in
            Line(reason.points >= 0 ? "+ " : "− ", reason.points >= 0 ? .good : .warning)
                + Line(context.say(reason.words))
        }
        return rows + [Line()] + reasons
    }
}

extension ShownPair.Fact {
    fileprivate var sign: Line {
        switch isSame {
        case true?: Line(" = ", .good)
        case false?: Line(" ≠ ", .warning)
        case nil: Line("   ")
        }
    }
}

extension String {
    fileprivate func padded(to columns: Int) -> String {
        let text = fitted(to: columns)
        return text + String(repeating: " ", count: max(0, columns - text.columns))
    }
}

extension Archive {
    /// With the reason that was typed before; nil where they are no likely pair any more.
    fileprivate func pairToDecide(_ one: FolderID, _ other: FolderID) throws
        -> (pair: ShownPair, words: Jotting)?
    {
        guard let pair = try pair(one, other) else { return nil }
        return (pair, try words(about: pair))
    }
}
