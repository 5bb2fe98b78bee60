internal import Commands
internal import Housing
internal import Hub
internal import SyncProtocol

/// A backup that takes the place of the database: the journal is carried out and a new epoch begun
/// before it does, so that no hub ever runs on a half-restored one.
struct Restore {
    private let data: DataFolder
    private let backup: String
    private var prepared: String { data.database + ".herstel" }

    init(_ data: DataFolder, from backup: String) {
        self.data = data
        self.backup = backup
    }

    func carryOut() throws -> Answer {
        Self.remove(prepared)
        do { try prepare() } catch {
            Self.remove(prepared)
            throw error
        }
        let aside = try moveAside()
        try SystemFile.rename(prepared, to: data.database)
        let hub = try data.openHub()
        if SystemFile.exists(data.office) { try Office.atWork(data, hub) { _ in } }
        return try answer(hub, aside)
    }

    /// The database, and what SQLite keeps beside it while it is open.
    private static let suffixes = ["", "-wal", "-shm"]

    private static func remove(_ database: String) {
        for suffix in suffixes { SystemFile.remove(database + suffix) }
    }

    /// Closed again before it is moved, so that nothing of it lies in a second file.
    private func prepare() throws {
        try SystemFile.copy(backup, to: prepared)
        let hub: Hub
        let damages: [String]
        do {
            hub = try DataFolder.hub(
                Hub.Files(database: prepared, decisions: data.decisions))
            damages = try hub.audit()
        } catch {
            throw Refused("\(backup) is geen backup van een hub: \(firstLine(of: error))")
        }
        // A file that is empty, or of another program, opens as a hub that never had a folder.
        guard try !hub.folders().isEmpty else { throw Refused("In \(backup) staat geen hub.") }
        guard try hub.hubID() == hubOfTheseDecisions() else {
            throw Refused("\(backup) is van een andere hub dan de besluiten in \(data.decisions).")
        }
        guard damages.isEmpty else {
            throw Refused("\(backup) is beschadigd: \(damages.joined(separator: "; "))")
        }
        try hub.beginEpoch()
    }

    /// A hub's name follows from its receipt key: an empty one beside these decisions shows it.
    private func hubOfTheseDecisions() throws -> HubID {
        let empty = data.database + ".proef"
        Self.remove(empty)
        defer { Self.remove(empty) }
        return try DataFolder.hub(
            Hub.Files(database: empty, decisions: data.decisions)
        ).hubID()
    }

    /// Where the present database went; nil where there was none.
    private func moveAside() throws -> String? {
        guard SystemFile.exists(data.database) else { return nil }
        let time = LocalTime(milliseconds: SystemClock().milliseconds)
        let clock = time.clock.filter { $0 != ":" }
        let stem = "\(data.path)/loket-\(time.day.iso)-\(clock)"
        let names = [stem] + (2...99).map { "\(stem)-\($0)" }
        guard let free = names.first(where: { !SystemFile.exists($0 + ".sqlite") }) else {
            throw Refused("Er staan te veel eerdere databases in \(data.path).")
        }
        for suffix in Self.suffixes {
            try SystemFile.renameIfThere(data.database + suffix, to: free + ".sqlite" + suffix)
        }
        return free + ".sqlite"
    }

    private func answer(_ hub: Hub, _ aside: String?) throws -> Answer {
        let epoch = try hub.epoch().description
        var lines = ["De backup \(backup) is teruggezet; de besluiten van daarna zijn uitgevoerd."]
        if let aside { lines.append("De vorige database staat in \(aside).") }
        lines += [
            "Een nieuw tijdperk begint (\(epoch.prefix(8))). Start de hub weer: loket start",
            "Elk apparaat vergelijkt bij zijn volgende sync alles, en brengt terug wat hier "
                + "ontbreekt.",
        ]
        return Answer(
            lines, ["backup": .text(backup), "epoch": .text(epoch), "aside": JSON(aside)])
    }
}
