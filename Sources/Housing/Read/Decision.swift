public import Replica
internal import SyncProtocol

// A person decides between what others wrote apart.

extension Conflict {
    /// Stays the same while the conflict is open, whatever else comes and goes.
    public var id: ConflictID {
        switch subject {
        case .place: ConflictID(folder, [[0]])
        case .existence(let key): ConflictID(folder, [[1], Self.bytes(of: key)])
        case .field(let field):
            ConflictID(
                folder,
                [[2], Self.bytes(of: field.key), bigEndianBytes(UInt64(field.number.rawValue))])
        }
    }

    private static func bytes(of key: RecordKey) -> [UInt8] {
        bigEndianBytes(UInt64(key.type.rawValue)) + key.record.bytes
    }

    /// The choice that is meant by a side's number, the beginning of its change's name, or a word.
    public func choice(_ typed: String) throws(HousingError) -> Choice {
        if case .existence = subject {
            if typed == "behoud" { return .kept }
            if typed == "verwijder" { return .deleted }
        }
        if let number = Int(typed), sides.indices.contains(number - 1), typed.count < 4 {
            return sides[number - 1].choice
        }
        let named = sides.filter { $0.change.description.hasPrefix(typed.lowercased()) }
        guard typed.count >= 4, named.count == 1 else { throw .sideUnknown(typed) }
        return named[0].choice
    }

    /// Writes the chosen side anew, on top of all sides, with the reason.
    public func decision(for choice: Choice, reason: String) throws(HousingError) -> Save {
        guard !reason.allSatisfy(\.isWhitespace) else { throw .reasonMissing }
        guard reason.utf8.count <= Limits.reasonBytes else { throw .reasonTooLong }
        guard let save = decision(choice, reason: reason) else {
            throw .sideUnknown("\(choice)")
        }
        return save
    }
}

extension Conflict.Choice {
    /// The choice as people read it.
    public func words(in subject: Conflict.Subject) -> String {
        switch (self, subject) {
        case (.value(let value), .field(let field)): HousingSchema.words(for: value, in: field)
        case (.value, _): ""
        case (.deleted, _): "verwijderd"
        case (.kept, _): "bewerkt (behoud)"
        case (.place(let scope), _): scope.path
        }
    }
}
