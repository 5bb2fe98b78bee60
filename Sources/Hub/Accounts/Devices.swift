internal import SQLite
public import SyncProtocol

/// A device at the moment of a call: whose it is, and as which site it speaks.
struct Caller {
    let device: DeviceID
    let user: UserID
    let site: SiteID
    let grants: [Grant]
    let revocation: Revocation?
}

/// A site is known as a device of somebody else; nothing was changed.
public struct SiteOfAnotherUser: Error {}

/// A device as the office sees it.
public struct DeviceInfo: Sendable {
    public let id: DeviceID
    public let user: UserID
    public let userName: String
    public let name: String
    public let lastContact: Int64?
    public let forks: Int64
    public let revoked: RevokedDevice?
    public let report: DeviceReport?
}

extension Hub {
    /// Who speaks with this token; nil where the hub does not know it.
    ///
    /// It is looked up by its hash, so that the time that it takes tells nothing of any token.
    func caller(_ token: Token) throws -> Caller? {
        let found = try db.first(
            """
            SELECT site.site, device.device, device.user
            FROM token
            JOIN site USING (site)
            JOIN device USING (device)
            WHERE token.fingerprint = :token
            """,
            ["token": .blob(token.fingerprint)]
        ) { (SiteID($0.blob(0))!, DeviceID($0.blob(1))!, UserID($0.blob(2))!) }
        guard let (site, device, user) = found else { return nil }
        return Caller(
            device: device, user: user, site: site, grants: try grants(of: user),
            revocation: try revocation(of: device)?.how)
    }

    /// To the minute: a device that asks more often costs no write.
    func noteContact(of device: DeviceID) throws {
        let noted = round.contacts[device] ?? .min
        guard !round.readsOnly, now() - 60_000 > noted else { return }
        round.contacts[device] = now()
        try db.run(
            """
            UPDATE device
            SET last_contact = :now
            WHERE device = :device
            AND (last_contact IS NULL OR last_contact < :now - 60000)
            """,
            ["now": .integer(now()), "device": .blob(device.bytes)])
    }

    func noteFork(of device: DeviceID) throws {
        try db.run(
            "UPDATE device SET forks = forks + 1 WHERE device = :device",
            ["device": .blob(device.bytes)])
    }

    func user(of device: DeviceID) throws -> UserID? {
        try db.first(
            "SELECT user FROM device WHERE device = :device", ["device": .blob(device.bytes)]
        ) { UserID($0.blob(0))! }
    }

    func device(of site: SiteID) throws -> DeviceID? {
        try db.first(
            "SELECT device FROM site WHERE site = :site", ["site": .blob(site.bytes)]
        ) { DeviceID($0.blob(0))! }
    }

    public func devices() throws -> [DeviceInfo] {
        let devices = try db.all(
            """
            SELECT device, user, user.name, device.name, last_contact, forks
            FROM device
            JOIN user USING (user)
            ORDER BY user.name, device.name, device
            """
        ) {
            (
                id: DeviceID($0.blob(0))!, user: UserID($0.blob(1))!, userName: $0.text(2),
                name: $0.text(3), lastContact: $0.optionalInteger(4), forks: $0.integer(5)
            )
        }
        return try devices.map {
            DeviceInfo(
                id: $0.id, user: $0.user, userName: $0.userName, name: $0.name,
                lastContact: $0.lastContact, forks: $0.forks, revoked: try revocation(of: $0.id),
                report: try report(of: $0.id))
        }
    }

    func store(_ device: DeviceID, of user: UserID, name: String) throws {
        try db.run(
            "INSERT OR IGNORE INTO device (device, user, name) VALUES (:device, :user, :name)",
            [
                "device": .blob(device.bytes), "user": .blob(user.bytes), "name": .text(name),
            ])
    }

    /// A site may have several tokens: an answer may be lost, and two copies may ask for one site.
    func store(_ site: SiteID, of device: DeviceID, fingerprint: [UInt8]) throws {
        try db.run(
            """
            INSERT INTO site (site, device)
            VALUES (:site, :device)
            ON CONFLICT (site) DO UPDATE SET device = excluded.device
            """,
            ["site": .blob(site.bytes), "device": .blob(device.bytes)])
        try db.run(
            "INSERT OR IGNORE INTO token (fingerprint, site) VALUES (:token, :site)",
            ["token": .blob(fingerprint), "site": .blob(site.bytes)])
    }

    /// Connects a device without a code: the office's own replica.
    public func enrol(_ user: UserID, site: SiteID, deviceName: String) throws -> EnrolmentAnswer {
        let answer = try db.transaction {
            try enrolWithin(user, site: site, deviceName: deviceName)
        }
        guard let answer else { throw SiteOfAnotherUser() }
        return answer
    }

    /// Whether the site may be connected as a device of this user: one that was taken back may not.
    func mayEnrol(_ user: UserID, site: SiteID) throws -> Bool {
        guard let known = try device(of: site) else { return true }
        return try self.user(of: known) == user && revocation(of: known) == nil
    }

    /// Nil where the site belongs to a device of somebody else, or to one that was taken back.
    func enrolWithin(
        _ user: UserID, site: SiteID, deviceName: String
    ) throws -> EnrolmentAnswer? {
        guard try mayEnrol(user, site: site) else { return nil }
        let known = try device(of: site)
        let token = Token(randomBytes(Token.byteCount))!
        try decideWithin(
            .enrolment(
                known ?? randomIdentifier(), user, name: deviceName, site,
                fingerprint: token.fingerprint))
        let name = try db.first(
            "SELECT name FROM user WHERE user = :user", ["user": .blob(user.bytes)]
        ) { $0.text(0) }
        return EnrolmentAnswer(
            token: token, hub: try hubID(), user: user, userName: name ?? "",
            grants: try grants(of: user))
    }

    /// Goes on as a new site after a fork. Nil where the former one is another device's.
    func takeNewSite(_ call: NewSite, from caller: Caller) throws -> NewSiteAnswer? {
        guard try device(of: call.former) == caller.device,
            try [nil, caller.device].contains(device(of: call.site))
        else { return nil }
        if try device(of: call.site) == nil { try noteFork(of: caller.device) }
        let token = Token(randomBytes(Token.byteCount))!
        try decideWithin(.site(call.site, caller.device, fingerprint: token.fingerprint))
        return NewSiteAnswer(token: token, known: try known(of: call.former, after: call.after))
    }

    /// What the hub has of a site, under whatever name it goes on. What others offered without proof is
    /// not among it: its maker brings it himself.
    private func known(of site: SiteID, after sequence: Int64) throws -> [KnownChange] {
        let names = try db.all(
            """
            SELECT name FROM chain WHERE site = :site AND sequence > :sequence
            UNION
            SELECT name
            FROM change
            WHERE site = :site AND sequence > :sequence AND chained = 0
            AND NOT (standing = \(HubStanding.held.rawValue) AND pushed = 0 AND proven = 0)
            UNION
            SELECT former FROM alias WHERE site = :site AND sequence > :sequence
            """,
            ["site": .blob(site.bytes), "sequence": .integer(sequence)]
        ) { ChangeName($0.blob(0))! }
        return try names.compactMap { name in
            try judged(everNamed: name).map {
                KnownChange(name: name, verdict: $0.verdict(key: receiptKey))
            }
        }
    }
}
