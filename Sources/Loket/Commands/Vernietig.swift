internal import Commands
internal import Housing
internal import Hub
internal import SyncProtocol

/// Destroys what is written in a dossier, everywhere; two persons decide it.
func vernietig(_ input: Input, _ data: DataFolder) throws -> Answer {
    let reason = input.value("reden")!
    guard !reason.allSatisfy(\.isWhitespace) else { throw UsageError("De reden is leeg.") }
    let hub = try data.openHub()
    let number = try DossierNumber(input.argument(0))
    let folder = try number.folder(among: hub.folders().filter { $0 != Personeel.folder })
    let erasers = try hub.twoErasers(input)
    guard try !hub.isErased(folder) else { throw Refused("Dossier \(number) is al vernietigd.") }
    let parts = try Office.atWork(data, hub) { try $0.replica.restrictedParts(of: folder) }
    for each in [folder] + parts { try hub.erase(each, by: erasers.map(\.id), reason: reason) }
    return Answer(
        [
            "Dossier \(number) is vernietigd\(parts.isEmpty ? "" : ", met zijn afgeschermde deel"), "
                + "op gezag van \(erasers.words).",
            "Elk apparaat vernietigt het bij zijn volgende sync. Backups van voor nu hebben het nog: "
                + "bewaar die niet langer dan dertig dagen.",
        ],
        [
            "dossier": .text(number.description), "folder": .text(folder.description),
            "restricted": .array(parts.map { .text($0.description) }),
            "persons": erasers.json, "reason": .text(reason),
        ])
}

extension Hub {
    /// The two persons who were named; one alone decides nothing about what is destroyed.
    func twoErasers(_ input: Input) throws -> [HubUser] {
        let erasers = try [input.value("door")!, input.value("en")!].map(eraser)
        guard erasers[0].id != erasers[1].id else {
            throw Refused("Dit doen twee mensen: \(erasers[0].name) staat er twee keer.")
        }
        return erasers
    }

    private func eraser(_ typed: String) throws -> HubUser {
        let user = try user(typed)
        guard user.name != Office.userName else {
            throw Refused("\(user.name) is dit programma zelf. Noem twee mensen.")
        }
        guard user.grants.contains(where: { LoketRights.erasers.contains($0.role) }) else {
            throw Refused(
                "\(user.name) mag dit niet: daarvoor is de rol "
                    + "\(LoketRights.erasers.joined(separator: " of ")) nodig.")
        }
        return user
    }
}

extension [HubUser] {
    var words: String { map(\.name).joined(separator: " en ") }
    var json: JSON { .array(map { .text($0.name) }) }
}
