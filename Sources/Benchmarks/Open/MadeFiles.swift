import Foundation
import Replica
import SyncProtocol

/// A replica of many dossiers on the disk, and plain tables of the same contents; made once.
struct MadeFiles {
    let folderCount: Int
    let recordCount: Int
    let replicaPath: String
    let plainPath: String
    private let schema: Schema

    /// Few enough to be in memory at once, enough to make the transaction itself cheap.
    private static let foldersPerTransaction = 200

    init(
        folders: Int, records: Int, place: String, schema: Schema = DossierSchema.schema
    ) throws {
        folderCount = folders
        recordCount = records
        self.schema = schema
        replicaPath = place + "/replica-\(schema.version)-\(folders)-\(records).sqlite"
        plainPath = place + "/plain-\(schema.version)-\(folders)-\(records).sqlite"
        try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
        guard !FileManager.default.fileExists(atPath: replicaPath) else { return }
        let (_, seconds) = try measured(make)
        var report = Report("open.make", count: folders * records, seconds: seconds)
        report.add("folders", folders)
        report.print()
    }

    func openReplica() throws -> Replica {
        try Replica(path: replicaPath, schema: schema, clock: FixedClock())
    }

    func dossier(_ index: Int) -> MadeDossier { MadeDossier(index, records: recordCount) }

    private func make() throws {
        let replica = try Replica.enrolled(replicaPath, schema, .none)
        let plain = try PlainDossiers(plainPath, .none, indexed: true)
        for start in stride(from: 0, to: folderCount, by: Self.foldersPerTransaction) {
            let indexes = start..<min(folderCount, start + Self.foldersPerTransaction)
            let dossiers = indexes.map(dossier)
            try replica.commitAll(dossiers.map(\.save))
            try plain.database.transaction {
                for dossier in dossiers {
                    for record in dossier.records { try plain.insert(record, in: dossier.folder) }
                }
            }
        }
        _ = try BenchHub().drain(replica)
        for path in [replicaPath, plainPath] { try PlainDatabase.checkpoint(path) }
    }
}
