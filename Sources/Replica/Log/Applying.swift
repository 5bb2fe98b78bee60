internal import Merge
internal import SQLite
internal import SyncProtocol

/// A change that counts from now on, under its number.
struct Applied {
    let number: LogNumber
    let name: ChangeName
    let header: Header
    let body: BodyReading?

    init(_ number: LogNumber, _ name: ChangeName, _ header: Header, _ body: BodyReading?) {
        self.number = number
        self.name = name
        self.header = header
        self.body = body
    }
}

// What one change does to the records, the texts and the place of its folder.

extension Folding {
    /// Returns how many operations had no effect here.
    mutating func apply(_ change: Applied, on parents: [LogNumber]) throws -> Int {
        let sawAll = parents == heads.map(\.number).sorted()
        if !sawAll, graph == nil { graph = try replica.graph(of: folder, before: change.number) }
        let known = sawAll ? nil : graph
        let hasSeen = { (other: LogNumber) in known?.hasSeen(other, on: parents) ?? true }
        if let place = change.header.place { try move(to: place, by: change.number, hasSeen) }
        if let kind = change.header.kind { try replica.remember(kind, of: folder) }
        guard let body = change.body else { return 0 }
        var edits: [Field: [TextEdit]] = [:]
        var ineffective = 0
        for step in body.steps {
            if case .fill(let key, let values) = step, try add(key, values, of: body, change) {
                continue
            }
            for operation in body.operations(of: step) {
                if case .remark = operation { continue }
                guard let key = operation.key, replica.schema.fits(operation) else {
                    ineffective += 1
                    continue
                }
                if case .edit(let field, let more) = operation {
                    edits[field, default: []] += more
                }
                try update(key) { $0.apply(operation, by: change.number, hasSeen: hasSeen) }
            }
        }
        for (field, edits) in edits.sorted(by: { $0.key < $1.key }) {
            try edit(field, edits, change, parents, hasSeen)
        }
        return ineffective
    }

    /// The short way: a record that this change makes is written at once, as it lies in the body.
    private func add(
        _ key: RecordKey, _ values: Range<Int>, of body: BodyReading, _ change: Applied
    ) throws -> Bool {
        guard !hasDeleted, states.isEmpty || states[key] == nil,
            let table = replica.rowTables[key.type]
        else { return false }
        return try table.add(
            key.record, in: folder, by: change.number, body.values(in: values),
            of: body.bytes.span.bytes)
    }

    private mutating func update(
        _ key: RecordKey, _ change: (inout RecordState) -> Void
    ) throws {
        if states[key] == nil {
            states[key] = try replica.state(of: key, in: folder) ?? RecordState()
        }
        change(&states[key]!)
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
        _ field: Field, _ edits: [TextEdit], _ change: Applied, _ parents: [LogNumber],
        _ hasSeen: (LogNumber) -> Bool
    ) throws {
        let stored = try replica.storedText(of: field, in: folder)
        let unseen = stored.heads.filter { !hasSeen($0) }
        let string =
            unseen.isEmpty
            ? applying(edits, to: stored.string)
            : try replayed(field, edits, change, parents)
        try replica.store(string, heads: unseen + [change.number], of: field, in: folder)
    }

    /// Someone typed without sight of someone else's typing: the whole history decides.
    private mutating func replayed(
        _ field: Field, _ edits: [TextEdit], _ change: Applied, _ parents: [LogNumber]
    ) throws -> String {
        var graph = try graph ?? replica.graph(of: folder, before: change.number)
        self.graph = graph
        var typed = try replica.edits(of: field, in: folder).filter {
            $0.change != change.number
        }
        typed.append(
            TypedEdits(
                change: change.number, header: change.header, name: change.name, edits: edits))
        graph.insert(change.number, parents: parents)
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
}
