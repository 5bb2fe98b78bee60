internal import Commands
internal import Hub
internal import SyncProtocol

/// Lists who work here, with their grants.
func gebruikers(_ input: Input, _ data: DataFolder) throws -> Answer {
    let users = try data.openHub().users()
    let lines = users.map { user in
        aligned(user.name, to: 20) + user.grants.map(\.words).joined(separator: ", ")
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

/// Makes a code that connects one device.
func uitnodigen(_ input: Input, _ data: DataFolder) throws -> Answer {
    let hub = try data.openHub()
    let user = try hub.user(input.argument(0))
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
    return try input.value("regio")!.split(separator: ",").map {
        Grant(role: role, scope: try LoketRights.scope(String($0)))
    }
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
            "id": .text(id.description), "name": .text(name),
            "grants": .array(
                grants.map { ["role": .text($0.role), "scope": .text($0.scope.path)] }),
        ]
    }
}
