internal import Glibc
internal import Hub
internal import Replica
internal import SyncProtocol

/// Many replicas, a hub, and everything that can go wrong between them, all from one seed.
///
/// The programs are the real ones; the clock, the network, the crashes and the people are not.
public final class World {
    let seed: UInt64
    let folder: String
    let time = WorldTime()
    var random: SeededRandom
    var people = People()
    let hub: SimulatedHub
    var devices: [SimulatedDevice] = []
    var network = SimulatedNetwork()
    var images: [(device: SimulatedDevice, path: String)] = []
    var imagesMade = 0
    var bundles: [(maker: String, bytes: [UInt8])] = []
    var hubBackups: [String] = []
    var ledger = Ledger()
    public private(set) var story: [String] = []

    /// How many things happen before the faults end.
    private static let steps = 250

    public init(seed: UInt64) throws {
        self.seed = seed
        random = SeededRandom(seed: seed)
        let base = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp"
        folder = base + "/veldboek-\(getpid())-\(seed)"
        removeFolder(folder)
        try makeFolder(folder)
        hub = try SimulatedHub(
            folder: folder + "/hub", time: time, random: SeededRandom(seed: random.next()))
        try join(isOffice: true)
        for _ in 0..<Int.random(in: 2...3, using: &random) { try join(isOffice: false) }
    }

    /// `VELDBOEK_KEEP=1` leaves the files of a world for a look.
    deinit { if getenv("VELDBOEK_KEEP") == nil { removeFolder(folder) } }

    func tell(_ line: String) { story.append("\(story.count): \(line)") }

    /// A device is connected: an ordinary code, told by mouth.
    func join(isOffice: Bool) throws {
        let name = isOffice ? "office" : "device\(devices.count)"
        let clock = SimulatedClock(
            time, falseBy: Int64.random(in: -90_000_000_000...90_000_000_000, using: &random))
        let device = try SimulatedDevice(
            name: name, path: folder + "/\(name).sqlite", isOffice: isOffice, clock: clock,
            random: SeededRandom(seed: random.next()))
        let user = try hub.calm.addUser(name: name)
        let scopes =
            isOffice || random.once(in: 3)
            ? SimulatedHub.scopes : [SimulatedHub.scopes.randomElement(using: &random)!]
        for scope in scopes {
            let role = isOffice ? SimulatedHub.office : SimulatedHub.fieldworker
            try hub.calm.give(Grant(role: role, scope: scope), to: user)
        }
        let code = try hub.calm.invite(user)
        let enrolment = Enrolment(
            code: code, site: try device.replica.currentSite(), deviceName: name)
        let call = HubCall(method: .post, path: Path.enrol, token: nil, body: enrolment.encoded)
        _ = hub.calm
        guard let answer = try hub.answer(call), answer.status == 200 else {
            throw Failure("\(name) could not be connected")
        }
        try device.replica.enrol(EnrolmentAnswer(decoding: answer.body))
        devices.append(device)
        tell("\(name) joins for \(scopes.map(\.path))")
    }

    /// Lives through the faults, comes to rest, and looks whether every promise was kept.
    public func run() throws {
        for _ in 0..<Self.steps { try step() }
        try comeToRest()
        try checkPromises()
    }
}

/// A promise that was not kept.
public struct Failure: Error, CustomStringConvertible {
    public let description: String

    init(_ description: String) { self.description = description }
}
