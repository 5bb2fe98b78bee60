public import Replica
public import SyncProtocol

// Which dossiers are on this device, and what they hold.

extension Replica {
    /// The folders of all dossiers that are shown here.
    public func dossierFolders() throws -> [FolderID] {
        let arriving = try folders(.arriving, of: .dossier).filter { try !heads(of: $0).isEmpty }
        return try (folders(.here, of: .dossier) + folders(.leaving, of: .dossier) + arriving)
            .sorted()
    }

    /// The line by which people know a dossier: name and municipality.
    public func dossierTitle(_ folder: FolderID) throws -> String {
        try titles(of: DossierField.type, in: folder, limit: 1).first?.title ?? "(zonder naam)"
    }

    /// One dossier with those that go on in it, and the versions that were read: another program may write
    /// meanwhile.
    public func open(_ folder: FolderID) throws -> OpenedDossier {
        guard try isHere(folder) else { throw ReplicaError.folderNotHere(folder) }
        let folders = [folder] + (try voortzettingen().former(of: folder).filter(shows))
        var versions = try heads(of: folders)
        while true {
            let dossier = Dossier(
                folder: folder, places: try livePlaces(of: folder),
                records: try folders.flatMap(recordsOfAllTypes),
                conflicts: try folders.flatMap { try conflicts(in: $0) })
            let present = try heads(of: folders)
            if present == versions { return OpenedDossier(dossier: dossier, versions: versions) }
            versions = present
        }
    }

    /// What is still on its way is here once it is whole.
    private func isHere(_ folder: FolderID) throws -> Bool {
        switch try state(of: folder) {
        case .here, .leaving: true
        case .arriving: try shows(folder)
        case .left, .erased, nil: false
        }
    }

    private func shows(_ folder: FolderID) throws -> Bool { try !heads(of: folder).isEmpty }

    private func heads(of folders: [FolderID]) throws -> [FolderID: [ChangeName]] {
        var versions: [FolderID: [ChangeName]] = [:]
        for folder in folders { versions[folder] = try heads(of: folder) }
        return versions
    }

    private func recordsOfAllTypes(in folder: FolderID) throws -> [ShownRecord] {
        try HousingSchema.schema.types.flatMap { try records(of: $0.number, in: folder) }
    }
}
