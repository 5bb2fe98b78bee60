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

    init(_ settings: Settings, makesReplica: Bool, stop: StopSignal) throws {
        isJSON = settings.isJSON
        self.stop = stop
        files = ReplicaFiles(settings)
        if makesReplica {
            try files.makeFolder()
        } else if !files.exist {
            throw ReplicaError.notEnrolled
        }
        replica = try Replica(
            path: files.replica, schema: HousingSchema.schema, clock: SystemClock())
        today = LocalTime(milliseconds: try replica.now()).day
    }

    /// Only for a person who looks at it.
    var showsProgress: Bool { !isJSON && ProgressLine.isTerminal }

    /// The folder that a typed number means.
    func folder(_ typed: String) throws -> FolderID {
        try DossierNumber(typed).folder(among: replica.dossierFolders())
    }

    func open(_ typed: String) throws -> OpenedDossier { try replica.open(folder(typed)) }

    /// The number of each dossier here, and of those that left, as short as can be.
    func numbers(alsoOf left: [FolderID] = []) throws -> [FolderID: DossierNumber] {
        DossierNumber.shortest(among: try replica.dossierFolders() + left)
    }

    func number(of folder: FolderID) throws -> DossierNumber {
        DossierNumber.shortest(of: [folder], among: try replica.dossierFolders())[folder]!
    }

    /// The numbers of a few of the dossiers.
    func numbers(of few: [FolderID]) throws -> [FolderID: DossierNumber] {
        DossierNumber.shortest(of: few, among: try replica.dossierFolders())
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
        if let path = settings.place ?? environment["VELDBOEK_REPLICA"], !path.isEmpty {
            replica = path
            return
        }
        let home = FileManager.default.homeDirectoryForCurrentUser.path
        let data = environment["XDG_DATA_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
        replica = (data ?? home + "/.local/share") + "/veldboek/replica.sqlite"
    }

    private var hub: String { replica + ".hub" }
    /// Held by the one program that syncs.
    var syncMark: String { replica + ".sync" }

    var exist: Bool { FileManager.default.fileExists(atPath: replica) }

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
