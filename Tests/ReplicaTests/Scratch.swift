import Glibc
import Replica
import SyncProtocol

/// A folder of its own for the files of one test, in memory where there is such a place.
final class Scratch {
    private let folder: String

    init() throws {
        let place = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp"
        var template = Array("\(place)/replica-tests-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw ScratchProblem(code: errno) }
        folder = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    deinit {
        for name in names { unlink(folder + "/" + name) }
        rmdir(folder)
    }

    func path(_ name: String) -> String { folder + "/" + name }

    /// Whether the bytes stand anywhere in any of the files, logs of SQLite included.
    func holds(_ bytes: [UInt8]) throws -> Bool {
        try names.contains { name in
            let contents = try contents(of: path(name))
            guard contents.count >= bytes.count else { return false }
            return (0...(contents.count - bytes.count)).contains { start in
                contents[start] == bytes[0]
                    && contents[start..<start + bytes.count].elementsEqual(bytes)
            }
        }
    }

    func contents(of path: String) throws -> [UInt8] {
        let file = open(path, O_RDONLY)
        guard file >= 0 else { throw ScratchProblem(code: errno) }
        defer { close(file) }
        var contents: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while case let count = read(file, &buffer, buffer.count), count > 0 {
            contents += buffer[..<count]
        }
        return contents
    }

    private var names: [String] {
        guard let directory = opendir(folder) else { return [] }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) {
                    names.append(String(cString: $0))
                }
            }
        }
        return names.filter { $0 != "." && $0 != ".." }
    }
}

struct ScratchProblem: Error { let code: Int32 }

/// It is always the same moment.
struct FixedClock: WallClock {
    static let now: Int64 = 1_772_352_000_000

    var milliseconds: Int64 { Self.now }
}

/// Ends a program between two statements, as a crash or an empty battery would.
final class CutSwitch {
    private var remaining: Int?
    private(set) var isCut = false
    /// How many there were so far.
    private(set) var statements = 0

    func arm(after statements: Int) { remaining = statements }

    /// What was cut off after the last word of a transaction, such as tidying, is done another time.
    func disarm() {
        remaining = nil
        isCut = false
    }

    /// Asked before every statement; once true, none runs any more.
    func tick() -> Bool {
        statements += 1
        if let left = remaining {
            isCut = isCut || left <= 0
            remaining = left - 1
        }
        return isCut
    }
}

extension Replica {
    /// A replica of these tests, in memory unless a path is given.
    static func opened(
        _ path: String = ":memory:", schema: Schema = SmallSchema.now, cut: CutSwitch? = nil,
        random: any RandomNumberGenerator = SystemRandomNumberGenerator()
    ) throws -> Replica {
        try Replica(
            path: path, schema: schema, clock: FixedClock(), random: random, durability: .none,
            isCut: cut.map { cut in { cut.tick() } })
    }

    /// Anke's, who has been connected to a hub.
    static func enrolled(
        _ path: String = ":memory:", cut: CutSwitch? = nil,
        random: any RandomNumberGenerator = SystemRandomNumberGenerator()
    ) throws -> Replica {
        let replica = try opened(path, cut: cut, random: random)
        try replica.enrol(
            EnrolmentAnswer(
                token: Token([UInt8](repeating: 7, count: Token.byteCount))!,
                hub: HubID(high: 1, low: 1), user: Person.anke, userName: "Anke", grants: []))
        return replica
    }
}
