public import SyncProtocol

/// What one form writes in one folder.
public struct Save: Sendable {
    public var folder: FolderID
    /// The version that the form was opened on; nil where it was opened and saved at once.
    public var openedOn: [ChangeName]?
    public var operations: [Operation]
    /// In the save that makes a folder.
    public var kind: FolderKind?
    /// In the save that makes a folder, and in one that transfers it.
    public var place: Scope?

    public init(
        folder: FolderID, openedOn: [ChangeName]? = nil, operations: [Operation],
        kind: FolderKind? = nil, place: Scope? = nil
    ) {
        self.folder = folder
        self.openedOn = openedOn
        self.operations = operations
        self.kind = kind
        self.place = place
    }
}
