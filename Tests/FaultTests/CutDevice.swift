import FaultScene
import Replica
import SeededChance
import SyncProtocol

/// A device whose program ends at every so many statements, and is started again.
final class CutDevice {
    private let path: String
    private let user: UInt64
    private var random: SeededRandom
    private(set) var replica: Replica!
    private var talk = Talk()
    private let cut = CutSwitch()
    /// Longer after each cut in a row, so that there is progress.
    private var longest = 100
    private(set) var cuts = 0
    private(set) var acknowledged: [Acknowledged] = []

    init(path: String, user: UInt64, seed: UInt64) throws {
        self.path = path
        self.user = user
        random = SeededRandom(seed: seed)
        try start()
    }

    /// Also the start is cut off.
    private func start() throws {
        while true {
            replica = nil
            cut.arm(after: random.number(below: longest))
            do {
                replica = try Replica(
                    path: path, schema: Scene.schema, clock: FixedClock(),
                    random: SeededRandom(seed: random.next()), durability: .none,
                    isCut: cut.tick)
                talk = Talk()
                guard try replica.user() == nil else { return }
                return try replica.enrol(
                    user: user, token: SmallHub.token(of: replica.currentSite()))
            } catch {
                try noteCut(error)
            }
        }
    }

    private func noteCut(_ error: any Error) throws {
        guard cut.isCut else { throw error }
        cuts += 1
        longest += 20
    }

    /// Nil when the program was cut off in the middle; then it runs again.
    func attempt<Result>(_ body: (CutDevice) throws -> Result) throws -> Result? {
        do {
            let result = try body(self)
            longest = 100
            return result
        } catch {
            try noteCut(error)
            try start()
            return nil
        }
    }

    func endCuts() { cut.disarm() }

    func commit(_ saves: [Save]) throws {
        let names = try replica.commitAll(saves)
        acknowledged += zip(names, saves).map { Acknowledged($0, in: $1.folder) }
    }

    /// False when there is nothing more to say.
    func turn(_ hub: SmallHub) throws -> Bool {
        guard try talk.turn(replica, hub.answer) else {
            talk = Talk()
            return false
        }
        return true
    }
}

/// Ends a program between two statements, as a crash or an empty battery would.
final class CutSwitch {
    private var remaining: Int?
    private(set) var isCut = false

    func arm(after statements: Int) {
        remaining = statements
        isCut = false
    }

    func disarm() { remaining = nil }

    /// Asked before every statement; once true, none runs any more.
    func tick() -> Bool {
        if let left = remaining {
            isCut = isCut || left <= 0
            remaining = left - 1
        }
        return isCut
    }
}
