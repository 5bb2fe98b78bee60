internal import SQLite
internal import SyncProtocol

/// What the hub decided of a change, as it is stored.
enum HubStanding: Int64 {
    case accepted
    case held
    case rejected
    case refused
    /// Its folder was erased: its header stays, its body is gone.
    case erased
}

/// What became of a change, without its words: all that a verdict and a child of it ask.
struct JudgedChange {
    let number: Int64
    let name: ChangeName
    let folder: FolderID
    let standing: HubStanding
    let reason: Int64?
    let words: String?
    let position: Int64?
    /// Whether its own maker brought it; otherwise it was offered by another.
    let isPushed: Bool
    /// Whether a receipt of this hub covers it.
    let isProven: Bool

    /// Named in full, as other tables of a query have positions and names as well.
    static let columns = """
        change.number, change.name, change.folder, change.standing, change.reason, change.words, \
        change.position, change.pushed, change.proven
        """

    fileprivate static let byName = "SELECT \(columns) FROM change WHERE name = :name"

    init(
        number: Int64, name: ChangeName, folder: FolderID, standing: HubStanding, reason: Int64?,
        words: String?, position: Int64?, isPushed: Bool, isProven: Bool
    ) {
        self.number = number
        self.name = name
        self.folder = folder
        self.standing = standing
        self.reason = reason
        self.words = words
        self.position = position
        self.isPushed = isPushed
        self.isProven = isProven
    }

    init(_ row: Row) {
        number = row.integer(0)
        name = ChangeName(words: row.words(1)!)
        folder = Identifier(words: row.words(2)!)
        standing = HubStanding(rawValue: row.integer(3))!
        reason = row.optionalInteger(4)
        words = row.optionalText(5)
        position = row.optionalInteger(6)
        isPushed = row.integer(7) == 1
        isProven = row.integer(8) == 1
    }

    func verdict(key: [UInt8]) -> Verdict {
        switch standing {
        case .accepted: .accepted(Receipt(of: name, key: key))
        case .held: .held(HoldReason(rawValue: UInt64(reason ?? 0)) ?? .noRight)
        case .rejected: .rejected(words.map { .byPerson($0) } ?? .standsOnRejected)
        case .refused: .refused(RefuseReason(rawValue: UInt64(reason ?? 0)) ?? .bodyMalformed)
        case .erased: .erased
        }
    }
}

extension Hub {
    func judged(named name: ChangeName) throws -> JudgedChange? {
        let statement = try db.prepare(JudgedChange.byName)
        try statement.bind(words: name.words, at: 1)
        return try statement.step() ? JudgedChange(statement.row) : nil
    }

    /// A change by any name that it ever had.
    func judged(everNamed name: ChangeName) throws -> JudgedChange? {
        if let change = try judged(named: name) { return change }
        return try presentName(of: name).flatMap { try judged(named: $0) }
    }

    /// The name under which a former one goes on.
    func presentName(of former: ChangeName) throws -> ChangeName? {
        guard try hasAliases() else { return nil }
        let statement = try db.prepare("SELECT name FROM alias WHERE former = :former")
        try statement.bind(words: former.words, at: 1)
        return try statement.step() ? ChangeName(words: statement.row.words(0)!) : nil
    }
}
