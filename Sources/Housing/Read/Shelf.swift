public import Replica
public import SyncProtocol

// Which dossiers are on this device, and what they hold.

extension Replica {
    /// The folders of all dossiers that are shown here.
    public func dossierFolders() throws -> [FolderID] {
        let arriving = try folders(.arriving).filter { try !heads(of: $0).isEmpty }
        return try (folders(.here) + folders(.leaving) + arriving)
            .filter { try kind(of: $0) == .dossier }.sorted()
    }

    /// The line by which people know a dossier: name and municipality.
    public func dossierTitle(_ folder: FolderID) throws -> String {
        try titles(of: DossierField.type, in: folder, limit: 1).first?.title ?? "(zonder naam)"
    }

    /// All dossiers, read in one go.
    public func dossiers() throws -> [Dossier] {
        var records: [FolderID: [ShownRecord]] = [:]
        for type in HousingSchema.schema.types {
            for record in try self.records(of: type.number) {
                records[record.folder, default: []].append(record)
            }
        }
        let conflicts = Dictionary(grouping: try conflicts(), by: \.folder)
        return try dossierFolders().map { folder in
            Dossier(
                folder: folder, places: try livePlaces(of: folder),
                records: records[folder] ?? [], conflicts: conflicts[folder] ?? [])
        }
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
