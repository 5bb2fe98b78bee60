import Replica
import SeededChance
import SyncProtocol

// What a screen asks of a replica with many folders, beside the same question to plain tables.

/// Prints a line for each question; the files are made anew unless a place for them is given.
func benchOpening(folders: Int, records: Int, place: String?) throws {
    let scratch = try ScratchFolder()
    let made = try MadeFiles(
        folders: folders, records: records, place: place ?? scratch.path("files"))
    let ours = try shortest(of: 5) { _ = try made.openReplica() }
    let plain = try shortest(of: 5) {
        let database = try PlainDatabase.open(made.plainPath, durability: .full)
        _ = try database.prepare("SELECT count(*) FROM dossier LIMIT 1").readAll()
    }
    var report = Report("open", count: folders, seconds: ours, plain: plain)
    report.add("file_bytes", try fileBytes(made.replicaPath))
    report.add("plain_file_bytes", try fileBytes(made.plainPath))
    report.print()
    try Questions(made).askAll()
}

/// Runs something so many times; the shortest time is the one without disturbance.
func shortest(of rounds: Int, _ body: () throws -> Void) rethrows -> Double {
    try (0..<rounds).map { _ in try measured(body).1 }.min()!
}

/// The questions themselves: each asked of the replica and of plain tables in turn.
private final class Questions {
    private let made: MadeFiles
    private let replica: Replica
    private let plain: PlainDatabase

    /// Dossiers that are asked for, spread over all.
    private let asked: [MadeDossier]

    init(_ made: MadeFiles) throws {
        self.made = made
        replica = try made.openReplica()
        plain = try PlainDatabase.open(made.plainPath, durability: .full)
        var random = SeededRandom(seed: 5)
        asked = (0..<50).map { _ in
            made.dossier(Int(random.next() % UInt64(made.folderCount)))
        }
    }

    func askAll() throws {
        let status = try shortest(of: 3) { _ = try replica.counts() }
        Report("open.status", count: made.folderCount, seconds: status).print()
        try askFolder()
        try askRecord()
        try askAllDossiers()
        try askHeads()
        try saveForms()
    }

    private func askFolder() throws {
        let statements = try DossierSchema.types.map {
            try plain.prepare("SELECT * FROM \($0.name) WHERE folder = ?")
        }
        let ours = try shortest(of: 3) {
            for dossier in asked {
                for type in DossierSchema.types {
                    _ = try replica.records(of: type.number, in: dossier.folder)
                }
            }
        }
        let plainSeconds = try shortest(of: 3) {
            for dossier in asked {
                for statement in statements {
                    statement.bind(1, dossier.folder.hyphenated)
                    _ = try statement.readAll()
                }
            }
        }
        print("open.folder", asked.count, ours, plainSeconds)
    }

    private func askRecord() throws {
        let statement = try plain.prepare("SELECT * FROM dossier WHERE id = ?")
        let ours = try shortest(of: 3) {
            for dossier in asked {
                _ = try replica.record(dossier.records[0].key, in: dossier.folder)
            }
        }
        let plainSeconds = try shortest(of: 3) {
            for dossier in asked {
                statement.bind(1, dossier.records[0].key.record.hyphenated)
                _ = try statement.readAll()
            }
        }
        print("open.record", asked.count, ours, plainSeconds)
    }

    private func askAllDossiers() throws {
        let statement = try plain.prepare("SELECT * FROM dossier")
        let ours = try shortest(of: 3) {
            let shown = try replica.records(of: DossierSchema.dossier.number)
            guard shown.count == made.folderCount else { throw WrongRows() }
        }
        let plainSeconds = try shortest(of: 3) {
            guard try statement.readAll() == made.folderCount else { throw WrongRows() }
        }
        Report("open.dossiers", count: made.folderCount, seconds: ours, plain: plainSeconds).print()
    }

    private func askHeads() throws {
        let ours = try shortest(of: 3) {
            for dossier in asked { _ = try replica.heads(of: dossier.folder) }
        }
        print("open.heads", asked.count, ours, nil)
    }

    /// One durable change of a field each, on the version that the form was opened on.
    private func saveForms() throws {
        let statement = try plain.prepare("UPDATE dossier SET telefoon = ? WHERE id = ?")
        let (_, plainSeconds) = try measured {
            for dossier in asked {
                statement.bind(1, "06-12345678")
                statement.bind(2, dossier.records[0].key.record.hyphenated)
                try plain.transaction { try statement.run() }
            }
        }
        let (_, ours) = try measured {
            for dossier in asked {
                let field = Field(dossier.records[0].key, FieldNumber(3))
                try replica.commit(
                    Save(
                        folder: dossier.folder, openedOn: try replica.heads(of: dossier.folder),
                        operations: [.write(field, .text("06-12345678"), reason: nil)]))
            }
        }
        print("open.save", asked.count, ours, plainSeconds)
    }

    private func print(_ name: String, _ count: Int, _ ours: Double, _ plain: Double?) {
        var report = Report(name, count: count, seconds: ours, plain: plain)
        report.add("ms_each", ours * 1000 / Double(count))
        report.print()
    }
}
