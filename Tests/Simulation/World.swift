internal import Glibc
internal import Hub
internal import Replica
internal import SeededChance
internal import SyncProtocol
internal import Synchronization

/// Many replicas, a hub, and everything that can go wrong between them, all from one seed.
///
/// The programs are the real ones; the clock, the network, the crashes and the people are not.
public final class World {
    let seed: UInt64
    let folder: String
    let swarm: Swarm
    let time = WorldTime()
    /// Each step draws from a beginning of its own, so that one can be left out and the others stay.
    var random: SeededRandom
    var stepNumber = 0
    var people = People()
    let hub: SimulatedHub
    var devices: [SimulatedDevice] = []
    var network: SimulatedNetwork
    var images: [(device: SimulatedDevice, path: String)] = []
    var imagesMade = 0
    var bundles: [(maker: String, bytes: [UInt8])] = []
    var hubBackups: [String] = []
    var joined = 0
    /// By name, the devices that were taken back, and what they held when they were.
    var revoked: Set<String> = []
    var wordsOfRevoked: Set<String> = []
    var erased: Set<FolderID> = []
    var hubLostDisk = false
    var hubWasPutBack = false
    var ledger = Ledger()
    /// Nobody, but where it is to be shown that a lie is seen.
    var liar: Liar?
    public private(set) var story: [String] = []

    public convenience init(seed: UInt64, lie: Lie? = nil) throws {
        var random = SeededRandom(seed: seed)
        let swarm = Swarm(using: &random)
        try self.init(seed: seed, swarm, random)
        liar = lie.map { Liar($0, seed: seed) }
    }

    init(seed: UInt64, _ swarm: Swarm, _ random: SeededRandom) throws {
        self.seed = seed
        self.swarm = swarm
        self.random = random
        network = SimulatedNetwork(swarm)
        let base = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp"
        let number = worldsMade.add(1, ordering: .relaxed).newValue
        folder = base + "/veldboek-\(getpid())-\(number)-\(seed)"
        removeFolder(folder)
        try makeFolder(folder)
        hub = try SimulatedHub(
            folder: folder + "/hub", time: time, random: SeededRandom(seed: self.random.next()))
        try join(isOffice: true)
        for _ in 1..<swarm.devices { try join(isOffice: false) }
    }

    /// `VELDBOEK_KEEP=1` leaves the files of a world for a look.
    deinit { if getenv("VELDBOEK_KEEP") == nil { removeFolder(folder) } }

    func tell(_ line: String) { story.append("\(stepNumber): \(line)") }

    public var stepCount: Int { swarm.steps }

    /// Lives through the faults, but for the steps left out, comes to rest, and looks whether every
    /// promise was kept.
    public func run(without leftOut: Set<Int> = []) throws {
        for number in 0..<swarm.steps {
            stepNumber = number
            random = SeededRandom(seed: seed &+ UInt64(number + 1) &* 0xd1b5_4a32_d192_ed03)
            time.milliseconds += Int64.random(in: 1...600_000, using: &random)
            if !leftOut.contains(number) { try step() }
        }
        try loseSave()
        stepNumber = swarm.steps
        random = SeededRandom(seed: ~seed)
        try comeToRest()
        try spoilFile()
        try checkPromises()
    }
}

/// Several may have one seed at the same time.
private let worldsMade = Atomic(0)

/// A promise that was not kept.
public struct Failure: Error, CustomStringConvertible {
    public let description: String

    init(_ description: String) { self.description = description }
}
