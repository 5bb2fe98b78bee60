internal import SyncProtocol

/// What people typed and what was promised to them, kept outside the world that it judges.
struct Ledger {
    /// Words that were durable, by the file that they were saved in.
    private(set) var wordsByFile: [String: Set<String>] = [:]
    /// Words that the hub acknowledged as accepted.
    private(set) var accepted: Set<String> = []
    /// Words that went down with a file that was replaced by an older one.
    private(set) var lost: Set<String> = []

    mutating func typed(_ words: [String], on file: String) {
        wordsByFile[file, default: []].formUnion(words)
    }

    mutating func imaged(_ file: String, as image: String) {
        wordsByFile[image] = wordsByFile[file]
    }

    mutating func restored(_ file: String, to image: String) {
        lost.formUnion(wordsByFile[file, default: []].subtracting(wordsByFile[image, default: []]))
        wordsByFile[file] = wordsByFile[image]
    }

    /// Words of which the last copy was on a disk that was put back: a folder that nobody else holds
    /// falls with it.
    mutating func wentDown(_ before: Set<String>, stillSomewhere: Set<String>) {
        lost.formUnion(before.subtracting(stillSomewhere))
    }

    mutating func acknowledged(_ call: HubCall, _ answer: HubAnswer) throws {
        guard call.path == Path.changes, answer.status == 200,
            case .taken(let verdicts, _) = try PushAnswer(decoding: answer.body)
        else { return }
        for (change, verdict) in zip(try Push(decoding: call.body).changes, verdicts) {
            guard case .accepted = verdict, let body = change.body else { continue }
            accepted.formUnion(words(in: try Body(decoding: body).operations))
        }
    }

    var typed: Set<String> { wordsByFile.values.reduce(into: []) { $0.formUnion($1) } }
}

func words(inBodies bodies: [[UInt8]]) throws -> Set<String> {
    Set(try bodies.flatMap { words(in: try Body(decoding: $0).operations) })
}

/// The words that operations carry.
func words(in operations: [SyncProtocol.Operation]) -> [String] {
    operations.flatMap { operation -> [String] in
        switch operation {
        case .write(_, .text(let word), _), .add(_, .text(let word)): [word]
        case .edit(_, let edits): edits.map(\.inserted)
        default: []
        }
    }
}
