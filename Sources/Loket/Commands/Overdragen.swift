internal import Commands
internal import Housing
internal import Hub
internal import Replica
internal import SyncProtocol

/// Hands a dossier over to another region, as a change of the office.
func overdragen(_ input: Input, _ data: DataFolder) throws -> Answer {
    let scope = try LoketRights.region(input.argument(1))
    let hub = try data.openHub()
    return try Office.atWork(data, hub) { office in
        let number = try DossierNumber(input.argument(0))
        let folder = try number.folder(among: office.replica.dossierFolders())
        let transfer = try Transfer(of: folder, to: scope, hub)
        // What few may see of a dossier goes wherever the dossier goes.
        let parts = try office.replica.restrictedParts(of: folder)
        try office.replica.commitAll(
            [transfer.save(on: office.replica.heads(of: folder))]
                + parts.map { part in
                    Save(
                        folder: part, openedOn: try office.replica.heads(of: part),
                        operations: [], place: scope.restricted)
                })
        try office.sync()
        let isThere = try ([(folder, scope)] + parts.map { ($0, scope.restricted) })
            .allSatisfy { try hub.places(of: $0.0) == [$0.1] }
        guard isThere else {
            throw Refused("De overdracht geldt nog niet: zie loket nagekomen.")
        }
        return transfer.answer(try office.number(of: folder))
    }
}

extension Office {
    /// The number by which people name a dossier.
    fileprivate func number(of folder: FolderID) throws -> DossierNumber {
        DossierNumber.shortest(among: try replica.dossierFolders())[folder]!
    }
}

/// A dossier on its way, and who no longer may hold it then.
private struct Transfer {
    let folder: FolderID
    let from: [Scope]
    let to: Scope
    let losers: [HubUser]
    let winners: [HubUser]

    init(of folder: FolderID, to scope: Scope, _ hub: Hub) throws {
        let places = try hub.places(of: folder)
        guard places != [scope] else { throw Refused("Het dossier is al in \(scope.path).") }
        self.folder = folder
        from = places
        to = scope
        let users = try hub.users()
        let before = users.filter { LoketRights.readsDossier($0.grants, in: places) }
        let after = users.filter { LoketRights.readsDossier($0.grants, in: [scope]) }
        losers = before.filter { user in !after.contains { $0.id == user.id } }
        winners = after.filter { user in !before.contains { $0.id == user.id } }
    }

    func save(on version: [ChangeName]) -> Save {
        Save(folder: folder, openedOn: version, operations: [], place: to)
    }

    func answer(_ number: DossierNumber) -> Answer {
        let origin = from.map(\.path).joined(separator: " en ")
        var lines = ["Dossier \(number) gaat van \(origin) naar \(to.path)."]
        if !losers.isEmpty {
            lines.append(
                "Niet langer bij: \(names(losers)). Wat daar nog niet gesynchroniseerd was, "
                    + "komt in loket nagekomen.")
        }
        if !winners.isEmpty { lines.append("Voortaan ook bij: \(names(winners)).") }
        return Answer(
            lines,
            [
                "dossier": .text(number.description), "folder": .text(folder.description),
                "from": .array(from.map { .text($0.path) }), "to": .text(to.path),
                "loses": .array(losers.map { .text($0.name) }),
                "gains": .array(winners.map { .text($0.name) }),
            ])
    }

    private func names(_ users: [HubUser]) -> String { users.map(\.name).joined(separator: ", ") }
}
