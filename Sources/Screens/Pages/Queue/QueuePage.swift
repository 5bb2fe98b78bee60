internal import Housing
internal import SyncProtocol
internal import TerminalUI

/// The signals and proposals that wait: taken up, done, decided; the office sees those of all.
struct QueuePage: Page {
    enum Action: Hashable { case open, takeUp, done, agree, refuse, everyone, route(Int) }

    private var rows: [QueueRow]?
    private var count = 0
    private(set) var isOfAll: Bool
    private var list = ListState()
    /// The closing that follows where the office agrees.
    private var closing: FormSubject?

    init(ofAll: Bool) { isOfAll = ofAll }

    private typealias Here = Setting<QueuePage>

    var bindings: Bindings {
        let chosen: @Sendable (Here) -> Wording? = {
            if $0.page.chosen != nil { return nil }
            return $0.page.rows == nil ? Texts.reading : Texts.nothingChosen
        }
        let signal: @Sendable (Here) -> Wording? = { here in
            chosen(here) ?? (here.page.chosen?.signal == nil ? Texts.onlySignals : nil)
        }
        let proposal: @Sendable (Here) -> Wording? = { here in
            chosen(here) ?? (here.page.chosen?.proposal == nil ? Texts.onlyProposals : nil)
                ?? (here.context.standing.isOffice ? nil : Texts.officeDecides)
        }
        return Bindings(
            [
                Binding(["Enter"], Texts.open, .open, unless: chosen),
                Binding(
                    ["p"], Texts.takeUp, .takeUp,
                    unless: { here in
                        signal(here)
                            ?? (here.page.chosen?.signal?.isTaken == true ? Texts.isTaken : nil)
                    }),
                Binding(["k"], Texts.done, .done, unless: signal),
                Binding(["j"], Texts.agree, .agree, unless: proposal),
                Binding(["w"], Texts.disagree, .refuse, unless: proposal),
                Binding(
                    ["m"], isOfAll ? Texts.onlyMine : Texts.ofEveryone, .everyone,
                    unless: { $0.context.standing.isOffice ? nil : Texts.officeSeesAll }),
            ] + DossierRoute.bindings(Action.route, of: { $0.page.chosen?.folder }))
    }

    func title(_ context: PageContext) -> Wording { Texts.queue }

    var chosen: QueueRow? {
        guard let rows, rows.indices.contains(list.selected) else { return nil }
        return rows[list.selected]
    }

    mutating func load(_ context: PageContext) -> [PageEffect] {
        let isOfAll = isOfAll
        return [
            Self.read("queue", { try $0.queue(ofAll: isOfAll) }) { page, found, context in
                (page.rows, page.count) = (found.rows, found.count)
                page.list.settle(count: found.rows.count, rows: page.listRows(context))
            }
        ]
    }

    mutating func act(_ action: Action, _ context: PageContext) -> [PageEffect] {
        if action == .everyone {
            isOfAll.toggle()
            return load(context)
        }
        guard let chosen else { return [] }
        closing = nil
        switch action {
        case .open: return [.push(DossierPage(chosen.folder))]
        case .route(let index): return [.push(DossierRoute.all[index].make(chosen.folder))]
        case .takeUp: return takeUp(chosen)
        case .done: return done(chosen, context)
        case .agree: return decide(chosen, .akkoord)
        case .refuse: return decide(chosen, .nietAkkoord)
        case .everyone: return []
        }
    }

    private func takeUp(_ row: QueueRow) -> [PageEffect] {
        guard let signal = row.signal else { return [] }
        return [
            Self.attempt("take", { try $0.takeUp(signal) }) { _, result, _ in
                if case .failure(let error) = result { return [.tell(error.wording, .danger)] }
                return [.tell(Texts.takenUp(row.name), .good)]
            }
        ]
    }

    private func done(_ row: QueueRow, _ context: PageContext) -> [PageEffect] {
        let subject = FormSubject(
            definition: .signaal, folder: row.folder, traject: row.signal?.traject,
            changed: row.record, answers: ["afgehandeld": context.today.description])
        return [
            .push(
                AnswerPage(
                    subject, SignaalField.afhandeling.label, Texts.whatWasDone,
                    whileEmpty: Texts.reasonFirst))
        ]
    }

    /// Without agreement a reason is owed; with it the closing itself comes next.
    private mutating func decide(_ row: QueueRow, _ besluit: Voorstelbesluit) -> [PageEffect] {
        guard let proposal = row.proposal else { return [] }
        let subject = FormSubject(
            definition: .voorstel, folder: row.folder, changed: row.record,
            answers: ["besluit": besluit.word])
        if besluit == .akkoord {
            closing = FormSubject(
                definition: .afsluiting, folder: row.folder,
                answers: ["uitkomst": proposal.uitkomst.word, "reden": proposal.reden])
        }
        let heading = besluit == .akkoord ? Texts.whyAgreed : Texts.whyNot
        return [
            .push(
                AnswerPage(
                    subject, "besluit-reden", heading,
                    whileEmpty: besluit == .nietAkkoord ? Texts.reasonFirst : nil))
        ]
    }

    mutating func returned(_ result: PageResult, _ context: PageContext) -> [PageEffect] {
        defer { closing = nil }
        guard case .saved = result, let closing else { return [] }
        return [.push(closing.page)]
    }

    mutating func press(_ key: Key, _ context: PageContext) -> [PageEffect]? {
        list.handle(key, count: rows?.count ?? 0, rows: listRows(context)) ? [] : nil
    }

    private func listRows(_ context: PageContext) -> Int { max(1, context.size.rows - 4) }

    func view(_ context: PageContext) -> View {
        guard let rows else { return .line(Line("  " + context.say(Texts.reading), .quiet)) }
        let head = Line(" " + context.say(Texts.waitingIn(count, ofAll: isOfAll)), .heading)
        let careful = chosen?.careful ?? []
        let below = chosen.map { $0.below(context) } ?? []
        let body = list.view(
            count: rows.count, empty: Line("  " + context.say(Texts.queueEmpty), .good)
        ) { rows[$0].line(context) }
        return .rows([
            .exactly(1, .line(head)), .exactly(careful.count, .lines(careful)), .share(body),
            .exactly(below.count, .lines(below)),
        ])
    }
}

extension QueueRow {
    func line(_ context: PageContext) -> Line {
        let room = context.size.columns < 60 ? 12 : 22
        let name = name.fitted(to: room)
        let space = String(repeating: " ", count: room - name.columns + 1)
        let sign = proposal != nil ? Line("? ", .accent) : Line("! ", .warning)
        return sign + Line(name + space, .strong) + Line(context.say(Texts.what(self)))
    }

    /// Who says so, in his own words.
    fileprivate func below(_ context: PageContext) -> [Line] {
        let who = by.isEmpty ? "" : "\(by): "
        let text = words.isEmpty ? "–" : words
        return (who + text).wrapped(to: max(10, context.size.columns - 3)).prefix(2).map {
            Line("  " + $0, .quiet)
        }
    }
}
