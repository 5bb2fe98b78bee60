internal import Commands
internal import Housing
internal import Hub
internal import SyncProtocol

/// A change that came in after its dossier was destroyed, as people name it.
struct SealedInList {
    let sealed: SealedChange
    let author: String
    let dossier: DossierNumber?

    /// Its letter keeps it apart from a held one.
    var id: String { "v" + sealed.name.description.prefix(8) }

    private var place: String { dossier.map { "dossier \($0)" } ?? "map \(sealed.folder)" }

    /// Whose it is, and where.
    var words: String { "de wijziging van \(author) in \(place)" }

    var line: String {
        "\(id)  \(author), ontvangen \(LocalTime(milliseconds: sealed.received)), \(place): "
            + "verzegeld tot \(LocalTime(milliseconds: sealed.expires).day)"
    }

    var json: JSON {
        [
            "id": .text(id), "change": .text(sealed.name.description),
            "folder": .text(sealed.folder.description), "dossier": JSON(dossier?.description),
            "author": .text(author), "user": .text(sealed.author.description),
            "received": .number(sealed.received), "expires": .number(sealed.expires),
        ]
    }
}

extension Hub {
    func listedSealed() throws -> [SealedInList] {
        let all = try sealedChanges()
        let names = try userNames()
        let numbers = DossierNumber.shortest(among: try folders())
        return all.map { sealed in
            SealedInList(
                sealed: sealed, author: names(sealed.author), dossier: numbers[sealed.folder])
        }
    }
}

/// Shows two persons what somebody wrote in a dossier without knowing that it was destroyed.
func nagekomenInzien(_ input: Input, _ data: DataFolder) throws -> Answer {
    let hub = try data.openHub()
    let erasers = try hub.twoErasers(input)
    let typed = input.argument(0)
    let listed = try hub.listedSealed().first { $0.id == typed.lowercased() }
    guard let listed, let body = try hub.open(listed.sealed.name, by: erasers.map(\.id)) else {
        throw Refused("Er is geen verzegelde wijziging \"\(typed)\". Zie: loket nagekomen")
    }
    let words = try Body(decoding: body).operations.map(\.words)
    return Answer(
        ["Ingezien door \(erasers.words): \(listed.words)."] + words.map { "  " + $0 },
        listed.json.merging(["persons": erasers.json, "words": .array(words.map { .text($0) })]))
}

extension Operation {
    /// What it did, as the office reads it.
    fileprivate var words: String {
        switch self {
        case .write(let field, let value, let reason):
            "\(field.words): \(HousingSchema.words(for: value, in: field))"
                + (reason.map { " (\($0))" } ?? "")
        case .add(let field, let value):
            "\(field.words): erbij \(HousingSchema.words(for: value, in: field))"
        case .remove(let field, let value):
            "\(field.words): eraf \(HousingSchema.words(for: value, in: field))"
        case .edit(let field, let edits):
            "\(field.words): "
                + edits.map { edit in
                    edit.inserted.isEmpty ? "(\(edit.removed) tekens weg)" : edit.inserted
                }.joined(separator: " … ")
        case .delete(let key, let reason):
            "\(HousingSchema.typeName(key.type)) verwijderd" + (reason.map { ": \($0)" } ?? "")
        case .restore(let key): "\(HousingSchema.typeName(key.type)) teruggezet"
        case .remark(let words): "opmerking: \(words)"
        case .unknown: "iets van een latere versie"
        }
    }
}

extension Field {
    fileprivate var words: String {
        "\(HousingSchema.typeName(key.type)), \(HousingSchema.label(of: self))"
    }
}
