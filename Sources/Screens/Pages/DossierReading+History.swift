internal import Housing
internal import Replica
internal import SyncProtocol
internal import TerminalUI

// Who wrote what in a dossier, when, and whether the office has it.

extension DossierReading {
    /// Who wants more asks the command `geschiedenis`.
    private static let mostChanges = 300

    func history(of folders: [FolderID], _ replica: Replica) throws -> [DossierView.Row] {
        let entries = try folders.flatMap { try replica.history(of: $0) }
        return entries.sorted { $0.at > $1.at }.prefix(Self.mostChanges).map { entry in
            let time = LocalTime(milliseconds: entry.at).words(on: today)
            let what = things(in: entry.operations, moved: entry.place)
            return DossierView.Row(
                line: entry.standing.sign(language) + Line(" \(time)  ", .quiet)
                    + Line(names.name(of: entry.author) + "  ", .strong) + Line(what))
        }
    }

    private func things(in operations: [Operation], moved place: Scope?) -> String {
        (operations.compactMap(\.thing).unique + (place.map { [$0.path] } ?? [])).joined(
            separator: ", ")
    }
}

extension Standing {
    fileprivate func sign(_ language: Language) -> Line {
        switch self {
        case .waiting, .lacking: Line("↑ " + Texts.notArrived.in(language), .warning)
        case .accepted: Line("✓ " + Texts.hasArrived.in(language), .good)
        case .unconfirmed: Line("? " + Texts.unconfirmed.in(language), .quiet)
        case .held: Line("⧗ " + Texts.isHeld.in(language), .warning)
        case .rejected, .refused: Line("✗ " + Texts.isRejected.in(language), .danger)
        case .erased: Line("✗ " + Texts.isErased.in(language), .quiet)
        }
    }
}
