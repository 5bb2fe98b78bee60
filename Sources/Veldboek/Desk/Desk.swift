internal import Commands
internal import Foundation
internal import Housing
internal import HubClient
internal import Replica
internal import SyncProtocol

/// What a command works with: the replica on this device, and today's date.
struct Desk {
    let replica: Replica
    let files: ReplicaFiles
    let today: Day
    let isJSON: Bool
    let stop: StopSignal
    /// Everything here is made up.
    let isPractice: Bool
    /// What a command showed.
    let shown = ShownDossiers()
    /// Nothing is written twice in the same place.
    var isLineByLine = false

    init(_ settings: Settings, for command: Command, stop: StopSignal) throws {
        isJSON = settings.isJSON
        self.stop = stop
        files = ReplicaFiles(settings)
        let practice = PracticePlace(files, isAsked: settings.has("oefen"))
        try practice.prepare(for: command)
        if command.name == CommandTable.connecting.name {
            try files.makeFolder()
        } else if !files.exist {
            throw ReplicaError.notEnrolled
        }
        replica = try Replica(
            path: files.replica, schema: HousingSchema.schema, clock: SystemClock())
        isPractice = try practice.check(replica, for: command)
        today = LocalTime(milliseconds: try replica.now()).day
    }

    /// Only for a person who looks at it.
    var showsProgress: Bool { !isJSON && !isLineByLine && ProgressLine.isTerminal }

    /// The folder that a typed number means.
    func folder(_ typed: String) throws -> FolderID {
        let folder = try DossierNumber(typed).folder(among: replica.dossierFolders())
        shown.note([folder])
        return folder
    }

    func everyFolder() throws -> [FolderID] {
        let all = try replica.dossierFolders()
        shown.note(all)
        return all
    }

    /// A dossier that goes on in another one is opened there, if that is here.
    func open(_ typed: String) throws -> OpenedDossier {
        let folder = try folder(typed)
        let last = try replica.voortzettingen().last(of: folder)
        guard last != folder, try replica.kind(of: last) == .dossier,
            try !replica.heads(of: last).isEmpty
        else { return try replica.open(folder) }
        shown.note([last])
        return try replica.open(last)
    }

    /// The number of each dossier here, and of those that left, as short as can be.
    func numbers(alsoOf left: [FolderID] = []) throws -> [FolderID: DossierNumber] {
        DossierNumber.shortest(among: try replica.dossierFolders() + left)
    }

    func number(of folder: FolderID) throws -> DossierNumber {
        DossierNumber.shortest(of: [folder], among: try replica.dossierFolders())[folder]!
    }

    /// The numbers of a few of the dossiers, which are shown with them.
    func numbers(of few: [FolderID]) throws -> [FolderID: DossierNumber] {
        shown.note(few)
        return DossierNumber.shortest(of: few, among: try replica.dossierFolders())
    }

    /// Writes in a dossier, on the version that was read.
    @discardableResult
    func commit(_ save: Save, to opened: OpenedDossier) throws -> ChangeName {
        try replica.commit(opened.onThisVersion(save))
    }

    func newIdentifier<Kind>() -> Identifier<Kind> {
        var generator = SystemRandomNumberGenerator()
        return .random(using: &generator)
    }
}

extension SystemClock: WallClock {}

/// The replica, and the small file beside it that names its hub.
struct ReplicaFiles {
    let replica: String

    init(_ settings: Settings) {
        let environment = ProcessInfo.processInfo.environment
        let isPractice = settings.has("oefen")
        // What the environment names is the real one.
        let named = settings.place ?? (isPractice ? nil : environment["VELDBOEK_REPLICA"])
        if let named, !named.isEmpty {
            replica = named
            return
        }
        replica = Self.usualPlace(isPractice ? "/oefening/replica.sqlite" : "/replica.sqlite")
    }

    private static func usualPlace(_ name: String) -> String {
        let home = FileManager.default.homeDirectoryForCurrentUser.path
        let environment = ProcessInfo.processInfo.environment
        let data = environment["XDG_DATA_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
        return (data ?? home + "/.local/share") + "/veldboek" + name
    }

    /// Where practice is kept when no other place was named.
    static var practice: ReplicaFiles {
        ReplicaFiles(replica: usualPlace("/oefening/replica.sqlite"))
    }

    init(replica: String) { self.replica = replica }

    private var hub: String { replica + ".hub" }
    /// Held by the one program that syncs.
    var syncMark: String { replica + ".sync" }

    var exist: Bool { FileManager.default.fileExists(atPath: replica) }

    /// The replica with all that SQLite and this program keep beside it.
    func remove() throws {
        for path in [replica, replica + "-wal", replica + "-shm", hub, syncMark]
        where FileManager.default.fileExists(atPath: path) {
            try FileManager.default.removeItem(atPath: path)
        }
    }

    func makeFolder() throws {
        let folder = URL(fileURLWithPath: replica).deletingLastPathComponent()
        guard !FileManager.default.fileExists(atPath: folder.path) else { return }
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }

    func remember(_ address: HubAddress) throws {
        try Data((address.description + "\n").utf8).write(
            to: URL(fileURLWithPath: hub), options: .atomic)
    }

    /// Nil while the device is not connected.
    func hubAddress() throws -> HubAddress? {
        guard let text = try? String(contentsOfFile: hub, encoding: .utf8) else { return nil }
        return try HubAddress(text.trimmingCharacters(in: .whitespacesAndNewlines))
    }
}
