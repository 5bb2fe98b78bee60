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
    case nothingToSave
    /// The form was opened on a version that this replica does not have.
    case versionUnknown(ChangeName)
    /// The file cannot be used, and was left as it is.
    case unusable(path: String, UnusableFile)
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
        case .nothingToSave: "there is nothing to save"
        case .versionUnknown(let name): "version \(name) is not known here"
        case .unusable(let path, let why): "\(path): \(why)"
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
