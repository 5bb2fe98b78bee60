internal import Housing
internal import SyncProtocol
internal import TerminalUI

// What a visitor must know at the door, for every page that leads to one.

extension Archive {
    /// By dossier, what holds today.
    func careful(in folders: some Sequence<FolderID>) throws -> [FolderID: [Line]] {
        try replica.warnings(at: Array(Set(folders)), on: today).mapValues { warnings in
            warnings.map { Line(" ‼ " + $0, .danger) }
        }
    }
}
