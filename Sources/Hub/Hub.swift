internal import SQLite
public import SyncProtocol

/// The central hub: takes changes in, keeps them, and hands each device what it may see now.
///
/// It reads headers only and needs no domain knowledge. Every method is one transaction, which reads
/// the feed's end itself, so that administration can work beside a running hub.
public final class Hub {
    var db: Connection
    let journal: Journal
    let receiptKey: [UInt8]
    let rights: Rights
    let now: () -> Int64
    var random: any RandomNumberGenerator
    /// What holds for a round of requests, and what was looked up in earlier ones.
    var round = RoundState()

    /// Names come in any order, so that their index is touched everywhere: that of a million changes stays at
    /// hand.
    private static let cacheKibibytes = 96_000
    /// Pages that many changes touch are carried into the file once: after 64 MB of log.
    private static let checkpointPages = 16_000

    public struct Files: Sendable {
        public let database: String
        /// Kept apart from the database and its backups: the decision journal and the receipt key.
        public let decisions: String

        public init(database: String, decisions: String) {
            self.database = database
            self.decisions = decisions
        }
    }

    /// Opens or makes a hub; decisions that its database lacks are carried out before it answers.
    public init(
        files: Files, rights: Rights, now: @escaping () -> Int64,
        random: any RandomNumberGenerator = SystemRandomNumberGenerator(), durable: Bool = true,
        isCut: (() -> Bool)? = nil
    ) throws {
        db = try Connection.open(
            files.database,
            Connection.Options(
                durability: durable ? .full : .none, cacheKibibytes: Self.cacheKibibytes,
                checkpointPages: Self.checkpointPages))
        db.isCut = isCut
        self.random = random
        journal = try Journal(path: files.decisions + "/journaal", durable: durable)
        receiptKey = try Self.receiptKey(in: files.decisions, using: &self.random)
        self.rights = rights
        self.now = now
        let isBehind = try db.transaction {
            try db.script(hubTables)
            try db.script(accountTables)
            try makeIdentity()
            return try catchUp()
        }
        // Folders may be among it that were erased after a backup.
        if isBehind { try db.checkpoint(.truncate) }
    }

    private func makeIdentity() throws {
        guard try db.count("SELECT count(*) FROM hub") == 0 else { return }
        try db.run(
            """
            INSERT INTO hub (one, hub, epoch, journal_serial, journal_hash)
            VALUES (1, :hub, :epoch, 0, :start)
            """,
            [
                "hub": .blob(HubID(derivedFrom: Array("loket".utf8), receiptKey).bytes),
                "epoch": .blob((randomIdentifier() as Epoch).bytes),
                "start": .blob(FeedHash.start.bytes),
            ])
    }

    private static func receiptKey(
        in folder: String, using random: inout any RandomNumberGenerator
    ) throws -> [UInt8] {
        let path = folder + "/ontvangstsleutel"
        if let key = try SmallFile.read(path) { return key }
        let key = (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &random) }
        try SmallFile.write(key, to: path)
        return key
    }

    func randomIdentifier<Kind>() -> Identifier<Kind> { .random(using: &random) }

    func randomBytes(_ count: Int) -> [UInt8] {
        (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &random) }
    }

    public func hubID() throws -> HubID {
        try db.first("SELECT hub FROM hub") { HubID($0.blob(0))! }!
    }

    public func epoch() throws -> Epoch {
        try db.first("SELECT epoch FROM hub") { Epoch($0.blob(0))! }!
    }

    /// After a restore: cursors of the former history must not fit this one, and alarms of it are over.
    public func beginEpoch() throws {
        try db.run(
            "UPDATE hub SET epoch = :epoch, alarms = 0",
            ["epoch": .blob((randomIdentifier() as Epoch).bytes)])
    }

    public func backup(to path: String) throws { try db.backup(to: path) }
}
