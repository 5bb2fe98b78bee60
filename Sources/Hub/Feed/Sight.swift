internal import SQLite
internal import SyncProtocol

/// What one device may see now; each folder is looked up once for one answer.
struct Sight {
    private let hub: Hub
    let caller: Caller
    private var folders: [FolderID: HubFolder] = [:]

    init(_ hub: Hub, of caller: Caller) {
        self.hub = hub
        self.caller = caller
    }

    mutating func folder(_ id: FolderID) throws -> HubFolder {
        if let known = folders[id] { return known }
        let folder = try hub.folder(id)
        folders[id] = folder
        return folder
    }

    mutating func mayRead(_ id: FolderID) throws -> Bool { try mayRead(folder(id)) }

    func mayRead(_ folder: HubFolder) -> Bool { !folder.isErased && may(.read, folder) }

    /// Who may write where he may not look, as into a log of what he looked at, keeps what he wrote:
    /// it never leaves him, and he never gets it from here.
    func writesUnseen(_ folder: HubFolder) -> Bool {
        !folder.isErased && !may(.read, folder) && may(.write, folder)
    }

    private func may(_ right: Right, _ folder: HubFolder) -> Bool {
        guard let kind = folder.kind else { return false }
        return hub.may(right, caller.grants, kind: kind, places: folder.scopes)
    }

    /// Whether the caller could once read the folder, wherever it lay, or wrote in it.
    mutating func mightHold(_ id: FolderID) throws -> Bool {
        try may(.read, folder(id)) || hub.authors(in: id).contains(caller.user)
    }
}

extension Hub {
    /// Who wrote the changes of a folder, whatever became of them.
    func authors(in folder: FolderID) throws -> Set<UserID> {
        Set(
            try db.all(
                "SELECT header FROM change WHERE folder = :folder",
                ["folder": .blob(folder.bytes)]
            ) { $0.blob(0) }.map { try Header(decoding: $0).author })
    }
}
