internal import SQLite
public import SyncProtocol

/// In which way the office took a device back.
public enum Revocation: Int64, Sendable {
    /// It is still in good hands: it may push once more, which is held, and then forgets.
    case withdrawn
    /// It is in other hands: nothing is taken from it any more.
    case stolen
}

/// A device that was taken back.
public struct RevokedDevice: Sendable {
    public let how: Revocation
    public let at: Int64
    /// When it called and heard of it; nil while it may still hold what it held.
    public let told: Int64?
}

// Devices that are taken back, and people who leave.

extension Hub {
    /// Takes a device back. What was withdrawn can still turn out to be stolen, not the other way.
    public func revoke(_ device: DeviceID, _ how: Revocation) throws {
        try decide(.revocation(device, how, at: now()))
    }

    /// The person works here no more: all his grants end, and his devices are withdrawn.
    public func depart(_ user: UserID) throws {
        try decide(.departure(user, at: now()))
    }

    public func revocation(of device: DeviceID) throws -> RevokedDevice? {
        try db.first(
            "SELECT stolen, at, told FROM revoked WHERE device = :device",
            ["device": .blob(device.bytes)]
        ) {
            RevokedDevice(
                how: Revocation(rawValue: $0.integer(0))!, at: $0.integer(1),
                told: $0.optionalInteger(2))
        }
    }

    /// How many devices may call.
    func countOfDevices() throws -> Int64 {
        try db.count(
            "SELECT count(*) FROM device WHERE device NOT IN (SELECT device FROM revoked)")
    }

    func hasDeparted(_ user: UserID) throws -> Bool {
        try db.count(
            "SELECT count(*) FROM departed WHERE user = :user", ["user": .blob(user.bytes)]) > 0
    }

    /// From now on the office knows that the device was told to forget.
    func noteTold(_ device: DeviceID) throws {
        guard !round.readsOnly else { return }
        try db.run(
            "UPDATE revoked SET told = :now WHERE device = :device AND told IS NULL",
            ["now": .integer(now()), "device": .blob(device.bytes)])
    }

    /// The feed moves, so that a device that waits for news hears it now.
    func carryOutRevocation(of device: DeviceID, _ how: Revocation, at: Int64) throws {
        try db.run(
            """
            INSERT INTO revoked (device, stolen, at)
            VALUES (:device, :stolen, :at)
            ON CONFLICT DO UPDATE SET stolen = max(stolen, excluded.stolen)
            """,
            [
                "device": .blob(device.bytes), "stolen": .integer(how.rawValue),
                "at": .integer(at),
            ])
        guard let user = try user(of: device) else { return }
        var feed = try FeedEnd(self)
        try feed.append(.grant(user))
    }

    func carryOutDeparture(of user: UserID, at: Int64) throws {
        try db.run(
            "INSERT OR IGNORE INTO departed (user, at) VALUES (:user, :at)",
            ["user": .blob(user.bytes), "at": .integer(at)])
        try db.run("DELETE FROM granted WHERE user = :user", ["user": .blob(user.bytes)])
        let devices = try db.all(
            "SELECT device FROM device WHERE user = :user ORDER BY device",
            ["user": .blob(user.bytes)]
        ) { DeviceID($0.blob(0))! }
        for device in devices { try carryOutRevocation(of: device, .withdrawn, at: at) }
        var feed = try FeedEnd(self)
        try feed.append(.grant(user))
    }
}
