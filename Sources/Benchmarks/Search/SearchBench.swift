import Replica
import SyncProtocol

// Words looked up in many dossiers, beside a plain FTS5 table of the same words.

/// Prints what a search takes, what a list of titles takes, and what it costs to write what is searched.
func benchSearch(folders: Int, records: Int, place: String?) throws {
    let scratch = try ScratchFolder()
    let made = try MadeFiles(
        folders: folders, records: records, place: place ?? scratch.path("files"),
        schema: DossierSchema.searched)
    let replica = try made.openReplica()
    let database = try PlainDatabase.open(scratch.path("search.sqlite"), durability: .none)
    let plain = try PlainSearch(on: database)
    try database.transaction {
        for index in 0..<made.folderCount {
            let dossier = made.dossier(index)
            for record in dossier.records { try plain.insert(record, in: dossier.folder) }
        }
    }
    try database.run("INSERT INTO found (found) VALUES ('optimize')")
    try lookUp(made, replica, plain)
    try listTitles(made, replica)
    try writeWords(made, scratch)
}

private let questions = [
    ("word", "schulden"), ("beginning", "corp"), ("letter", "s"), ("name", "waterhof"),
    ("pair", "keuken betaald"), ("full_name", "anne van waterh"), ("nothing", "zwaluwstaart"),
]

private func lookUp(_ made: MadeFiles, _ replica: Replica, _ plain: PlainSearch) throws {
    for (name, words) in questions {
        var hits = 0
        let ours = try shortest(of: 5) {
            hits = try replica.search(words, limit: PlainSearch.hits).count
        }
        plain.search.bind(1, words + "*")
        var plainHits = 0
        let plainSeconds = try shortest(of: 5) { plainHits = try plain.search.readAll() }
        guard hits == plainHits else { throw WrongRows() }
        var report = Report(
            "search." + name, count: made.folderCount * made.recordCount, seconds: ours,
            plain: plainSeconds)
        report.add("hits", hits)
        report.print()
    }
}

private func listTitles(_ made: MadeFiles, _ replica: Replica) throws {
    var pages = 0
    let seconds = try shortest(of: 3) {
        var last: TitledRecord?
        pages = 0
        repeat {
            last = try replica.titles(
                of: DossierSchema.dossier.number, after: last, limit: PlainSearch.hits
            ).last
            pages += 1
        } while last != nil
    }
    var report = Report("search.titles", count: made.folderCount, seconds: seconds)
    report.add("ms_a_page", seconds * 1000 / Double(pages))
    report.print()
}

/// The same dossiers in a replica that searches every word, in one that searches none, and in plain
/// tables with an FTS5 table beside them.
private func writeWords(_ made: MadeFiles, _ scratch: ScratchFolder) throws {
    let dossiers = (0..<min(made.folderCount, 1000)).map(made.dossier)
    let ours = try written(dossiers, DossierSchema.searched, scratch)
    let without = try written(dossiers, DossierSchema.schema, scratch)
    let plain = try writtenPlainly(dossiers, scratch.path("written.sqlite"))
    let count = dossiers.count * made.recordCount
    var write = Report("search.write", count: count, seconds: ours.all, plain: plain.all)
    write.add("without_search", without.all)
    write.print()
    var forms = Report(
        "search.write.forms", count: formsSaved, seconds: ours.forms, plain: plain.forms)
    forms.add("without_search", without.forms)
    forms.print()
    var bytes = Report("search.write.bytes", count: count, bytes: ours.bytes, plain: plain.bytes)
    bytes.add("without_search", without.bytes)
    bytes.print()
}

private struct Written {
    let all: Double
    /// A note a form, each a transaction of its own.
    let forms: Double
    let bytes: Int
}

private let formsSaved = 1000

private func notes() -> [MadeRecord] {
    var invention = Invention(seed: 1 << 40)
    return (0..<formsSaved).map { _ in MadeDossier.notitie(&invention) }
}

private func written(
    _ dossiers: [MadeDossier], _ schema: Schema, _ scratch: ScratchFolder
) throws -> Written {
    let path = scratch.path("written-\(schema.version).sqlite")
    let replica = try Replica.enrolled(path, schema, .normal)
    let saves = dossiers.map(\.save)
    let (_, all) = try measured { try replica.commitAll(saves) }
    try PlainDatabase.checkpoint(path)
    let bytes = try fileBytes(path)
    let forms = notes().enumerated().map { index, note in
        Save(folder: dossiers[index % dossiers.count].folder, operations: note.operations)
    }
    let (_, each) = try measured { for form in forms { try replica.commit(form) } }
    return Written(all: all, forms: each, bytes: bytes)
}

private func writtenPlainly(_ dossiers: [MadeDossier], _ path: String) throws -> Written {
    let plain = try PlainDossiers(path, .normal, indexed: true)
    let search = try PlainSearch(on: plain.database)
    func write(_ record: MadeRecord, in folder: FolderID) throws {
        try plain.insert(record, in: folder)
        try search.insert(record, in: folder)
    }
    let (_, all) = try measured {
        try plain.database.transaction {
            for dossier in dossiers {
                for record in dossier.records { try write(record, in: dossier.folder) }
            }
        }
    }
    try PlainDatabase.checkpoint(path)
    let bytes = try fileBytes(path)
    let forms = notes()
    let (_, each) = try measured {
        for (index, note) in forms.enumerated() {
            try plain.database.transaction {
                try write(note, in: dossiers[index % dossiers.count].folder)
            }
        }
    }
    return Written(all: all, forms: each, bytes: bytes)
}
