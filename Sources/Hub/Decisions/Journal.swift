internal import Glibc
internal import SyncProtocol

/// The decisions that no device could bring back: one file, each entry bound to all before it.
///
/// A backup of the database with this file is a whole hub: what was decided since stands.
final class Journal {
    struct Entry {
        let serial: Int64
        /// The end of the hub's feed when it was decided.
        let feedPosition: Int64
        let feedHash: FeedHash
        let decision: Decision
        /// Over this entry and all before it.
        let hash: FeedHash
    }

    private let path: String
    private let durable: Bool
    private(set) var entries: [Entry] = []
    private var lastHash: FeedHash { entries.last?.hash ?? .start }
    /// Where the last whole entry ends.
    private var length = 0
    /// However often others look for new decisions, each byte of them is read once.
    private(set) var bytesRead = 0

    init(path: String, durable: Bool) throws {
        self.path = path
        self.durable = durable
        try readNew()
    }

    /// Reads what another process appended. What is torn at the end stays until `cutTornEnd`.
    func readNew() throws {
        var reader = CBORReader(try rest())
        while !reader.isAtEnd {
            let line: [UInt8]
            do { line = try reader.bytes() } catch Malformed.truncated { return }
            try read(line)
        }
    }

    /// What stands behind the last whole entry.
    private func rest() throws -> [UInt8] {
        let rest = try SmallFile.read(path, from: length) ?? []
        bytesRead += rest.count
        return rest
    }

    /// The hash after the entry with this serial, nil where there is none.
    func hash(at serial: Int64) -> FeedHash? {
        if serial == 0 { return .start }
        guard serial > 0, serial <= entries.count else { return nil }
        return entries[Int(serial) - 1].hash
    }

    private func read(_ line: [UInt8]) throws {
        var reader = CBORReader(line)
        guard try reader.array() == 6 else { throw Malformed.unexpected("a journal entry") }
        let serial = try reader.integer()
        let before = try FeedHash(from: &reader)
        guard serial == (entries.last?.serial ?? 0) + 1, before == lastHash else {
            throw Malformed.unexpected("journal entry \(serial) does not follow what is before it")
        }
        let position = try reader.integer()
        let feedHash = try FeedHash(from: &reader)
        let decision = try Decision(from: &reader)
        let check = Self.check(of: Self.content(serial, before, position, feedHash, decision))
        guard try reader.bytes() == check else {
            throw Malformed.unexpected("journal entry \(serial) was changed")
        }
        try reader.finish()
        entries.append(
            Entry(
                serial: serial, feedPosition: position, feedHash: feedHash, decision: decision,
                hash: before.followed(by: line)))
        length += Self.framed(line).count
    }

    /// An entry without its check: a hash binds it to what is before it.
    private static func content(
        _ serial: Int64, _ before: FeedHash, _ position: Int64, _ feedHash: FeedHash,
        _ decision: Decision
    ) -> CBORWriter {
        var writer = CBORWriter()
        writer.array(6)
        writer.integer(serial)
        before.write(to: &writer)
        writer.integer(position)
        feedHash.write(to: &writer)
        decision.write(to: &writer)
        return writer
    }

    /// These bytes bind an entry to itself.
    private static func check(of content: CBORWriter) -> [UInt8] {
        Array(SHA256.hash(content.output).prefix(8))
    }

    private static func framed(_ line: [UInt8]) -> [UInt8] {
        var writer = CBORWriter()
        writer.bytes(line)
        return writer.output
    }

    /// A last entry that was not written whole was never decided. Its bytes are set aside, not lost.
    func cutTornEnd() throws {
        let torn = try rest()
        guard !torn.isEmpty else { return }
        try SmallFile.write(torn, to: path + ".rest")
        guard truncate(path, off_t(length)) == 0 else { throw FileProblem.now(path) }
    }

    /// On disk before it returns.
    func append(_ decision: Decision, at end: FeedEnd) throws -> Entry {
        let serial = (entries.last?.serial ?? 0) + 1
        var line = Self.content(serial, lastHash, end.position, end.hash, decision)
        line.bytes(Self.check(of: line))
        let entry = Entry(
            serial: serial, feedPosition: end.position, feedHash: end.hash, decision: decision,
            hash: lastHash.followed(by: line.output))
        let framed = Self.framed(line.output)
        let descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw FileProblem.now(path) }
        defer { close(descriptor) }
        try SmallFile.writeAll(framed, to: descriptor, path)
        if durable { guard fdatasync(descriptor) == 0 else { throw FileProblem.now(path) } }
        entries.append(entry)
        length += framed.count
        return entry
    }
}
