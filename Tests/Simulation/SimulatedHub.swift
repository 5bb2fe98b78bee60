internal import Glibc
internal import HTTP
internal import Hub
internal import SeededChance
internal import SyncProtocol

/// The hub's machine: its files, its program, and its crashes.
final class SimulatedHub {
    private let folder: String
    var path: String { folder + "/hub.sqlite" }
    private let time: WorldTime
    private var random: SeededRandom
    private(set) var hub: Hub
    private var application: HubApplication
    private var cut = CutSwitch()
    private var backups = 0

    static let scopes = [Scope("noord")!, Scope("zuid")!]
    static let dossier = FolderKind("dossier")!
    static let fieldworker = "consulent"
    static let office = "kantoor"

    init(folder: String, time: WorldTime, random: SeededRandom) throws {
        self.folder = folder
        self.time = time
        self.random = random
        try makeFolder(folder)
        (hub, cut) = try Self.open(folder, time, &self.random)
        application = HubApplication(hub)
    }

    private static func open(
        _ folder: String, _ time: WorldTime, _ random: inout SeededRandom
    ) throws -> (Hub, CutSwitch) {
        let cut = CutSwitch()
        let rights = Rights([
            fieldworker: [dossier: [.read, .write, .make]],
            office: [dossier: Set(Right.allCases)],
        ])
        let hub = try Hub(
            files: Hub.Files(database: folder + "/hub.sqlite", decisions: folder),
            rights: rights, now: { time.milliseconds }, random: SeededRandom(seed: random.next()),
            durable: false, isCut: cut.tick)
        return (hub, cut)
    }

    /// The hub while nothing goes wrong with it.
    var calm: Hub {
        cut.disarm()
        return hub
    }

    /// The hub for an eye from outside, which no crash awaits.
    func watch<Result>(_ body: (Hub) throws -> Result) rethrows -> Result {
        try cut.watch { try body(hub) }
    }

    func armCrash(after statements: Int) { cut.arm(after: statements) }

    /// Starts the program again, as after a crash.
    func restart() throws {
        (hub, cut) = try Self.open(folder, time, &random)
        application = HubApplication(hub)
    }

    /// Nil when the program crashed before it could answer.
    func answer(_ call: HubCall) throws -> HubAnswer? {
        var headers = Headers()
        if let token = call.token {
            headers.append(
                Headers.Field(name: "Authorization", value: "Bearer " + base64URL(token.bytes)))
        }
        let request = Request(
            method: call.method.rawValue, path: call.path, query: call.query, headers: headers,
            body: call.body)
        let answer = application.answer(request, waitedMilliseconds: .max)
        if cut.isCut {
            try restart()
            return nil
        }
        guard case .response(let response) = answer else { return nil }
        return HubAnswer(status: response.status, body: response.body)
    }

    /// Does what the office asks; a crash in the middle is followed by a restart.
    func administer(_ action: (Hub) throws -> Void) throws {
        do {
            try action(hub)
        } catch {
            guard cut.isCut else { throw error }
            try restart()
        }
    }

    func backup() throws -> String {
        cut.disarm()
        backups += 1
        let path = folder + "/backup\(backups).sqlite"
        try hub.backup(to: path)
        return path
    }

    /// Puts a backup back in the way of `herstel`: the journal goes on, a new epoch begins. Without a
    /// backup the hub is built anew from its journal.
    func restore(_ backup: String?) throws {
        try replaceFile(by: backup)
        try hub.beginEpoch()
    }

    /// Puts an old file back by hand, and says so to nobody.
    func putBack(_ backup: String) throws { try replaceFile(by: backup) }

    private func replaceFile(by backup: String?) throws {
        for suffix in ["", "-wal", "-shm"] { unlink(path + suffix) }
        if let backup { try copyFile(backup, to: path) }
        try restart()
    }
}
