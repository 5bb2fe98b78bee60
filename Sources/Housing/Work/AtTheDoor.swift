public import Replica
public import SyncProtocol

// What must be known at the door, for the lists of what to do.

extension Replica {
    /// What a visitor of these dossiers must know at the door today.
    public func warnings(at folders: [FolderID], on today: Day) throws -> [FolderID: [String]] {
        guard !folders.isEmpty else { return [:] }
        var warnings: [FolderID: [String]] = [:]
        try eachRow(
            of: LetOpField.type, [LetOpField.soort, .tekst, .tot].map(\.number),
            where: [.folders(folders)]
        ) { row in
            guard Period(from: nil, to: row.day(2)).contains(today) else { return }
            let words = [row.whole(0).flatMap(LetOpSoort.init)?.label, row.text(1)]
            warnings[row.folder, default: []].append(
                words.compactMap(\.self).joined(separator: ": "))
        }
        return warnings
    }
}
