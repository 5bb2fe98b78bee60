internal import Commands
internal import Housing
internal import Hub
internal import SyncProtocol

/// A held change with its place in the list, as people name it.
private struct ListedChange {
    let number: Int
    let held: HeldChange
    let author: String
    let dossier: DossierNumber?

    /// Stays the same while others come and go; its letter keeps it apart from a place in the list.
    var id: String { "n" + held.name.description.prefix(8) }

    private var place: String { dossier.map { "dossier \($0)" } ?? "map \(held.folder)" }

    /// Whose it is, and where.
    var words: String { "de wijziging van \(author) in \(place)" }

    var line: String {
        "\(number). \(id)  \(author), \(LocalTime(milliseconds: held.at)), "
            + "ontvangen \(LocalTime(milliseconds: held.received)), \(place): "
            + held.reason.words
    }

    var json: JSON {
        [
            "number": .number(Int64(number)), "id": .text(id),
            "change": .text(held.name.description), "folder": .text(held.folder.description),
            "dossier": JSON(dossier?.description), "author": .text(author),
            "user": .text(held.author.description), "at": .number(held.at),
            "received": .number(held.received), "reason": .text(held.reason.words),
        ]
    }
}

extension Hub {
    /// The name of a user, also of one who is not known here.
    func userNames() throws -> (UserID) -> String {
        let names = Dictionary(uniqueKeysWithValues: try users().map { ($0.id, $0.name) })
        return { names[$0] ?? "onbekend (\($0))" }
    }

    fileprivate func listedChanges() throws -> [ListedChange] {
        let all = try heldChanges()
        let names = try userNames()
        let numbers = DossierNumber.shortest(among: try folders() + all.map(\.folder))
        return all.enumerated().map { index, held in
            ListedChange(
                number: index + 1, held: held,
                author: names(held.author),
                dossier: numbers[held.folder])
        }
    }

    fileprivate func listedChange(_ typed: String) throws -> ListedChange {
        let match = try listedChanges().first {
            String($0.number) == typed || $0.id == typed.lowercased()
        }
        guard let match else {
            throw Refused("Er is geen nagekomen wijziging \"\(typed)\". Zie: loket nagekomen")
        }
        return match
    }
}

/// Lists what waits for a person at the office, the oldest first, and apart from it what is sealed.
func nagekomen(_ input: Input, _ data: DataFolder) throws -> Answer {
    let hub = try data.openHub()
    let listed = try hub.listedChanges()
    let sealed = try hub.listedSealed()
    return Answer(
        (listed.isEmpty ? ["Er is niets nagekomen."] : listed.map(\.line))
            + (sealed.isEmpty ? [] : ["In vernietigde dossiers:"] + sealed.map(\.line)),
        ["held": .array(listed.map(\.json)), "sealed": .array(sealed.map(\.json))])
}

/// Lets a held change count after all, with the held ones on which it stands.
func nagekomenVrijgeven(_ input: Input, _ data: DataFolder) throws -> Answer {
    let hub = try data.openHub()
    let listed = try hub.listedChange(input.argument(0))
    let before = Set(try hub.heldChanges().map(\.name))
    try hub.release(listed.held.name)
    let released = before.subtracting(try hub.heldChanges().map(\.name))
    guard released.contains(listed.held.name) else {
        throw Refused(
            "Vrijgegeven, maar zij kan nog niet gelden: "
                + "\(try hub.listedChange(listed.id).held.reason.words).")
    }
    return Answer(
        "Vrijgegeven: \(listed.words)\(alongWith(released.count))",
        [
            "change": .text(listed.held.name.description),
            "released": .number(Int64(released.count)),
        ])
}

/// Says no to a held change; its author reads the reason.
func nagekomenAfwijzen(_ input: Input, _ data: DataFolder) throws -> Answer {
    let reason = input.value("reden")!
    guard !reason.allSatisfy(\.isWhitespace) else { throw UsageError("De reden is leeg.") }
    let hub = try data.openHub()
    let listed = try hub.listedChange(input.argument(0))
    guard !listed.held.wasAccepted else {
        throw Refused(
            "Deze wijziging is eerder geaccepteerd en kan niet meer worden afgewezen: "
                + "\(listed.held.reason.words).")
    }
    let before = Set(try hub.heldChanges().map(\.name))
    try hub.reject(listed.held.name, words: reason)
    let rejected = before.subtracting(try hub.heldChanges().map(\.name)).count
    return Answer(
        "Afgewezen: \(listed.words)\(alongWith(rejected)) De schrijver leest uw reden.",
        [
            "change": .text(listed.held.name.description), "reason": .text(reason),
            "rejected": .number(Int64(rejected)),
        ])
}

/// Changes that stand on one another are decided together.
private func alongWith(_ count: Int) -> String {
    count > 1 ? ", met \(count - 1) die ermee samenhangen." : "."
}

extension HoldReason {
    /// As the office reads it.
    fileprivate var words: String {
        switch self {
        case .noRight: "de schrijver mag hier niet (meer) schrijven"
        case .missingParent: "een eerdere wijziging ontbreekt nog"
        case .standsOnHeld: "bouwt voort op een andere nagekomen wijziging"
        case .noProof: "door een ander gebracht, zonder bewijs"
        case .noBody: "de inhoud ontbreekt nog"
        }
    }
}
