internal import Merge
internal import SQLite
public import SyncProtocol

// The words of an own change that was held, rejected or refused: taken up again, or set aside.

extension Replica {
    /// A form with what the change wrote, on what still counts of the version that it was made on.
    ///
    /// Once that form is committed, the change is listed no more.
    public func takeUpAgain(_ name: ChangeName) throws -> Form {
        try db.read {
            guard let row = try row(everNamed: name) else {
                throw ReplicaError.versionUnknown(name)
            }
            return try form(takingUp: row)
        }
    }

    private func form(takingUp row: LogRow) throws -> Form {
        let (folder, header) = (row.header.folder, row.header)
        let version = try isShown(folder) ? standing(header.parents, in: folder) : header.parents
        let base =
            try isShown(folder) ? past(of: folder, at: version) : Past(schema)
        let written = try past(of: folder, at: [row.name], alsoWhatDoesNotCount: true)
        var reasons: [String] = []
        var sheets: [RecordKey: Sheet] = [:]
        for operation in row.operations {
            if case .remark(let words) = operation { reasons.append(words) }
            guard let key = operation.key else { continue }
            sheets[key, default: base.sheet(of: key)].take(operation, written.contents(of: key))
        }
        return Form(
            id: randomIdentifier(), folder: folder, openedOn: version, kind: header.kind,
            places: Set(base.places.map(\.scope)).sorted(), place: header.place,
            reason: reasons.isEmpty ? nil : reasons.joined(separator: "\n"), takesUp: row.name,
            sheets: Array(sheets.values))
    }

    /// The change is listed no more, unless the hub says something else of it later.
    public func discardWords(of name: ChangeName) throws {
        try transaction { try setAside(name) }
    }

    func setAside(_ name: ChangeName) throws {
        guard let row = try row(everNamed: name) else { throw ReplicaError.versionUnknown(name) }
        try db.run(
            """
            INSERT INTO set_aside (name, standing)
            VALUES (:name, :standing)
            ON CONFLICT DO UPDATE SET standing = excluded.standing
            """,
            [
                "name": .blob(row.name.bytes), "standing": .integer(row.standing.rawValue),
            ])
    }
}

extension Sheet {
    /// What an operation of the change had done; `written` is the record right after that change.
    fileprivate mutating func take(_ operation: Operation, _ written: RecordContents) {
        switch operation {
        case .write(let field, let value, let reason):
            typed.values[field.number] = value == .empty ? nil : value
            reasons[field.number] = reason
            if contested.contains(field.number) { decided.insert(field.number) }
        case .add(let field, let value):
            typed.sets[field.number, default: []].insert(value)
        case .remove(let field, let value): typed.sets[field.number]?.remove(value)
        case .edit(let field, _): typed.texts[field.number] = written.texts[field.number]
        case .delete(_, let reason):
            typed.existence = .deleted
            deletionReason = reason
        case .restore: typed.existence = .present
        case .remark, .unknown: break
        }
    }
}
