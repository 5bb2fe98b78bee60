public import SyncProtocol

/// Why a replica could not do what was asked; nothing was changed.
public enum ReplicaError: Error, Equatable, Sendable {
    /// The device has not been connected to a hub, so it is not known who writes.
    case notEnrolled
    /// The folder is not on this device, or not whole yet.
    case folderNotHere(FolderID)
    case tooLarge(bytes: Int, limit: Int)
    /// The operation does not fit the schema of this version.
    case doesNotFit(Operation)
    /// The field or the choice is of former days: it is read, and not written any more.
    case retired(Operation)
    case nothingToSave
    /// The form was opened on a version that this replica does not have.
    case versionUnknown(ChangeName)
    /// The file cannot be used, and was left as it is.
    case unusable(path: String, UnusableFile)
    /// People wrote the field apart, and nobody has decided; a form must not do so by the way.
    case contested(Field)
    /// A later version of the program kept the draft; it stays as it is.
    case draftUnreadable(DraftID)
    /// What the change did cannot be taken back: it is not this device's, does not count, or did nothing.
    case nothingToUndo(ChangeName)
    /// The code belongs to another hub than the one this replica was connected to.
    case otherHub
    /// The bundle was made from another hub's folders.
    case bundleOfOtherHub
}

extension ReplicaError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .notEnrolled: "this device is not connected to a hub yet"
        case .folderNotHere(let folder): "folder \(folder) is not on this device"
        case .tooLarge(let bytes, let limit): "\(bytes) bytes in one save; at most \(limit)"
        case .doesNotFit(let operation): "an operation does not fit the schema: \(operation)"
        case .retired(let operation): "what is retired is not written any more: \(operation)"
        case .nothingToSave: "there is nothing to save"
        case .versionUnknown(let name): "version \(name) is not known here"
        case .unusable(let path, let why): "\(path): \(why)"
        case .contested(let field):
            "field \(field.number.rawValue) of record \(field.key.record) was written apart"
        case .draftUnreadable(let draft): "draft \(draft) is of a later version"
        case .nothingToUndo(let name): "there is nothing to undo of change \(name)"
        case .otherHub: "this replica belongs to another hub"
        case .bundleOfOtherHub: "this bundle belongs to another hub"
        }
    }
}

/// What is the matter with a replica's file.
public enum UnusableFile: Equatable, Sendable {
    case missing
    /// Another program's, or no database at all.
    case notAReplica
    case damaged(String)
    /// The file or its folder cannot be written.
    case readOnly
    /// A newer version of the program has worked on it.
    case newer
    case failed(String)
}

/// What time it is for people, in milliseconds since 1970.
public protocol WallClock {
    var milliseconds: Int64 { get }
}
