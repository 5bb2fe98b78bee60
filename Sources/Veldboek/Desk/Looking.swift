internal import Commands
internal import Housing
internal import Replica
internal import SyncProtocol

// The front door of the access log: every command that shows dossiers goes through it, and none has to
// think of it.

/// The dossiers that a command asked for by number, or showed in a list.
final class ShownDossiers {
    private(set) var folders: [FolderID] = []
    private var known: Set<FolderID> = []

    func note(_ folders: [FolderID]) {
        self.folders += folders.filter { known.insert($0).inserted }
    }
}

/// What a command does with dossiers, for the access log.
enum Looking: Equatable {
    case shows(Inzagesoort)
    /// All that is on this device, shown or not.
    case takesEverything(Inzagesoort)
    /// It shows none; what it writes stands in the history with its author.
    case nothing
}

extension CommandTable {
    private static let shows: [String: Inzagesoort] = [
        "dossier": .gelezen, "geschiedenis": .gelezen, "inzage": .overzicht,
        "afdruk": .afgedrukt, "zoek": .gezocht,
        "dossiers": .lijst, "vandaag": .lijst, "nazorg lijst": .lijst, "wachtrij": .lijst,
        "nieuw": .lijst, "conflicten": .lijst, "overdracht": .lijst, "bewaartermijn": .lijst,
        "bundel maak": .meegegeven, "dubbelen": .lijst, "dubbelen toon": .gelezen,
        // Without flags it shows the restricted part.
        "justitieel": .gelezen,
    ]

    private static let showsNothing: Set = [
        "koppel", "sync", "status", "nieuw gezien", "concepten", "concepten bewaar",
        "concepten weg", "herroep", "herroep wijziging", "conflicten kies", "controle",
        "bundel lees", "bundel bied-aan", "notitie verplaats", "verwijder", "import", "naslag",
        "naslag bewaar", "naslag lijst", "naslag zet", "dubbelen geen", "dubbelen toch",
        "dubbelen samenvoegen", "dubbelen los", "jaarverslag", "weging", "opnieuw",
    ]

    /// Nil for a command of which nobody has said it.
    static func looking(_ command: String) -> Looking? {
        if let soort = shows[command] { return .shows(soort) }
        if command == "export" { return .takesEverything(.uitgevoerd) }
        let isForm = FormDefinition.all.contains { $0.name == command }
        return isForm || showsNothing.contains(command) ? .nothing : nil
    }
}

extension Desk {
    /// Writes down who looks, before it is shown. A log that cannot be written stops nobody at the door;
    /// it is said.
    func keepLook(of command: Command, _ input: Input) {
        do {
            guard let look = try look(of: command, input) else { return }
            try replica.record(look, as: newIdentifier())
        } catch {
            Output.complain(
                say(
                    "Let op: deze inzage kon niet worden vastgelegd ({1}).",
                    "\(firstLine(of: error))"))
        }
    }

    private func look(of command: Command, _ input: Input) throws -> Look? {
        let reden = input.value("waarom")
        switch CommandTable.looking(command.name) {
        case .shows(let soort):
            return Look(
                soort, at: shown.folders, reden: reden, namens: input.value("namens"))
        case .takesEverything(let soort):
            return Look(
                soort, at: try everyFolder(), reden: reden, namens: input.value("namens"))
        case .nothing, nil: return nil
        }
    }
}
