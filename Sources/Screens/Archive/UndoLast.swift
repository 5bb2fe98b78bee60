internal import Housing
internal import Replica
internal import SyncProtocol
internal import TerminalUI

// The last save of this person taken back, with a sentence of what that was.

extension Archive {
    /// Between two saves of work stand many looks.
    private static let mostLookedAt = 200

    func undoLast() throws -> Answer {
        guard
            let save = try replica.undoable(limit: Self.mostLookedAt).first(where: {
                try $0.undoes == nil && !isLog($0.folder)
            })
        else {
            return Answer(.told(Texts.nothingToUndo, .quiet))
        }
        try replica.undo(save.name)
        let name = try titles(of: [save.folder])[save.folder]
        return Answer(
            .told(Texts.undone(save.operations.compactMap(\.thing).unique, in: name), .good))
    }
}
