internal import Commands
internal import Glibc
internal import Hub
internal import Replica

/// Where a hub keeps all it has: its database, the decisions apart from it, the office's replica.
struct DataFolder {
    let path: String

    /// As typed, else from the environment, else the usual place.
    init(_ typed: String?) {
        path = typed ?? Self.variable("LOKET_DATA") ?? Self.usual
    }

    private static var usual: String {
        if let data = variable("XDG_DATA_HOME"), data.hasPrefix("/") { return data + "/loket" }
        if geteuid() == 0 { return "/var/lib/loket" }
        return (variable("HOME") ?? ".") + "/.local/share/loket"
    }

    private static func variable(_ name: String) -> String? {
        guard let value = getenv(name) else { return nil }
        let text = String(cString: value)
        return text.isEmpty ? nil : text
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
