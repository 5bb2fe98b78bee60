internal import Replica
internal import SyncProtocol

/// What people typed and what was promised to them, kept outside the world that it judges.
struct Ledger {
    /// What one file keeps for its person.
    private struct Kept {
        /// Words that were durable.
        var words: Set<String> = []
        /// Forms that were kept before they were saved.
        var drafts: [DraftID: Form] = [:]
    }

    private var keptByFile: [String: Kept] = [:]
    /// All words that were ever durable on any file.
    private(set) var everTyped: Set<String> = []
    private var savedForms: Set<DraftID> = []
    private var folders: [String: FolderID] = [:]
    /// Words that the hub acknowledged as accepted.
    private(set) var accepted: Set<String> = []
    /// Words that went down with a file that was replaced by an older one, and those that a person had
    /// back in his hands.
    private(set) var excused: Set<String> = []
    /// Words that were written again by taking something back, or by taking it up again.
    private(set) var repeated: Set<String> = []

    mutating func typed(_ written: Written, on file: String) {
        keptByFile[file, default: Kept()].words.formUnion(written.words)
        everTyped.formUnion(written.words)
        for word in written.words { folders[word] = written.folder }
    }

    /// A form that was kept is saved again where its file was copied or put back.
    mutating func saved(_ form: Form, _ written: Written, on file: String) {
        dropped(form.id, on: file)
        typed(written, on: file)
        if !savedForms.insert(form.id).inserted { wroteAgain(written.words) }
    }

    mutating func wroteAgain(_ words: [String]) { repeated.formUnion(words) }

    mutating func gaveBack(_ words: [String]) { excused.formUnion(words) }

    mutating func kept(_ form: Form, on file: String) {
        keptByFile[file, default: Kept()].drafts[form.id] = form
    }

    mutating func dropped(_ draft: DraftID, on file: String) {
        keptByFile[file]?.drafts[draft] = nil
    }

    func drafts(on file: String) -> [Form] {
        (keptByFile[file]?.drafts.values).map { $0.sorted { $0.id < $1.id } } ?? []
    }

    mutating func imaged(_ file: String, as image: String) { keptByFile[image] = keptByFile[file] }

    mutating func restored(_ file: String, to image: String) {
        let before = keptByFile[file]?.words ?? []
        excused.formUnion(before.subtracting(keptByFile[image]?.words ?? []))
        keptByFile[file] = keptByFile[image]
    }

    /// Words of which the last copy was on a disk that was put back: a folder that nobody else holds
    /// falls with it.
    mutating func wentDown(_ before: Set<String>, stillSomewhere: Set<String>) {
        excused.formUnion(before.subtracting(stillSomewhere))
    }

    /// What only a device that was taken back had, or its person would have heard of. It brings
    /// nothing back of what a hub had accepted and lost.
    mutating func wentWithDevice(_ file: String, stillSomewhere: Set<String>, hubLost: Bool) {
        let words = keptByFile[file]?.words ?? []
        excused.formUnion(words.subtracting(accepted))
        if hubLost { wentDown(words, stillSomewhere: stillSomewhere) }
        keptByFile[file] = nil
    }

    mutating func acknowledged(_ call: HubCall, _ answer: HubAnswer) throws {
        guard call.path == Path.changes, answer.status == 200,
            case .taken(let verdicts, _) = try PushAnswer(decoding: answer.body)
        else { return }
        for (change, verdict) in zip(try Push(decoding: call.body).changes, verdicts) {
            guard case .accepted = verdict, let body = change.body else { continue }
            let words = words(in: try Body(decoding: body).operations)
            accepted.formUnion(words)
            for word in words { folders[word] = change.header.folder }
        }
    }

    func typed(in folders: Set<FolderID>) -> Set<String> {
        Set(self.folders.filter { folders.contains($0.value) }.keys)
    }

    /// What must be somewhere: in the history, or with its author and a reason. An image that lies in a
    /// drawer promises nothing.
    func owed(on files: [String], but erased: Set<FolderID>) -> Set<String> {
        files.reduce(into: accepted) { $0.formUnion(keptByFile[$1]?.words ?? []) }
            .subtracting(excused)
            .filter { word in folders[word].map { !erased.contains($0) } ?? true }
    }
}

func words(inBodies bodies: [[UInt8]]) throws -> Set<String> {
    Set(try bodies.flatMap { words(in: try Body(decoding: $0).operations) })
}

/// The words that operations carry.
func words(in operations: [SyncProtocol.Operation]) -> [String] {
    operations.flatMap { operation -> [String] in
        switch operation {
        case .write(_, .text(let word), _), .add(_, .text(let word)): [word]
        case .edit(_, let edits): edits.map(\.inserted).filter { !$0.isEmpty }
        default: []
        }
    }
}
