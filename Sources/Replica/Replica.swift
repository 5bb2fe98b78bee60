internal import Merge
internal import SQLite
public import SyncProtocol

/// One replica: a SQLite file that records every change, merges it, and remembers what the hub said.
///
/// Every method is one transaction. What is on the disk is all the state there is, so that a program
/// that stops between two statements goes on where it was.
public final class Replica {
    /// Raised when the local tables change in a way that an older program would not understand.
    private static let fileVersion: Int64 = 1

    var db: Connection
    public let schema: Schema
    let clock: any WallClock
    var random: any RandomNumberGenerator

    /// Opens or makes the file at the path; `durable` is false only where a test can bear the loss.
    public init(
        path: String, schema: Schema, clock: any WallClock,
        random: any RandomNumberGenerator = SystemRandomNumberGenerator(), durable: Bool = true,
        isCut: (() -> Bool)? = nil
    ) throws {
        db = try Connection.open(
            path, Connection.Options(durability: durable ? .full : .none))
        db.isCut = isCut
        self.schema = schema
        self.clock = clock
        self.random = random
        try refuseNewerFile()
        try db.transaction {
            try makeTables()
            try wakeLaterOperations()
        }
    }

    private func refuseNewerFile() throws {
        let version = try db.count("PRAGMA user_version")
        guard version <= Self.fileVersion else { throw ReplicaError.newerFile(version: version) }
    }

    private func makeTables() throws {
        try db.script(localTables)
        for type in schema.types { try type.makeTable(on: db) }
        try db.run("PRAGMA user_version = \(Self.fileVersion)")
        guard try db.count("SELECT count(*) FROM site") == 0 else { return }
        let site = randomIdentifier() as SiteID
        try db.run(
            "INSERT INTO site (site, agreed) VALUES (:site, 1)", ["site": .blob(site.bytes)])
        try db.run(
            "INSERT INTO link (one, schema) VALUES (1, :schema)",
            ["schema": .integer(schema.version)])
    }

    /// What a newer version wrote comes to life when the upgrade folds the folders that have it.
    private func wakeLaterOperations() throws {
        let known = try db.count("SELECT schema FROM link")
        guard known != schema.version else { return }
        let folders = try db.all("SELECT DISTINCT folder FROM change WHERE ineffective > 0") {
            FolderID($0.blob(0))!
        }
        for folder in folders { try foldAnew(folder) }
        try db.run("UPDATE link SET schema = :schema", ["schema": .integer(schema.version)])
    }

    /// Copies the whole replica into a file. Put back or used beside this one, it becomes a new site.
    public func backup(to path: String) throws { try db.backup(to: path) }

    func randomIdentifier<Kind>() -> Identifier<Kind> { .random(using: &random) }

    func randomBytes(_ count: Int) -> [UInt8] {
        (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &random) }
    }

    /// For people to read: the device's clock plus its last measured offset from the hub's.
    public func now() throws -> Int64 {
        try clock.milliseconds + db.count("SELECT clock_offset FROM link")
    }

    /// The site as which this replica writes.
    public func currentSite() throws -> SiteID {
        let site = try db.first("SELECT site FROM site WHERE agreed = 1 ORDER BY life DESC LIMIT 1")
        {
            SiteID($0.blob(0))!
        }
        return site!
    }
}
