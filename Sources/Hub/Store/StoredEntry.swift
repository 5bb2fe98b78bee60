internal import SyncProtocol

/// One entry of the feed as the hub keeps it; who may see it is decided when it is read.
enum StoredEntry: Hashable {
    case change(ChangeName)
    /// The folder came to lie in this scope.
    case enter(FolderID, Scope)
    /// The folder no longer lies in this scope.
    case leave(FolderID, Scope)
    case reject(ChangeName, RejectReason)
    case grant(UserID)
    case erase(FolderID)
}

extension StoredEntry: WireValue {
    init(from reader: inout CBORReader) throws(Malformed) {
        let count = try reader.array()
        switch (try reader.unsigned(), count) {
        case (0, 2): self = .change(try ChangeName(from: &reader))
        case (1, 3): self = .enter(try FolderID(from: &reader), try Scope(from: &reader))
        case (2, 3): self = .leave(try FolderID(from: &reader), try Scope(from: &reader))
        case (3, 3): self = .reject(try ChangeName(from: &reader), try RejectReason(from: &reader))
        case (4, 2): self = .grant(try UserID(from: &reader))
        case (5, 2): self = .erase(try FolderID(from: &reader))
        default: throw .unexpected("a stored feed entry")
        }
    }

    func write(to writer: inout CBORWriter) {
        switch self {
        case .change(let name):
            writer.array(2)
            writer.unsigned(0)
            name.write(to: &writer)
        case .enter(let folder, let scope):
            writer.array(3)
            writer.unsigned(1)
            folder.write(to: &writer)
            scope.write(to: &writer)
        case .leave(let folder, let scope):
            writer.array(3)
            writer.unsigned(2)
            folder.write(to: &writer)
            scope.write(to: &writer)
        case .reject(let name, let reason):
            writer.array(3)
            writer.unsigned(3)
            name.write(to: &writer)
            reason.write(to: &writer)
        case .grant(let user):
            writer.array(2)
            writer.unsigned(4)
            user.write(to: &writer)
        case .erase(let folder):
            writer.array(2)
            writer.unsigned(5)
            folder.write(to: &writer)
        }
    }
}
