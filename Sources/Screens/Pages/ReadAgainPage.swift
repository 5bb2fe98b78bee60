internal import Housing
internal import Replica
internal import SyncProtocol
internal import TerminalUI

/// The paragraphs of one dossier in which people wrote at the same time, by whose hand what is.
struct ReadAgainPage: Page {
    enum Action: Hashable { case next, read, mend }

    private let folder: FolderID
    private var read: MergedTexts?
    private var place = 0
    private var scroll = ScrollText()

    init(_ folder: FolderID) { self.folder = folder }

    private var texts: [MergedText]? { read?.texts }

    var bindings: Bindings {
        Bindings([
            Binding(["v"], Texts.markRead, .read),
            Binding(
                ["Right", "Tab"], Texts.otherText, .next,
                unless: { ($0.page.texts?.count ?? 0) > 1 ? nil : Texts.oneText }),
            Binding(
                ["Enter"], Texts.mend, .mend,
                unless: { $0.page.note == nil ? Texts.notMended : nil }),
        ])
    }

    func title(_ context: PageContext) -> Wording { Texts.readAgain }

    func shows(_ folders: Set<FolderID>) -> Bool { folders.contains(folder) }

    private var shown: MergedText? {
        guard let texts, texts.indices.contains(place) else { return nil }
        return texts[place]
    }

    private var note: RecordID? {
        shown.flatMap { $0.field.key.type == NotitieField.type ? $0.field.key.record : nil }
    }

    mutating func load(_ context: PageContext) -> [PageEffect] {
        let folder = folder
        return [
            Self.read("texts", { try $0.mergedTexts(in: folder) }) { page, read, _ in
                page.read = read
            }
        ]
    }

    mutating func act(_ action: Action, _ context: PageContext) -> [PageEffect] {
        switch action {
        case .next:
            place = (place + 1) % max(1, texts?.count ?? 1)
            scroll = ScrollText()
            return []
        case .read:
            guard let read else { return [] }
            let folder = folder
            return [
                Self.attempt(
                    "seen", { try $0.replica.markLooked(at: folder, version: read.version) }
                ) { _, result, _ in
                    if case .failure(let error) = result { return [.tell(error.wording, .danger)] }
                    return [.tell(Texts.haveRead, .good), .back(.cancelled)]
                }
            ]
        case .mend:
            guard let note else { return [] }
            let subject = FormSubject(definition: .notitie, folder: folder, changed: note)
            return [.push(subject.page)]
        }
    }

    private func lines(_ context: PageContext) -> [Line] {
        shown?.lines(columns: max(10, context.size.columns - 2)) ?? []
    }

    mutating func press(_ key: Key, _ context: PageContext) -> [PageEffect]? {
        scroll.handle(key, lines: lines(context).count, rows: max(1, context.size.rows - 3))
            ? [] : nil
    }

    func view(_ context: PageContext) -> View {
        guard let shown else {
            let empty = texts == nil ? Texts.reading : Texts.nothingToReadAgain
            return .line(Line("  " + context.say(empty), .quiet))
        }
        let label = HousingSchema.label(of: shown.field)
        let head = Texts.textOf(read?.name ?? "", label, place, of: texts?.count ?? 1)
        let hint = View.text(context.say(Texts.readAgainHint), .quiet)
        return .rows([
            .exactly(1, .line(Line(" " + context.say(head), .strong))),
            .exactly(2, hint.inset(columns: 1)),
            .share(scroll.view(lines(context)).inset(columns: 1)),
        ])
    }
}

/// The texts of one dossier, and the version that they were read at.
private struct MergedTexts: Sendable {
    let name: String
    let version: [ChangeName]
    let texts: [MergedText]
}

extension Archive {
    /// As the texts are now; those that somebody mended meanwhile are left out.
    fileprivate func mergedTexts(in folder: FolderID) throws -> MergedTexts {
        let (people, today) = (try Names(replica), try today)
        let version = try replica.heads(of: folder)
        let fields = try replica.paragraphsToRead(in: folder).keys.sorted()
        let readings = try replica.authors(of: fields, in: folder)
        return MergedTexts(
            name: try titles(of: [folder])[folder] ?? "", version: version,
            texts: fields.compactMap { field in
                readings[field].map { MergedText(field, $0, people, on: today) }
            })
    }
}
