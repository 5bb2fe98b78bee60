internal import Glibc
internal import Replica
internal import SyncProtocol

/// A laptop: its file, its program, its person, and its crashes.
final class SimulatedDevice {
    let name: String
    let path: String
    let isOffice: Bool
    let clock: SimulatedClock
    private(set) var replica: Replica
    var session = Session()
    /// The call that was sent and not answered yet.
    var awaited: Int?
    private var cut: CutSwitch
    private var random: SeededRandom

    init(
        name: String, path: String, isOffice: Bool, clock: SimulatedClock, random: SeededRandom
    ) throws {
        self.name = name
        self.path = path
        self.isOffice = isOffice
        self.clock = clock
        self.random = random
        (replica, cut) = try Self.open(path, clock, &self.random)
    }

    private static func open(
        _ path: String, _ clock: SimulatedClock, _ random: inout SeededRandom
    ) throws -> (Replica, CutSwitch) {
        let cut = CutSwitch()
        let replica = try Replica(
            path: path, schema: SimulatedSchema.schema, clock: clock,
            random: SeededRandom(seed: random.next()), durability: .none, isCut: cut.tick)
        return (replica, cut)
    }

    func armCrash(after statements: Int) { cut.arm(after: statements) }

    /// The replica while nothing goes wrong with it.
    var calm: Replica {
        cut.disarm()
        return replica
    }

    func restart() throws {
        (replica, cut) = try Self.open(path, clock, &random)
        session = Session()
        awaited = nil
    }

    /// Nil when the program crashed in the middle; it is started again.
    func attempt<Result>(_ action: (SimulatedDevice) throws -> Result) throws -> Result? {
        do {
            return try action(self)
        } catch {
            guard cut.isCut else { throw error }
            try restart()
            return nil
        }
    }

    func image(to path: String) throws {
        cut.disarm()
        unlink(path)
        try replica.backup(to: path)
    }

    /// Puts an image back in the place of the present file.
    func restore(_ image: String) throws {
        cut.disarm()
        for suffix in ["", "-wal", "-shm"] { unlink(path + suffix) }
        try copyFile(image, to: path)
        try restart()
    }
}
