internal import Merge
internal import SQLite
public import SyncProtocol

// A person reads what others wrote apart, and decides.

extension Replica {
    public func conflicts(in folder: FolderID, about key: RecordKey) throws -> [Conflict] {
        try conflicts(in: folder).filter { conflict in
            switch conflict.subject {
            case .field(let field): field.key == key
            case .existence(let other): other == key
            case .place: false
            }
        }
    }

    /// What the author of a side had before him when he wrote it; nothing where he was the first.
    public func basis(of side: Conflict.Side, in conflict: Conflict) throws -> [Conflict.Choice] {
        try db.read {
            guard let row = try row(everNamed: side.change) else { return [] }
            let known = try row.header.parents.filter { try self.row(everNamed: $0) != nil }
            let past = try past(of: conflict.folder, at: known)
            switch conflict.subject {
            case .field(let field):
                let live = past.states[field.key]?.registers[field.number] ?? []
                return Set(live.map(\.value)).sorted().map { .value($0) }
            case .existence(let key):
                guard let state = past.states[key] else { return [] }
                return [state.isDeleted ? .deleted : .kept]
            case .place: return Set(past.places.map(\.scope)).sorted().map { .place($0) }
            }
        }
    }

    /// Writes the choice on top of all sides that the person saw; a side that came since stays open.
    @discardableResult
    public func decide(
        _ conflict: Conflict, _ choice: Conflict.Choice, reason: String
    ) throws -> ChangeName {
        guard var save = conflict.decision(choice, reason: reason) else {
            throw ReplicaError.nothingToSave
        }
        return try transaction {
            let present = try conflicts(in: conflict.folder).first {
                $0.subject == conflict.subject
            }
            let seen = Set(conflict.sides.map(\.change))
            // Nil, and so on all heads, where there is nothing that was not seen.
            if present.map({ Set($0.sides.map(\.change)) }) != seen {
                save.openedOn = conflict.sides.map(\.change)
            }
            return try write([save])[0]
        }
    }

    /// The fields of a folder that show the latest value while others were written apart from it.
    public func latestApart(in folder: FolderID) throws -> [Conflict] {
        try db.read { try latestWithin(folder) }
    }

    /// Within a transaction.
    func latestWithin(_ folder: FolderID) throws -> [Conflict] {
        try schema.types.flatMap { type -> [Conflict] in
            let fields = type.fields.filter { field in
                if case .register(_, .latest) = field.merging { true } else { false }
            }
            guard !fields.isEmpty else { return [] }
            return try records(of: type.number, in: folder).flatMap { record in
                try latestApart(record.key, fields, in: folder)
            }
        }
    }

    private func latestApart(
        _ key: RecordKey, _ fields: [FieldDefinition], in folder: FolderID
    ) throws -> [Conflict] {
        guard let state = try state(of: key, in: folder), !state.isSettled else { return [] }
        return try fields.filter { state.isContested($0.number) }.map { field in
            try conflict(folder, key, Int64(field.number.rawValue), state)
        }
    }
}

extension Conflict {
    /// Whether a stamp lies in the future: a clock was wrong, so what is the latest is not known yet.
    public func isUnsure(at now: Int64) -> Bool { sides.contains { $0.at > now } }

    /// The save that writes the chosen side anew; nil where the choice is of another kind of conflict.
    public func decision(_ choice: Choice, reason: String) -> Save? {
        var save = Save(folder: folder, operations: [])
        switch (subject, choice) {
        case (.field(let field), .value(let value)):
            save.operations = [.write(field, value, reason: reason)]
        case (.existence(let key), .kept):
            save.operations = [.restore(key), .remark(reason)]
        case (.existence(let key), .deleted): save.operations = [.delete(key, reason: reason)]
        case (.place, .place(let scope)):
            save.operations = [.remark(reason)]
            save.place = scope
        default: return nil
        }
        return save
    }
}
