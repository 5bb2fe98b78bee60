internal import Merge
internal import SQLite
public import SyncProtocol

/// One replica: a SQLite file that records every change, merges it, and remembers what the hub said.
///
/// Every method is one transaction. What is on the disk is all the state there is, so that a program
/// that stops between two statements goes on where it was.
public final class Replica {
    /// What the file says it is, in ASCII.
    private static let applicationID: Int32 = 0x5645_4c44

    /// Names come in any order, so that their index is touched everywhere: that of a million changes stays
    /// at hand. Only what was read or written takes room.
    private static let cacheKibibytes = 48_000
    /// A save touches some nine pages, most of them the same as the last one.
    private static let checkpointPages = 4_000

    var db: Connection
    let durability: Durability
    var typed: TypedForms?
    public let schema: Schema
    let clock: any WallClock
    var random: any RandomNumberGenerator
    let pile: Pile
    let log: LogWriter
    let desk: Desk
    let rowTables: [TypeNumber: RowTable]
    var searchWork = SearchWork()
    /// What the present transaction has touched so far.
    var touched = Touched()
    /// How far the log and the revisions were when the present transaction began.
    private(set) var start = Desk.Clock(revision: 0, number: 0)
    /// Of what is touched, the folders whose last change that counts got its number since then: it is
    /// their revision.
    var advanced: Set<FolderID> = []
    /// Told after each transaction which records it changed.
    public var observer: ((Touched) -> Void)?

    /// Opens or makes the file at the path; another durability only where its loss can be borne.
    public init(
        path: String, schema: Schema, clock: any WallClock,
        random: any RandomNumberGenerator = SystemRandomNumberGenerator(),
        durability: Durability = .full, isCut: (() -> Bool)? = nil
    ) throws {
        db = try Self.open(path, durability)
        db.isCut = isCut
        self.durability = durability
        self.schema = schema
        self.clock = clock
        self.random = random
        try db.migrate()
        let isKnown = try schema.isKnown(to: db)
        if !isKnown { try schema.makeTables(on: db) }
        pile = try Pile(db)
        log = try LogWriter(db, pile)
        desk = try Desk(db, pile)
        rowTables = try schema.rowTables(on: db)
        if !isKnown { try transaction { try begin() } }
    }

    private static func open(_ path: String, _ durability: Durability) throws -> Connection {
        let tables = Migrations([
            Migrations.Step("log and tables") { try $0.script(localTables) },
            Migrations.Step("search") { try $0.script(searchTables) },
        ])
        do throws(OpenError) {
            return try Connection.open(
                path,
                Connection.Options(
                    durability: durability.option, applicationID: applicationID,
                    migrations: tables, cacheKibibytes: cacheKibibytes,
                    checkpointPages: checkpointPages))
        } catch { throw ReplicaError.unusable(path: path, UnusableFile(error)) }
    }

    /// All or nothing; what is remembered from one statement to the next holds within it. What only
    /// saves, or works beside the log, leaves the pile as it is.
    func transaction<Result>(
        keepsPile: Bool = false, _ body: () throws -> Result
    ) throws -> Result {
        log.forget()
        searchWork = SearchWork()
        touched = Touched()
        advanced = []
        var forgets = false
        let result = try db.transaction {
            start = try desk.clock()
            if start.revision > start.number { log.number(above: start.revision) }
            if !keepsPile { try file() }
            let result = try body()
            forgets = searchWork.leavesNoTrace
            try finishSearch()
            try revise()
            return result
        }
        // A reader may hold this up; then the next one does it, and at the latest the closing of the file.
        if forgets { try? db.checkpoint(.truncate) }
        if !touched.isEmpty { observer?(touched) }
        if forgets { try? wipeTyped() }
        return result
    }

    /// Makes a new file a replica, and wakes in an older one what a newer version wrote.
    private func begin() throws {
        if try db.count("SELECT count(*) FROM site") == 0 {
            let site = randomIdentifier() as SiteID
            try db.run(
                "INSERT INTO site (site, agreed) VALUES (:site, 1)", ["site": .blob(site.bytes)])
            try db.run("INSERT INTO link (one) VALUES (1)")
        }
        try adaptSearch()
        try wakeLaterOperations()
        try unlistRetired()
        try db.run(
            "UPDATE link SET schema = :schema, shape = :shape",
            ["schema": .integer(schema.version), "shape": .blob(schema.shape)])
    }

    /// What a newer version wrote comes to life when the upgrade folds the folders that have it; an
    /// older version cannot show what a newer one folded, and folds everything.
    private func wakeLaterOperations() throws {
        let known = try db.first("SELECT schema FROM link") { $0.optionalInteger(0) } ?? nil
        guard let known else { return }
        if known > schema.version {
            try dropLaterTables()
            return try rebuildAll()
        }
        let folders = try db.all("SELECT DISTINCT folder FROM change WHERE ineffective > 0") {
            FolderID($0.blob(0))!
        }
        for folder in folders where try isShown(folder) { try foldAnew(folder) }
    }

    /// Copies the whole replica into a file. Put back or used beside this one, it becomes a new site.
    public func backup(to path: String) throws {
        try takeUpTyped()
        try db.backup(to: path)
    }

    func randomIdentifier<Kind>() -> Identifier<Kind> { .random(using: &random) }

    func randomBytes(_ count: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        while bytes.count < count { bytes += bigEndianBytes(random.next()) }
        return Array(bytes.prefix(count))
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

extension UnusableFile {
    init(_ error: OpenError) {
        self =
            switch error {
            case .missing: .missing
            case .notADatabase, .otherApplication: .notAReplica
            case .damaged(_, let reason): .damaged(reason)
            case .readOnly: .readOnly
            case .newer: .newer
            case .failed(let error): .failed(error.description)
            }
    }
}

/// What is still there after a power cut. All three survive the end of the program.
public enum Durability: Sendable {
    /// Every save that returned.
    case full
    /// All but the last saves, in one piece.
    case normal
    /// Perhaps nothing: for tests.
    case none

    var option: Connection.Durability {
        switch self {
        case .full: .full
        case .normal: .normal
        case .none: .none
        }
    }
}
