internal import Merge
internal import SQLite
internal import SyncProtocol

/// Applies changes of one folder, one after another, and writes what became of its records.
///
/// Lives within one transaction. The caller ends it with `flush`.
struct Folding {
    let replica: Replica
    let folder: FolderID
    private var heads: [LogNumber]
    private var states: [RecordKey: RecordState] = [:]
    /// Read only when someone wrote without having seen everything here.
    private var graph: EventGraph?

    init(_ folder: FolderID, in replica: Replica) throws {
        self.replica = replica
        self.folder = folder
        heads = try replica.headNumbers(of: folder)
    }

    /// Lets a change count, if all of its parents do.
    mutating func admit(_ row: LogRow) throws -> Bool {
        var parents: [LogNumber] = []
        for name in row.header.parents {
            guard let parent = try replica.row(everNamed: name), parent.counts,
                parent.header.folder == folder
            else { return false }
            parents.append(parent.number)
        }
        parents.sort()
        let number = try place(row, after: parents.last)
        let ineffective = try apply(row, as: number, on: parents)
        try replica.db.run(
            """
            UPDATE change
            SET counts = 1, parents = :parents, ineffective = :ineffective
            WHERE number = :number
            """,
            [
                "parents": .blob(encodedNumbers(parents)), "ineffective": .integer(ineffective),
                "number": .integer(number.rawValue),
            ])
        try moveHeads(to: number, from: parents)
        graph?.insert(number, parents: parents)
        return true
    }

    /// A change that came before its parents, or comes back to a folder, moves to the log's end.
    private func place(_ row: LogRow, after parent: LogNumber?) throws -> LogNumber {
        // The latest change that counts has no children yet: it is a head.
        if heads.allSatisfy({ $0 < row.number }), parent.map({ $0 < row.number }) ?? true {
            return row.number
        }
        let last = try replica.db.count("SELECT max(number) FROM change")
        let number = LogNumber(last + 1)
        try replica.db.run(
            "UPDATE change SET number = :new WHERE number = :old",
            ["new": .integer(number.rawValue), "old": .integer(row.number.rawValue)])
        return number
    }

    private mutating func moveHeads(to number: LogNumber, from parents: [LogNumber]) throws {
        for parent in parents where heads.contains(parent) {
            try replica.db.run(
                "DELETE FROM head WHERE folder = :folder AND number = :number",
                ["folder": .blob(folder.bytes), "number": .integer(parent.rawValue)])
        }
        try replica.db.run(
            "INSERT INTO head (folder, number) VALUES (:folder, :number)",
            ["folder": .blob(folder.bytes), "number": .integer(number.rawValue)])
        heads = heads.filter { !parents.contains($0) } + [number]
    }

    /// Returns how many operations had no effect here.
    private mutating func apply(
        _ row: LogRow, as number: LogNumber, on parents: [LogNumber]
    ) throws -> Int {
        if parents != heads.sorted(), graph == nil { graph = try replica.graph(of: folder) }
        let known = parents == heads.sorted() ? nil : graph
        let hasSeen = { (other: LogNumber) in known?.hasSeen(other, on: parents) ?? true }
        if let place = row.header.place { try move(to: place, by: number, hasSeen) }
        if let kind = row.header.kind { try replica.remember(kind, of: folder) }
        var edits: [Field: [TextEdit]] = [:]
        var ineffective = 0
        for operation in row.operations {
            if case .remark = operation { continue }
            guard let key = operation.key, replica.schema.fits(operation) else {
                ineffective += 1
                continue
            }
            if case .edit(let field, let more) = operation { edits[field, default: []] += more }
            var state = try state(of: key)
            state.apply(operation, by: number, hasSeen: hasSeen)
            states[key] = state
        }
        for (field, edits) in edits.sorted(by: { $0.key < $1.key }) {
            try edit(field, edits, row, number, parents, hasSeen)
        }
        return ineffective
    }

    private mutating func state(of key: RecordKey) throws -> RecordState {
        if let state = states[key] { return state }
        return try replica.state(of: key, in: folder) ?? RecordState()
    }

    private func move(
        to place: Scope, by number: LogNumber, _ hasSeen: (LogNumber) -> Bool
    ) throws {
        for other in try replica.places(of: folder) where hasSeen(other.change) {
            try replica.db.run(
                "DELETE FROM place WHERE folder = :folder AND number = :number",
                ["folder": .blob(folder.bytes), "number": .integer(other.change.rawValue)])
        }
        try replica.db.run(
            "INSERT INTO place (folder, number, place) VALUES (:folder, :number, :place)",
            [
                "folder": .blob(folder.bytes), "number": .integer(number.rawValue),
                "place": .text(place.path),
            ])
    }

    private mutating func edit(
        _ field: Field, _ edits: [TextEdit], _ row: LogRow, _ number: LogNumber,
        _ parents: [LogNumber], _ hasSeen: (LogNumber) -> Bool
    ) throws {
        let stored = try replica.storedText(of: field, in: folder)
        let unseen = stored.heads.filter { !hasSeen($0) }
        let string =
            unseen.isEmpty
            ? applying(edits, to: stored.string)
            : try replayed(field, edits, row, number, parents)
        try replica.store(string, heads: unseen + [number], of: field, in: folder)
    }

    /// Someone typed without sight of someone else's typing: the whole history decides.
    private mutating func replayed(
        _ field: Field, _ edits: [TextEdit], _ row: LogRow, _ number: LogNumber,
        _ parents: [LogNumber]
    ) throws -> String {
        var graph = try graph ?? replica.graph(of: folder)
        self.graph = graph
        var typed = try replica.edits(of: field, in: folder)
        typed.append(TypedEdits(change: number, header: row.header, name: row.name, edits: edits))
        graph.insert(number, parents: parents)
        let history = graph.restricted(to: Set(typed.map(\.change)))
        var indexes: [LogNumber: Int] = [:]
        var text = TextDocument()
        for (index, edits) in typed.enumerated() {
            let parents = history.parents(of: edits.change).map { indexes[$0]! }
            text.append(edits.edits, on: parents, tie: edits.tie)
            indexes[edits.change] = index
        }
        return text.string
    }

    /// Writes the records that were touched.
    func flush() throws {
        for (key, state) in states.sorted(by: { $0.key < $1.key }) {
            try replica.store(state, of: key, in: folder)
        }
    }
}
