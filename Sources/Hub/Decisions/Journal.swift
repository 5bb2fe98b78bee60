internal import Glibc
internal import SyncProtocol

/// The decisions that no device could bring back: one file, each entry bound to all before it.
///
/// A backup of the database with this file is a whole hub: what was decided since stands.
final class Journal {
    struct Entry {
        let serial: Int64
        let decision: Decision
    }

    private let path: String
    private let durable: Bool
    private(set) var entries: [Entry] = []
    private var lastHash = FeedHash.start
    private var length = 0

    init(path: String, durable: Bool) throws {
        self.path = path
        self.durable = durable
        try readNew()
    }

    /// Reads what another process appended. What is torn at the end stays until `cutTornEnd`.
    func readNew() throws {
        guard let contents = try SmallFile.read(path), contents.count > length else { return }
        var reader = CBORReader(Array(contents[length...]))
        while !reader.isAtEnd {
            let line: [UInt8]
            do { line = try reader.bytes() } catch Malformed.truncated { return }
            try read(line)
        }
    }

    private func read(_ line: [UInt8]) throws {
        var reader = CBORReader(line)
        guard try reader.array() == 4 else { throw Malformed.unexpected("a journal entry") }
        let serial = try reader.integer()
        let before = try FeedHash(from: &reader)
        guard serial == (entries.last?.serial ?? 0) + 1, before == lastHash else {
            throw Malformed.unexpected("journal entry \(serial) does not follow what is before it")
        }
        let decision = try Decision(from: &reader)
        guard try reader.bytes() == Self.check(serial, before, decision) else {
            throw Malformed.unexpected("journal entry \(serial) was changed")
        }
        try reader.finish()
        entries.append(Entry(serial: serial, decision: decision))
        lastHash = lastHash.followed(by: line)
        length += Self.framed(line).count
    }

    /// An entry is bound to what is before it by a hash, and to itself by these bytes.
    private static func check(
        _ serial: Int64, _ before: FeedHash, _ decision: Decision
    ) -> [UInt8] {
        var writer = CBORWriter()
        writer.integer(serial)
        before.write(to: &writer)
        decision.write(to: &writer)
        return Array(SHA256.hash(writer.output).prefix(8))
    }

    private static func framed(_ line: [UInt8]) -> [UInt8] {
        var writer = CBORWriter()
        writer.bytes(line)
        return writer.output
    }

    /// A last entry that was not written whole was never decided. Its bytes are set aside, not lost.
    func cutTornEnd() throws {
        guard let contents = try SmallFile.read(path), contents.count > length else { return }
        try SmallFile.write(Array(contents[length...]), to: path + ".rest")
        guard truncate(path, off_t(length)) == 0 else { throw FileProblem.now(path) }
    }

    /// On disk before it returns.
    func append(_ decision: Decision) throws -> Entry {
        let entry = Entry(serial: (entries.last?.serial ?? 0) + 1, decision: decision)
        var line = CBORWriter()
        line.array(4)
        line.integer(entry.serial)
        lastHash.write(to: &line)
        decision.write(to: &line)
        line.bytes(Self.check(entry.serial, lastHash, decision))
        let framed = Self.framed(line.output)
        let descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw FileProblem.now(path) }
        defer { close(descriptor) }
        try SmallFile.writeAll(framed, to: descriptor, path)
        if durable { guard fdatasync(descriptor) == 0 else { throw FileProblem.now(path) } }
        entries.append(entry)
        lastHash = lastHash.followed(by: line.output)
        length += framed.count
        return entry
    }
}
