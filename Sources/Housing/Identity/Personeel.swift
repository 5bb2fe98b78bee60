public import Replica
public import SyncProtocol

/// The folder that names those who write; the office keeps it, everybody reads it.
public enum Personeel {
    public static var folder: FolderID { .personeel }

    /// Names a user; `isFirst` where the folder is not there yet.
    public static func save(_ user: User, isFirst: Bool) -> Save {
        let name = MedewerkerField.naam.write(.text(user.name), on: .medewerker(user.id))
        return Save(
            folder: folder, operations: [name], kind: isFirst ? .personeel : nil,
            place: isFirst ? .everybody : nil)
    }
}

/// The names of those who write.
public struct Names: Sendable {
    private var byUser: [UserID: String] = [:]

    public init(_ replica: Replica) throws {
        for record in try replica.records(of: MedewerkerField.type, in: Personeel.folder) {
            guard let user = UserID(record.key.record.bytes) else { continue }
            byUser[user] = record.text(MedewerkerField.naam)
        }
        if let user = try replica.user(), byUser[user.id] == nil { byUser[user.id] = user.name }
    }

    /// Nil for someone who has no name here.
    public func knownName(of user: UserID) -> String? { byUser[user] }

    /// A name, or the beginning of the identifier of someone who has none here.
    public func name(of user: UserID) -> String {
        byUser[user] ?? hexadecimal(user.bytes.prefix(3))
    }
}
