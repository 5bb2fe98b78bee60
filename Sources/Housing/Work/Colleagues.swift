public import Replica
internal import SyncProtocol

// Who works here, and with whom, by name.

extension FormContext {
    /// What forms are checked against on this device.
    public init(_ replica: Replica, on today: Day) throws {
        let me = try replica.user()
        var users: [String: UserID] = [:]
        for record in try replica.records(of: MedewerkerField.type, in: Personeel.folder) {
            guard let name = record.text(MedewerkerField.naam) else { continue }
            users[name] = UserID(record.key.record.bytes)
        }
        if let me, users[me.name] == nil { users[me.name] = me.id }
        self.init(
            today: today, naslag: try Naslag(replica), me: me?.id, users: users,
            grants: try replica.grants())
    }
}
