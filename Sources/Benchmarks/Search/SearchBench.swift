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
    let plain = try PlainSearch(scratch.path("search.sqlite"))
    try plain.database.transaction {
        for index in 0..<made.folderCount {
            let dossier = made.dossier(index)
            for record in dossier.records { try plain.insert(record, in: dossier.folder) }
        }
    }
    try plain.database.run("INSERT INTO found (found) VALUES ('optimize')")
    try lookUp(made, replica, plain)
    try listTitles(made, replica)
    try writeWords(made, scratch)
}

private let questions = [
    ("word", "schulden"), ("beginning", "corp"), ("letter", "s"), ("name", "waterhof"),
    ("pair", "keuken betaald"), ("full_name", "anne van waterh"), ("nothing", "zwaluwstaart"),
]

private func lookUp(
    _ made: MadeFiles, _ replica: Replica, _ plain: borrowing PlainSearch
) throws {
    let statement = try plain.search
    for (name, words) in questions {
        var hits = 0
        let ours = try shortest(of: 5) {
            hits = try replica.search(words, limit: PlainSearch.hits).count
        }
        statement.bind(1, words + "*")
        var plainHits = 0
        let plainSeconds = try shortest(of: 5) { plainHits = try statement.readAll() }
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

/// The same dossiers in a replica that searches nothing, and in one that searches every word.
private func writeWords(_ made: MadeFiles, _ scratch: ScratchFolder) throws {
    let dossiers = (0..<min(made.folderCount, 1000)).map(made.dossier)
    var seconds: [Double] = []
    var bytes: [Int] = []
    var forms: [Double] = []
    for schema in [DossierSchema.schema, DossierSchema.searched] {
        let path = scratch.path("written-\(schema.version).sqlite")
        let replica = try Replica.enrolled(path, schema, .normal)
        seconds.append(try measured { try replica.commitAll(dossiers.map(\.save)) }.1)
        forms.append(try measured { try saveNotes(in: dossiers, replica) }.1)
        try PlainDatabase.checkpoint(path)
        bytes.append(try fileBytes(path))
    }
    let count = dossiers.count * made.recordCount
    Report("search.write", count: count, seconds: seconds[1], plain: seconds[0]).print()
    Report("search.write.forms", count: formsSaved, seconds: forms[1], plain: forms[0]).print()
    Report("search.write.bytes", count: count, bytes: bytes[1], plain: bytes[0]).print()
}

private let formsSaved = 1000

/// A note a form, each a transaction of its own.
private func saveNotes(in dossiers: [MadeDossier], _ replica: Replica) throws {
    var invention = Invention(seed: 77)
    for index in 0..<formsSaved {
        let dossier = dossiers[index % dossiers.count]
        let note = MadeDossier.notitie(&invention)
        try replica.commit(Save(folder: dossier.folder, operations: note.operations))
    }
}
