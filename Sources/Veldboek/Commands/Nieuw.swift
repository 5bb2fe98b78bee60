internal import Commands
internal import Housing
internal import Replica
internal import SyncProtocol

/// What others did since the person here looked last.
func nieuw(_ input: Input, _ desk: Desk) async throws -> Answer {
    let names = try Names(desk.replica)
    let dossiers = Set(try desk.replica.dossierFolders())
    let news = try desk.replica.news().filter { dossiers.contains($0.folder) }
    let numbers = try desk.numbers(of: news.map(\.folder))
    let lines = try news.flatMap { news -> [String] in
        let title = try desk.replica.dossierTitle(news.folder)
        let head = "\(numbers[news.folder]!)  \(title)" + (news.isNew ? "  " + say("nieuw") : "")
        return [head] + news.deeds.map { "  " + line($0, names) }
    }
    let json = news.map { news -> JSON in
        [
            "dossier": JSON(numbers[news.folder]?.description),
            "folder": .text(news.folder.description), "isNew": .boolean(news.isNew),
            "deeds": .array(
                news.deeds.map { deed in
                    [
                        "change": .text(deed.change.description), "at": .number(deed.at),
                        "author": .text(names.name(of: deed.author)),
                        "what": .text(what(deed.subject)),
                    ]
                }),
        ]
    }
    return Answer(
        lines.isEmpty ? [say("Er is niets nieuws.")] : lines, ["news": .array(json)])
}

private func line(_ deed: FolderNews.Deed, _ names: Names) -> String {
    "\(LocalTime(milliseconds: deed.at))  \(names.name(of: deed.author))  \(what(deed.subject))"
}

private func what(_ subject: Conflict.Subject) -> String {
    switch subject {
    case .field(let field):
        "\(HousingSchema.typeName(field.key.type)): \(HousingSchema.label(of: field))"
    case .existence(let key): HousingSchema.typeName(key.type)
    case .place: say("regio")
    }
}

/// The person has seen a dossier, or all of them.
func nieuwGezien(_ input: Input, _ desk: Desk) async throws -> Answer {
    let folders =
        try input.argument(0) == "alles"
        ? desk.replica.dossierFolders() : [desk.folder(input.argument(0))]
    for folder in folders { try desk.replica.markLooked(at: folder) }
    return Answer(
        say("Gezien: {1}.", counted(Int64(folders.count), "dossier", "dossiers")),
        ["seen": .number(Int64(folders.count))])
}
