import Foundation
import HTTP
import SyncProtocol

@testable import Hub

/// A hub on disk in a scratch folder of its own, whose clock stands still until a test moves it.
final class SomeHub {
    /// What a test gives the hub beside its files; kept when it starts again.
    private let settings: HubSettings
    let folder: URL
    let clock = StandingClock()
    private(set) var hub: Hub
    private(set) var application: HubApplication
    private var backups = 0

    var files: Hub.Files {
        Hub.Files(
            database: folder.appending(path: "hub.sqlite").path,
            decisions: folder.appending(path: "decisions").path)
    }

    var journal: URL { folder.appending(path: "decisions/journaal") }

    init(_ settings: HubSettings = HubSettings()) throws {
        self.settings = settings
        folder = FileManager.default.temporaryDirectory
            .appending(path: "hub-\(UUID().uuidString)")
        let decisions = folder.appending(path: "decisions")
        try FileManager.default.createDirectory(at: decisions, withIntermediateDirectories: true)
        hub = try Self.open(in: folder, clock)
        application = HubApplication(hub, settings)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    private static func open(in folder: URL, _ clock: StandingClock) throws -> Hub {
        try Hub(
            files: Hub.Files(
                database: folder.appending(path: "hub.sqlite").path,
                decisions: folder.appending(path: "decisions").path),
            rights: rights,
            now: { clock.milliseconds }, durable: false)
    }

    private static let rights = Rights(
        [
            "consulent": [
                .dossier: [.read, .write, .make], .list: [.read], .log: [.write, .make],
                .justice: [.read],
            ],
            "lezer": [.dossier: [.read]],
            "postbus": [.dossier: [.make]],
            "kantoor": [
                .dossier: Set(Right.allCases), .list: Set(Right.allCases), .log: [.read],
                .justice: Set(Right.allCases),
            ],
        ], trees: [.justice: Scope("justitieel")!], confidential: [.log])

    /// Starts the program again on the same files.
    func restart() throws {
        hub = try Self.open(in: folder, clock)
        application = HubApplication(hub, settings)
    }

    func backup() throws -> URL {
        backups += 1
        let path = folder.appending(path: "backup\(backups).sqlite")
        try hub.backup(to: path.path)
        return path
    }

    /// Puts a backup back beside the decisions that were made since, and begins a new epoch.
    func restore(_ backup: URL) throws {
        for suffix in ["", "-wal", "-shm"] {
            try? FileManager.default.removeItem(atPath: files.database + suffix)
        }
        try FileManager.default.copyItem(atPath: backup.path, toPath: files.database)
        try restart()
        try hub.beginEpoch()
    }

    func user(_ name: String, _ grants: Grant...) throws -> UserID {
        let user = try hub.addUser(name: name)
        for grant in grants { try hub.give(grant, to: user) }
        return user
    }

    /// A new device of a new user with one grant.
    func device(
        of name: String = "Anke", _ role: String = "consulent", _ scope: Scope = .noord
    ) throws -> SomeDevice {
        try device(of: user(name, Grant(role: role, scope: scope)))
    }

    func device(of user: UserID) throws -> SomeDevice { try SomeDevice(self, user) }

    func receipt(_ change: Change) -> Receipt { Receipt(of: change.name, key: hub.receiptKey) }

    func accepted(_ change: Change) -> Verdict { .accepted(receipt(change)) }

    /// The verdict that the hub keeps.
    func verdict(_ change: Change) throws -> Verdict? {
        try hub.judged(everNamed: change.name)?.verdict(key: hub.receiptKey)
    }

    var start: Cursor {
        get throws { Cursor(epoch: try hub.epoch(), position: 0, hash: .start) }
    }
}

/// It is noon on 1 March 2026 until a test says otherwise.
final class StandingClock {
    var milliseconds: Int64 = 1_772_362_800_000

    func pass(minutes: Int64) { milliseconds += minutes * 60_000 }
}

extension Scope {
    static let noord = Scope("noord")!
    static let zuid = Scope("zuid")!
    static let west = Scope("west")!
}

extension FolderKind {
    static let dossier = FolderKind("dossier")!
    static let list = FolderKind("lijst")!
    static let justice = FolderKind("justitieel")!
    static let log = FolderKind("toegangslog")!
}

extension FolderID {
    /// The same number is the same folder.
    static func numbered(_ number: UInt64) -> FolderID { FolderID(high: 0xf, low: number) }
}
