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

    /// One dossier, and the version that was read: another program may write meanwhile.
    public func open(_ folder: FolderID) throws -> OpenedDossier {
        var version = try heads(of: folder)
        while true {
            let records = try HousingSchema.schema.types.flatMap {
                try self.records(of: $0.number, in: folder)
            }
            let dossier = Dossier(
                folder: folder, places: try livePlaces(of: folder), records: records,
                conflicts: try conflicts(in: folder))
            let present = try heads(of: folder)
            if present == version { return OpenedDossier(dossier: dossier, version: version) }
            version = present
        }
    }
}
