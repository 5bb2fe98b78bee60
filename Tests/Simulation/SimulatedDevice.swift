internal import Glibc
internal import Replica
internal import SeededChance
internal import SyncProtocol

/// A laptop: its file, its program, its person, and its crashes.
final class SimulatedDevice {
    let name: String
    let path: String
    let isOffice: Bool
    let clock: SimulatedClock
    private(set) var replica: Replica
    /// Where its screen keeps the keys; nil until somebody types.
    private var typing: Typing?
    private(set) var schema: Schema
    var session = Session()
    /// The call that was sent and not answered yet.
    var awaited: Int?
    /// The step until which its calls do not leave, and that until which no answer arrives.
    var cutOff = (up: 0, down: 0)
    /// The step until which it lies in a bag.
    var sleepsUntil = 0
    private var cut: CutSwitch
    private var random: SeededRandom

    init(
        name: String, path: String, isOffice: Bool, clock: SimulatedClock, schema: Schema,
        random: SeededRandom
    ) throws {
        self.name = name
        self.path = path
        self.isOffice = isOffice
        self.clock = clock
        self.schema = schema
        self.random = random
        (replica, cut) = try Self.open(path, schema, clock, &self.random)
    }

    private static func open(
        _ path: String, _ schema: Schema, _ clock: SimulatedClock, _ random: inout SeededRandom
    ) throws -> (Replica, CutSwitch) {
        let cut = CutSwitch()
        let replica = try Replica(
            path: path, schema: schema, clock: clock,
            random: SeededRandom(seed: random.next()), durability: .none, isCut: cut.tick)
        return (replica, cut)
    }

    func armCrash(after statements: Int) { cut.arm(after: statements) }

    /// The replica while nothing goes wrong with it.
    var calm: Replica {
        cut.disarm()
        return replica
    }

    /// The replica for an eye from outside, which no crash awaits.
    func watch<Result>(_ body: (Replica) throws -> Result) rethrows -> Result {
        try cut.watch { try body(replica) }
    }

    /// A key on its screen, which writes it without any other statement.
    func press(_ form: Form) throws {
        let typing = try typing ?? replica.typing()
        self.typing = typing
        try typing.write(form, at: replica.now())
    }

    func restart() throws {
        typing = nil
        (replica, cut) = try Self.open(path, schema, clock, &random)
        session = Session()
        awaited = nil
    }

    /// The next version of the program is installed.
    func upgrade() throws {
        schema = SimulatedSchema.second
        try restart()
    }

    /// Nil when the program crashed in the middle; it is started again.
    func attempt<Result>(_ action: (SimulatedDevice) throws -> Result) throws -> Result? {
        do {
            let result = try action(self)
            // Tidying after the last word may be cut off as well, and says nothing of it.
            if cut.isCut { try restart() }
            return result
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
        typing = nil
        for file in [path, path + "-typed"] {
            for suffix in ["", "-wal", "-shm"] { unlink(file + suffix) }
        }
        try copyFile(image, to: path)
        try restart()
    }
}
