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

    /// Reads what another process appended; a torn last entry was never decided, and is cut off.
    func readNew() throws {
        guard let contents = try SmallFile.read(path), contents.count > length else { return }
        var reader = CBORReader(Array(contents[length...]))
        while !reader.isAtEnd {
            guard let line = try? reader.bytes() else { return try cutTail() }
            try read(line)
            var writer = CBORWriter()
            writer.bytes(line)
            length += writer.output.count
        }
    }

    private func read(_ line: [UInt8]) throws {
        var reader = CBORReader(line)
        guard try reader.array() == 3 else { throw Malformed.unexpected("a journal entry") }
        let serial = try reader.integer()
        let before = try FeedHash(from: &reader)
        guard serial == (entries.last?.serial ?? 0) + 1, before == lastHash else {
            throw Malformed.unexpected("journal entry \(serial) does not follow what is before it")
        }
        entries.append(Entry(serial: serial, decision: try Decision(from: &reader)))
        try reader.finish()
        lastHash = lastHash.followed(by: line)
    }

    private func cutTail() throws {
        guard truncate(path, off_t(length)) == 0 else { throw FileProblem.now(path) }
    }

    /// On disk before it returns.
    func append(_ decision: Decision) throws -> Entry {
        let entry = Entry(serial: (entries.last?.serial ?? 0) + 1, decision: decision)
        var line = CBORWriter()
        line.array(3)
        line.integer(entry.serial)
        lastHash.write(to: &line)
        decision.write(to: &line)
        var framed = CBORWriter()
        framed.bytes(line.output)
        let descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw FileProblem.now(path) }
        defer { close(descriptor) }
        try SmallFile.writeAll(framed.output, to: descriptor, path)
        if durable { guard fdatasync(descriptor) == 0 else { throw FileProblem.now(path) } }
        entries.append(entry)
        lastHash = lastHash.followed(by: line.output)
        length += framed.output.count
        return entry
    }
}
