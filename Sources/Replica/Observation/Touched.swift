public import SyncProtocol

/// The folders that one transaction wrote in, and the records that it changed there.
public struct Touched: Sendable {
    /// A screen reads a folder of which more was changed as a whole.
    static let mostRecords = 1_000

    private var recordsByFolder: [FolderID: Set<RecordKey>] = [:]
    private var whole: Set<FolderID> = []
    /// The last folder of which no more records are noted: bulk work asks this for every record.
    private var lastWhole: FolderID?

    public var folders: Set<FolderID> { whole.union(recordsByFolder.keys) }

    public var isEmpty: Bool { whole.isEmpty && recordsByFolder.isEmpty }

    /// The records that were changed; nil where all of the folder is to be read anew.
    public func records(in folder: FolderID) -> Set<RecordKey>? {
        whole.contains(folder) ? nil : recordsByFolder[folder] ?? []
    }

    /// Something else than its records: where the folder lies, or what the hub said.
    mutating func note(_ folder: FolderID) {
        if recordsByFolder[folder] == nil { recordsByFolder[folder] = [] }
    }

    mutating func note(_ key: RecordKey, in folder: FolderID) {
        guard lastWhole != folder else { return }
        recordsByFolder[folder, default: []].insert(key)
        if recordsByFolder[folder]!.count > Self.mostRecords { noteAll(of: folder) }
    }

    mutating func noteAll(of folder: FolderID) {
        recordsByFolder[folder] = nil
        whole.insert(folder)
        lastWhole = folder
    }
}
