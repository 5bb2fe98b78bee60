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
        let ineffective = try work(on: body, change, hasSeen)
        for (field, edits) in textEdits(in: body).sorted(by: { $0.key < $1.key }) {
            try edit(field, edits, change, on: parents, hasSeen)
        }
        return ineffective
    }

    private func textEdits(in body: BodyReading) -> [Field: [TextEdit]] {
        var edits: [Field: [TextEdit]] = [:]
        for case .operation(.edit(let field, let more)) in body.steps
        where replica.schema.definition(of: field)?.merging == .text {
            edits[field, default: []] += more
        }
        return edits
    }

    /// Record by record, in the order in which they lie in the table; returns what had no effect.
    private mutating func work(
        on body: BodyReading, _ change: Applied, _ hasSeen: (LogNumber) -> Bool
    ) throws -> Int {
        // The records of a large change are written as they come by, and not gathered.
        let isLarge = body.steps.count > Self.stepsGathered
        var ineffective = 0
        for (key, steps) in body.stepsByRecord {
            guard let key else {
                ineffective += steps.count { !body.isRemark($0) }
                continue
            }
            var state = states[key]
            let isGathered = state != nil
            for step in steps {
                if state == nil {
                    if try add(key, body.steps[step], of: body, change) { continue }
                    state = try replica.state(of: key, in: folder) ?? RecordState()
                }
                for operation in body.operations(of: body.steps[step]) {
                    if replica.schema.fits(operation) {
                        state!.apply(operation, by: change.number, hasSeen: hasSeen)
                    } else {
                        ineffective += 1
                    }
                }
            }
            guard let state, !state.touches.isEmpty else { continue }
            if isLarge, !isGathered { try write(state, of: key) } else { states[key] = state }
        }
        return ineffective
    }

    private static var stepsGathered: Int { 100 }

    /// The short way: a record that this change makes is written at once, as it lies in the body.
    private func add(
        _ key: RecordKey, _ step: BodyReading.Step, of body: BodyReading, _ change: Applied
    ) throws -> Bool {
        guard case .fill(_, let values) = step, !hasDeleted,
            let table = replica.rowTables[key.type]
        else { return false }
        let isAdded = try table.add(
            key.record, in: folder, by: change.number, body.values(in: values),
            of: body.bytes.span.bytes)
        if isAdded, table.isFound { replica.touchSearch(key, in: folder) }
        if isAdded { replica.touched.note(key, in: folder) }
        return isAdded
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
}
