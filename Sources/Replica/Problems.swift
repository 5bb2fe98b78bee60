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
    /// The file was made by a newer version of the program.
    case newerFile(version: Int64)
    /// The code belongs to another hub than the one this replica was connected to.
    case otherHub
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
        case .newerFile(let version): "the file is of a newer version (\(version))"
        case .otherHub: "this replica belongs to another hub"
        }
    }
}

/// What time it is for people, in milliseconds since 1970.
public protocol WallClock {
    var milliseconds: Int64 { get }
}
