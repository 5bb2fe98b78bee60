internal import Commands
internal import HTTP
internal import Housing
internal import Hub
internal import Replica
internal import SyncProtocol

/// The office as one more replica: what it decides about dossiers is a change as any other.
///
/// It talks with the hub within this process, by the same calls as a device far away.
final class Office {
    static let userName = "Kantoor"

    let replica: Replica
    private let hub: Hub
    private let application: HubApplication

    private init(_ data: DataFolder, _ hub: Hub) throws {
        self.hub = hub
        application = HubApplication(hub)
        replica = try Replica(
            path: data.office, schema: HousingSchema.schema, clock: SystemClock())
    }

    /// Works with the office's replica; one command at a time does.
    static func atWork<Result>(
        _ data: DataFolder, _ hub: Hub, _ work: (Office) throws -> Result
    ) throws -> Result {
        try FileLock.waiting(data.officeLock) {
            let office = try Office(data, hub)
            try office.takeItsPlace()
            try office.sync()
            return try work(office)
        }
    }

    /// The office's user is made at first need, and gets the grants that it lacks.
    private func takeItsPlace() throws {
        let known = try hub.users().first { $0.name == Self.userName }
        let user = try known?.id ?? hub.addUser(name: Self.userName)
        for scope in LoketRights.scopes {
            let grant = Grant(role: LoketRights.office, scope: scope)
            if known?.grants.contains(grant) != true { try hub.give(grant, to: user) }
        }
        if try replica.user()?.id != user { try connect(user) }
    }

    private func connect(_ user: UserID) throws {
        try replica.enrol(
            hub.enrol(user, site: replica.currentSite(), deviceName: "loket (dit programma)"))
    }

    /// Exchanges until there is nothing more to say.
    func sync() throws {
        switch try converse() {
        case nil: return
        case .enrolAgain, .notEnrolled:
            guard let user = try replica.user() else { throw ReplicaError.notEnrolled }
            try connect(user.id)
            if let reason = try converse() { throw stopped(reason) }
        case .some(let reason): throw stopped(reason)
        }
    }

    private func stopped(_ reason: StopReason) -> DataUnreadable {
        DataUnreadable("De replica van het kantoor en de hub verstaan elkaar niet: \(reason)")
    }

    /// Nil when all was said; the hub is in this process, so that nothing needs to be waited for.
    private func converse() throws -> StopReason? {
        var session = Session()
        while true {
            switch try session.next(replica) {
            case .atRest: return nil
            case .stopped(let reason): return reason
            case .call(let call): try session.take(answer(to: call), replica)
            case .wait: throw Refused("De hub kon niet antwoorden. Probeer het opnieuw.")
            }
        }
    }

    private func answer(to call: HubCall) -> HubAnswer {
        var headers = Headers()
        if let token = call.token { headers["Authorization"] = "Bearer " + base64URL(token.bytes) }
        let request = Request(
            method: call.method.rawValue, path: call.path, query: call.query, headers: headers,
            body: call.body)
        guard case .response(let response) = application.answer(request, waitedMilliseconds: .max)
        else { preconditionFailure("who has waited long enough gets an answer") }
        return HubAnswer(status: response.status, body: response.body)
    }
}

extension Office {
    /// Names every user in the folder that all devices read, as far as he has no name there yet.
    func nameUsers() throws {
        let present = try replica.records(of: MedewerkerField.type, in: Personeel.folder)
        for user in try hub.users() {
            let record = present.first { $0.key.record == .medewerker(user.id) }
            guard record?.text(MedewerkerField.naam) != user.name else { continue }
            let isFirst = try replica.state(of: Personeel.folder) == nil
            try replica.commit(
                Personeel.save(User(id: user.id, name: user.name), isFirst: isFirst))
        }
        try sync()
    }
}
