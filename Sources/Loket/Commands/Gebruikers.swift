internal import Commands
internal import Housing
internal import Hub
internal import SyncProtocol

/// Lists who work here, with their grants.
func gebruikers(_ input: Input, _ data: DataFolder) throws -> Answer {
    let users = try data.openHub().users()
    let lines = users.map { user in
        aligned(user.name, to: 20)
            + (user.departed.map { "vertrokken op \(LocalTime(milliseconds: $0).day)" }
                ?? user.grants.map(\.words).joined(separator: ", "))
    }
    return Answer(
        users.isEmpty ? ["Er zijn nog geen gebruikers."] : lines,
        ["users": .array(users.map(\.json))])
}

/// Adds a person, who then can be invited.
func gebruikersToevoegen(_ input: Input, _ data: DataFolder) throws -> Answer {
    let name = input.argument(0)
    let grants = try grants(input)
    guard !name.allSatisfy(\.isWhitespace) else { throw UsageError("De naam is leeg.") }
    let hub = try data.openHub(mayMake: true)
    return try Office.atWork(data, hub) { office in
        let namesakes = try hub.users().filter { $0.name.lowercased() == name.lowercased() }
        guard namesakes.isEmpty else {
            throw Refused("\(namesakes[0].name) is er al. Neem een naam die verschilt.")
        }
        let user = try hub.addUser(name: name)
        for grant in grants { try hub.give(grant, to: user) }
        try office.nameUsers()
        return try answer("\(name) is toegevoegd", hub.user(name))
    }
}

/// Gives a person one more role.
func gebruikersRol(_ input: Input, _ data: DataFolder) throws -> Answer {
    let hub = try data.openHub()
    let user = try hub.user(input.argument(0))
    let grants = try grants(input).filter { !user.grants.contains($0) }
    guard !grants.isEmpty else { throw Refused("\(user.name) heeft die rol al.") }
    for grant in grants { try hub.give(grant, to: user.id) }
    return try answer("\(user.name) werkt nu", hub.user(user.name))
}

/// Takes a role from a person; his devices forget at their next contact what he may not hold.
func gebruikersOntneem(_ input: Input, _ data: DataFolder) throws -> Answer {
    let hub = try data.openHub()
    let user = try hub.user(input.argument(0))
    let grants = try grants(input)
    for grant in grants where !user.grants.contains(grant) {
        throw Refused("\(user.name) is geen \(grant.words).")
    }
    for grant in grants { try hub.take(grant, from: user.id) }
    return try answer("\(user.name) werkt nu", hub.user(user.name))
}

/// Sets where a person has a role: there, and nowhere else.
func gebruikersRegios(_ input: Input, _ data: DataFolder) throws -> Answer {
    let hub = try data.openHub()
    let user = try hub.user(input.argument(0))
    let wanted = try grants(input)
    let present = user.grants.filter { $0.role == wanted[0].role }
    guard !present.isEmpty else { throw Refused("\(user.name) is geen \(wanted[0].role).") }
    guard Set(present) != Set(wanted) else { throw Refused("Zo is het al.") }
    // First what is new, so that a device never forgets what it then has to read again.
    for grant in wanted where !present.contains(grant) { try hub.give(grant, to: user.id) }
    for grant in present where !wanted.contains(grant) { try hub.take(grant, from: user.id) }
    return try answer("\(user.name) werkt nu", hub.user(user.name))
}

/// Ends all that a person may: his roles, his devices, his codes.
func gebruikersVertrek(_ input: Input, _ data: DataFolder) throws -> Answer {
    let hub = try data.openHub()
    let user = try hub.user(input.argument(0))
    guard user.name != Office.userName else {
        throw Refused("\(user.name) is dit programma zelf, en vertrekt niet.")
    }
    guard user.departed == nil else { throw Refused("\(user.name) is al vertrokken.") }
    try hub.depart(user.id)
    let devices = try hub.devices().filter { $0.user == user.id }
    return Answer(
        ["\(user.name) is vertrokken: alle rollen zijn ontnomen."]
            + devices.map { "  " + $0.line }
            + (devices.isEmpty
                ? []
                : [
                    "Wat er op deze apparaten nog wacht, komt in loket nagekomen. Is er een gestolen? "
                        + "Typ loket intrekken \(devices[0].shortID) --gestolen"
                ]),
        try hub.user(user.name).json.merging(["devices": .array(devices.map(\.json))]))
}

/// Makes a code that connects one device.
func uitnodigen(_ input: Input, _ data: DataFolder) throws -> Answer {
    let hub = try data.openHub()
    let user = try hub.user(input.argument(0))
    guard user.departed == nil else {
        throw Refused("\(user.name) is vertrokken. Geef eerst weer een rol: loket gebruikers rol")
    }
    let code = try hub.invite(user.id)
    return Answer(
        [
            "Code voor \(user.name): \(code)",
            "Eén apparaat, binnen \(Limits.codeMinutes) minuten: veldboek koppel URL \(code)",
        ],
        [
            "code": .text(code), "user": .text(user.name),
            "minutes": .number(Int64(Limits.codeMinutes)),
        ])
}

private func grants(_ input: Input) throws -> [Grant] {
    let role = try LoketRights.role(input.value("rol")!)
    let regions = input.value("regio")!.split(separator: ",")
    guard !regions.isEmpty else { throw UsageError("--regio: noem een regio.") }
    return try regions.map { Grant(role: role, scope: try LoketRights.scope(String($0))) }
}

private func answer(_ words: String, _ user: HubUser) -> Answer {
    let grants = user.grants.map(\.words).joined(separator: ", ")
    return Answer("\(words): \(grants.isEmpty ? "zonder rol" : grants).", user.json)
}

extension Hub {
    /// The one user with this name.
    func user(_ typed: String) throws -> HubUser {
        let users = try users()
        if let user = users.first(where: { $0.name == typed }) { return user }
        let alike = users.filter { $0.name.lowercased() == typed.lowercased() }
        if alike.count == 1 { return alike[0] }
        let nearest = nearestWord(to: typed, among: users.map(\.name))
        throw Refused(
            "Er is geen gebruiker \"\(typed)\"." + (nearest.map { " Bedoelt u \($0)?" } ?? ""))
    }
}

extension Grant {
    fileprivate var words: String { "\(role) in \(scope.path)" }
}

extension HubUser {
    fileprivate var json: JSON {
        [
            "id": .text(id.description), "name": .text(name), "departed": JSON(departed),
            "grants": .array(
                grants.map { ["role": .text($0.role), "scope": .text($0.scope.path)] }),
        ]
    }
}
