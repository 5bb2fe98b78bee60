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

extension Dossier {
    /// The same of a dossier that was read, those that go on in it included, and who said so.
    func careful(on today: Day) -> [Line] {
        all(LetOpField.self).filter { warning in
            warning.day(LetOpField.tot).map { today <= $0 } ?? true
        }.map { warning in
            let soort = warning.choice(LetOpSoort.self, LetOpField.soort)?.label
            let words = [soort, warning.text(LetOpField.tekst)].compactMap(\.self)
            let source = warning.text(LetOpField.bron).map { " · \($0)" } ?? ""
            return Line(" ‼ " + words.joined(separator: ": ") + source, .danger)
        }
    }
}
