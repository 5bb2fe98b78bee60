internal import Housing
internal import Replica
internal import SyncProtocol
internal import TerminalUI

// What a visitor must know at the door, for every page that leads to one.

extension Archive {
    /// By dossier, what holds today.
    func careful(in folders: some Sequence<FolderID>) throws -> [FolderID: [Line]] {
        let few = Array(Set(folders))
        guard !few.isEmpty else { return [:] }
        let fields: [LetOpField] = [.soort, .tekst, .bron, .tot]
        let today = try today
        var careful: [FolderID: [Line]] = [:]
        try replica.eachRow(of: LetOpField.type, fields.map(\.number), where: [.folders(few)]) {
            row in
            guard row.whole(3).map({ today.number <= $0 }) ?? true else { return }
            let soort = row.whole(0).flatMap(LetOpSoort.init)?.label
            let words = [soort, row.text(1), row.text(2)].compactMap { $0 }
            careful[row.folder, default: []].append(
                Line(" ‼ " + words.joined(separator: " · "), .danger))
        }
        return careful
    }
}
