internal import SQLite
public import SyncProtocol

/// How far the feed and the journal are, on one line to be kept elsewhere: later it shows whether what
/// there was is still there.
public struct HeadLine: Hashable, Sendable, CustomStringConvertible {
    public let position: Int64
    public let feedHash: FeedHash
    public let serial: Int64
    public let journalHash: FeedHash

    public var description: String { "\(position) \(feedHash) \(serial) \(journalHash)" }

    init(position: Int64, feedHash: FeedHash, serial: Int64, journalHash: FeedHash) {
        self.position = position
        self.feedHash = feedHash
        self.serial = serial
        self.journalHash = journalHash
    }

    /// The line as it was printed; nil for any other text.
    public init?(_ line: some StringProtocol) {
        let words = line.split(separator: " ")
        guard words.count == 4, let position = Int64(words[0]), position >= 0,
            let feedHash = Self.hash(words[1]), let serial = Int64(words[2]), serial >= 0,
            let journalHash = Self.hash(words[3])
        else { return nil }
        self.init(
            position: position, feedHash: feedHash, serial: serial, journalHash: journalHash)
    }

    private static func hash(_ word: some StringProtocol) -> FeedHash? {
        let digits = Array(word.utf8)
        guard digits.count == 2 * FeedHash.byteCount else { return nil }
        let bytes = stride(from: 0, to: digits.count, by: 2).compactMap { index in
            UInt8(String(decoding: digits[index..<index + 2], as: UTF8.self), radix: 16)
        }
        return FeedHash(bytes)
    }
}

extension Hub {
    public func headLine() throws -> HeadLine {
        try db.read {
            let end = try FeedEnd(self)
            let (serial, hash) = try db.first("SELECT journal_serial, journal_hash FROM hub") {
                ($0.integer(0), FeedHash($0.blob(1))!)
            }!
            return HeadLine(
                position: end.position, feedHash: end.hash, serial: serial, journalHash: hash)
        }
    }
}

extension Audit {
    /// Whether the hub still has what it had when the line was printed.
    mutating func compare(with line: HeadLine) throws {
        let hash = try hub.db.first(
            "SELECT hash FROM feed WHERE position = :position",
            ["position": .integer(line.position)]
        ) { FeedHash($0.blob(0)) }
        if (line.position == 0 ? .start : hash ?? nil) != line.feedHash {
            tell("the feed is not the one that was at \(line.position)")
        }
        if hub.journal.hash(at: line.serial) != line.journalHash {
            tell("the journal is not the one that was at \(line.serial)")
        }
    }

    /// The journal's chain was checked as it was read; here whether the database follows it.
    mutating func auditDecisions() throws {
        try hub.journal.readNew()
        let done = try hub.db.first("SELECT journal_serial, journal_hash FROM hub") {
            ($0.integer(0), FeedHash($0.blob(1)))
        }!
        guard hub.journal.hash(at: done.0) == done.1 else {
            return tell("the journal lacks decisions that its database has")
        }
        var decided: [ChangeName: String?] = [:]
        var erased: Set<FolderID> = []
        for entry in hub.journal.entries.prefix(Int(done.0)) {
            switch entry.decision {
            case .release(let name): decided.updateValue(nil, forKey: name)
            case .reject(let name, let words): decided[name] = words
            case .erase(let folder, _, _, _): erased.insert(folder)
            default: break
            }
        }
        let known = try hub.db.all("SELECT name, released, words FROM decision") {
            (ChangeName($0.blob(0)), $0.integer(1) == 1 ? nil : $0.text(2))
        }
        let stored = Dictionary(known.map { ($0.0, $0.1) }, uniquingKeysWith: { one, _ in one })
        if stored.count != decided.count || decided.contains(where: { stored[$0.key] != $0.value })
        {
            tell("what was decided on changes is not what the journal says")
        }
        let gone = try hub.db.all("SELECT folder FROM folder WHERE erased IS NOT NULL") {
            FolderID($0.blob(0))
        }
        if Set(gone) != Set(erased.map { Optional($0) }) {
            tell("what was erased is not what the journal says")
        }
    }
}
