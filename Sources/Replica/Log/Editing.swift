internal import Merge
internal import SQLite
internal import SyncProtocol

/// A text in which people typed without sight of each other, while its folder is folded.
struct MergedText {
    private var document = TextDocument()
    private var history = RestrictedGraph()
    private var indexes: [LogNumber: Int] = [:]
    /// Whether there is something in it that the table has not.
    var isNew = false

    var string: String { document.string }
    var heads: [LogNumber] { history.graph.heads.sorted() }

    /// A change that typed in the text.
    mutating func append(_ typed: TypedEdits, on parents: [LogNumber]) {
        let seen = history.insert(typed.change, parents: parents, isAmong: true)
        indexes[typed.change] = document.eventCount
        document.append(typed.edits, on: seen.map { indexes[$0]! }, tie: typed.tie)
    }

    /// A change of the folder that may have typed in it, or not.
    mutating func note(_ change: LogNumber, on parents: [LogNumber]) {
        guard !history.contains(change) else { return }
        history.insert(change, parents: parents, isAmong: false)
    }
}

// What one change types.

extension Folding {
    mutating func edit(
        _ field: Field, _ edits: [TextEdit], _ change: Applied, on parents: [LogNumber],
        _ hasSeen: (LogNumber) -> Bool
    ) throws {
        if texts[field] == nil {
            let stored = try replica.storedText(of: field, in: folder)
            if stored.heads.allSatisfy(hasSeen) {
                return try replica.store(
                    applying(edits, to: stored.string), heads: [change.number], of: field,
                    in: folder)
            }
            texts[field] = try merged(field, before: change.number)
        }
        texts[field]!.append(
            TypedEdits(
                change: change.number, header: change.header, name: change.name, edits: edits),
            on: parents)
        texts[field]!.isNew = true
    }

    /// Someone typed without sight of someone else's typing: the whole history decides.
    private mutating func merged(_ field: Field, before end: LogNumber) throws -> MergedText {
        let graph = try graph ?? replica.graph(of: folder, before: end)
        self.graph = graph
        var typed = try replica.edits(of: field, in: folder).filter { $0.change != end }[...]
        var text = MergedText()
        for number in graph.numbers {
            let parents = graph.parents(of: number)
            if let next = typed.first, next.change == number {
                text.append(next, on: parents)
                typed.removeFirst()
            } else {
                text.note(number, on: parents)
            }
        }
        return text
    }

    mutating func flushTexts() throws {
        for (field, text) in texts.sorted(by: { $0.key < $1.key }) where text.isNew {
            try replica.store(text.string, heads: text.heads, of: field, in: folder)
            texts[field]!.isNew = false
        }
    }
}
