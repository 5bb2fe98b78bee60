internal import Commands
internal import Hub
internal import Replica

/// Where a hub keeps all it has: its database, the decisions apart from it, the office's replica.
struct DataFolder {
    let path: String

    /// As typed, else from the environment, else as set, else the usual place.
    init(_ typed: String?, _ configuration: Configuration) {
        path =
            typed ?? Environment.variable("LOKET_DATA") ?? configuration.value("data") ?? Self.usual
    }

    private static var usual: String {
        let folder = Environment.folder("XDG_DATA_HOME", inHome: ".local/share") ?? "/var/lib"
        return folder + "/loket"
    }

    var database: String { path + "/loket.sqlite" }
    /// The decision journal and the receipt key: no backup of the database holds them.
    var decisions: String { path + "/besluiten" }
    var journal: String { decisions + "/journaal" }
    var receiptKey: String { decisions + "/ontvangstsleutel" }
    var office: String { path + "/kantoor.sqlite" }
    var officeLock: String { path + "/kantoor.slot" }
    /// Locked as long as a hub runs on these data.
    var runningMark: String { path + "/loket.pid" }

    func make() throws {
        try SystemFile.makeFolder(path)
        try SystemFile.makeFolder(decisions)
    }

    var runningProcess: Int64? { FileLock.holder(of: runningMark).map(Int64.init) }

    /// Opens the hub that is there; a command that begins one may make it.
    func openHub(mayMake: Bool = false) throws -> Hub {
        if !SystemFile.exists(database) {
            guard !SystemFile.exists(journal) else {
                throw DataUnreadable(
                    "De database \(database) ontbreekt, maar er zijn wel besluiten. "
                        + "Zet een backup terug met: loket herstel BESTAND")
            }
            guard mayMake else {
                throw Refused("In \(path) is nog geen hub. Begin met: loket gebruikers toevoegen")
            }
            try make()
        }
        return try Self.hub(Hub.Files(database: database, decisions: decisions))
    }

    static func hub(_ files: Hub.Files) throws -> Hub {
        try Hub(files: files, rights: LoketRights.rights) { SystemClock().milliseconds }
    }
}

extension SystemClock: WallClock {}
