internal import Housing
internal import Replica
internal import SyncProtocol
internal import TerminalUI

/// What waits here, what was held or rejected and why, and the drafts that are still to be finished.
struct SyncPage: Page {
    enum Action: Hashable { case now, open }

    struct Row: Sendable {
        let line: Line
        let below: [Line]
        let folder: FolderID?
        var draft: FormSubject?
    }

    private var rows: [Row]?
    private var list = ListState()

    var bindings: Bindings {
        Bindings([
            Binding(["s"], Texts.syncNow, .now),
            Binding(
                ["Enter"], Texts.open, .open,
                unless: {
                    if $0.page.chosen != nil { return nil }
                    return $0.page.rows?.isEmpty == false
                        ? Texts.notHereAnyMore : Texts.nothingChosen
                }),
        ])
    }

    func title(_ context: PageContext) -> Wording { Texts.sync }

    private var chosen: Row? {
        guard let rows, rows.indices.contains(list.selected) else { return nil }
        return rows[list.selected].folder == nil ? nil : rows[list.selected]
    }

    mutating func load(_ context: PageContext) -> [PageEffect] {
        let language = context.language
        return [
            Self.read("unsaved", { try $0.unsaved(language) }) { page, rows, context in
                page.rows = rows
                page.list.settle(count: rows.count, rows: context.size.rows)
            }
        ]
    }

    mutating func act(_ action: Action, _ context: PageContext) -> [PageEffect] {
        switch action {
        case .now: return [.tell(Texts.tryingNow, .accent), .syncNow]
        case .open:
            guard let chosen, let folder = chosen.folder else { return [] }
            guard let draft = chosen.draft else { return [.push(DossierPage(folder))] }
            return [.push(draft.page)]
        }
    }

    mutating func press(_ key: Key, _ context: PageContext) -> [PageEffect]? {
        list.handle(key, count: rows?.count ?? 0, rows: context.size.rows) ? [] : nil
    }

    func view(_ context: PageContext) -> View {
        let head = headLines(context)
        let rows = rows ?? []
        let empty = self.rows == nil ? Texts.reading : Texts.nothingOpen
        let body = list.view(
            count: rows.count, empty: Line("  " + context.say(empty), .quiet)
        ) { rows[$0].line }
        let below = rows.indices.contains(list.selected) ? rows[list.selected].below : []
        return .rows([
            .exactly(head.count, .lines(head)),
            .exactly(1, progress(context).inset(columns: 1)), .share(body),
            .exactly(below.count, View.lines(below).inset(columns: 2)),
        ])
    }

    /// Where it is known how much there is.
    private func progress(_ context: PageContext) -> View {
        guard case .working(let progress) = context.exchange, let total = progress.changes.total
        else { return .empty }
        let words = context.say(Texts.working(progress))
        return Progress(done: Int(progress.changes.done), of: Int(total), words).view
    }

    /// In whole sentences what the status says in signs.
    private func headLines(_ context: PageContext) -> [Line] {
        guard let counts = context.standing.counts else { return [] }
        let exchange = Line(" ") + context.exchange.line(context.language)
        return Texts.arrived(counts, context.standing.waiting, context.today).map {
            Line(" " + context.say($0))
        }
            + (context.exchange == .unknown ? [] : [exchange])
    }
}

extension Archive {
    /// Drafts first, then own changes that were held, rejected or refused.
    fileprivate func unsaved(_ language: Language) throws -> [SyncPage.Row] {
        let (drafts, verdicts) = (try replica.drafts(), try replica.openVerdicts())
        let names = try titles(of: drafts.map(\.folder) + verdicts.map(\.folder))
        let (today, gone) = (try today, Texts.dossierGone.in(language))
        return drafts.map { draft in
            let form = try? replica.restore(draft.id)
            let subject = form.flatMap { FormSubject($0) }
            let time = LocalTime(milliseconds: draft.savedAt).words(on: today)
            let what = subject?.definition.title.wording ?? Texts.form
            let below = form.map { FormSubject.answers(in: $0.answers) } ?? [:]
            // Somebody who is being registered has no dossier yet.
            let name = form?.kind == nil ? gone : below[DossierField.naam.label] ?? ""
            return SyncPage.Row(
                line: Line("✎ ", .accent) + Line((names[draft.folder] ?? name) + "  ", .strong)
                    + Line(Texts.draft(what, time).in(language)),
                below: below.sorted { $0.key < $1.key }.filter { !$0.value.isEmpty }.prefix(6).map {
                    Line("\($0.key): \($0.value)", .quiet)
                }, folder: draft.folder, draft: subject)
        }
            + verdicts.map { open in
                let time = LocalTime(milliseconds: open.at).words(on: today)
                return SyncPage.Row(
                    line: open.verdict.sign + Line((names[open.folder] ?? gone) + "  ", .strong)
                        + Line("\(time)  " + Texts.verdict(open.verdict).in(language)),
                    below: [Line(Texts.next(open.verdict).in(language), .quiet)]
                        + open.operations.compactMap(\.words).prefix(5).map { Line($0, .quiet) },
                    folder: names[open.folder] == nil ? nil : open.folder)
            }
    }
}

extension Verdict {
    fileprivate var sign: Line {
        switch self {
        case .accepted: Line("✓ ", .good)
        case .held: Line("⧗ ", .warning)
        case .rejected, .refused, .erased: Line("✗ ", .danger)
        }
    }
}

extension Operation {
    /// What it wrote, for the one who wrote it.
    fileprivate var words: String? {
        switch self {
        case .write(let field, let value, _):
            HousingSchema.isTrajectReference(field)
                ? nil
                : "\(HousingSchema.label(of: field)): \(HousingSchema.words(for: value, in: field))"
        case .edit(let field, let edits):
            "\(HousingSchema.label(of: field)): \(edits.map(\.inserted).joined(separator: " … "))"
        case .add(let field, let value):
            "\(HousingSchema.label(of: field)): \(HousingSchema.words(for: value, in: field))"
        case .remove, .delete, .restore, .remark, .unknown: nil
        }
    }
}
