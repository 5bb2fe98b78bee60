internal import Commands
internal import Housing
internal import Replica
internal import SyncProtocol

/// Makes a dossier for a person who is registered.
func aanmelden(_ input: Input, _ desk: Desk) async throws -> Answer {
    let typed = input.value("gemeente")!
    let naslag = try Naslag(desk.replica)
    let gemeente = naslag.gemeente(typed)
    var aanmelding = Aanmelding(
        naam: input.value("naam")!, gemeente: gemeente?.naam ?? typed,
        aangemeldOp: try input.day("datum") ?? desk.today)
    aanmelding.geboortedatum = try input.day("geboortedatum")
    aanmelding.telefoon = input.value("telefoon")
    aanmelding.woonproces = try input.choice(Woonproces.self, "woonproces")
    aanmelding.herkomst = try input.choice(Herkomst.self, "herkomst")
    aanmelding.aanmelder = input.value("aanmelder").map { naslag.organisatie($0)?.naam ?? $0 }
    let scope = try scope(input, gemeente)
    let folder: FolderID = desk.newIdentifier()
    try desk.replica.commit(try aanmelding.save(as: folder, in: scope))
    let number = try desk.numbers()[folder]!
    return Answer(
        say("Dossier {1} ({2})", number, scope.path),
        [
            "dossier": .text(number.description), "folder": .text(folder.description),
            "place": .text(scope.path),
        ])
}

/// As given, else the region of the gemeente.
private func scope(_ input: Input, _ gemeente: Gemeente?) throws -> Scope {
    guard let typed = input.value("regio") else {
        guard let gemeente else {
            throw HousingError.gemeenteUnknown(input.value("gemeente")!)
        }
        return gemeente.regio.scope
    }
    guard let scope = Scope(typed) else {
        throw UsageError(
            say(
                "--regio: \"{1}\" kan niet; kies bijvoorbeeld {2}.", typed,
                Regio.allCases.map(\.rawValue).joined(separator: ", ")))
    }
    return scope
}

/// Other facts for a dossier.
func wijzig(_ input: Input, _ desk: Desk) async throws -> Answer {
    let opened = try desk.open(input.argument(0))
    var wijziging = Wijziging()
    let naslag = try Naslag(desk.replica)
    for field in [DossierField.naam, .telefoon, .gemeente, .email, .adres] {
        guard let text = input.value(field.column) else { continue }
        wijziging.set(
            field, to: field == .gemeente ? naslag.gemeente(text)?.naam ?? text : text)
    }
    if let day = try input.day("geboortedatum") { wijziging.set(.geboortedatum, to: day) }
    guard !wijziging.values.isEmpty else { throw UsageError(say("Geef aan wat er verandert.")) }
    let change = try desk.commit(try wijziging.save(in: opened.dossier), to: opened)
    return Answer(say("Gewijzigd."), ["change": .text(change.description)])
}
