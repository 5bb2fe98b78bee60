internal import Housing
internal import Replica
internal import SyncProtocol
internal import TerminalUI

/// What the page of a dossier shows, as it was read at once.
struct DossierView: Sendable {
    let name: String
    /// Also of those that go on in it.
    let folders: Set<FolderID>
    /// What stays in sight: careful at the door, the status, and since when it is known.
    let head: [Line]
    let part: Part
    let rows: [Row]
    /// For which width long texts were broken in rows.
    let columns: Int

    /// One way to look at a dossier.
    enum Part: Hashable, Sendable, CaseIterable {
        case timeline, notes, blocks, history

        var name: Wording {
            switch self {
            case .timeline: Texts.timeline
            case .notes: Texts.notes
            case .blocks: Texts.blocks
            case .history: Texts.history
            }
        }
    }

    struct Row: Sendable {
        let line: Line
        /// The form that changes it; nil for what is not changed.
        var subject: FormSubject?
    }
}

extension Archive {
    /// Reading marks it as looked at, at the version that was read.
    func view(
        of folder: FolderID, _ part: DossierView.Part, columns: Int, _ language: Language
    ) throws -> DossierView {
        note(.gelezen, at: [folder])
        let opened = try replica.open(folder)
        for (folder, version) in opened.versions where !version.isEmpty {
            if try replica.looked(at: folder) != version {
                owe { try $0.replica.markLooked(at: folder, version: version) }
            }
        }
        let reading = try DossierReading(opened.dossier, self, columns: columns, language)
        let apart = try restrictedRows(of: opened.dossier, reading)
        let folders = Set(opened.versions.keys)
        let rows =
            switch part {
            case .timeline: apart.rows + reading.timeline
            case .notes: reading.notes
            case .blocks: reading.blocks
            case .history: try reading.history(of: folders.sorted(), replica)
            }
        return DossierView(
            name: opened.dossier.naam, folders: folders.union(apart.folders), head: reading.head,
            part: part,
            rows: rows, columns: columns)
    }
}

// The part that few may see.

extension Archive {
    /// Nothing at all for who may not see it, whether there is one or not.
    private func restrictedRows(
        of dossier: Dossier, _ reading: DossierReading
    ) throws -> (rows: [DossierView.Row], folders: [FolderID]) {
        let subject = FormSubject(definition: .justitieel, folder: dossier.folder)
        let title = FormDefinition.justitieel.title.wording.in(reading.language)
        func row(_ words: String, _ style: Style) -> DossierView.Row {
            DossierView.Row(
                line: Line("⊘ \(title)  ", .heading) + Line(words, style), subject: subject)
        }
        if let part = try replica.restrictedRecord(of: dossier.folder) {
            let free = part.day(JustitieelField.vrijOp).map {
                "\(JustitieelField.vrijOp.label): \($0)"
            }
            let words = [reading.words(of: part), free].compactMap(\.self).filter { !$0.isEmpty }
            return ([row(words.joined(separator: " · "), .normal)], [part.folder])
        }
        guard try replica.mayRestrict(in: dossier.places),
            try replica.restrictedFolders(of: dossier.folder).isEmpty
        else { return ([], []) }
        return ([row(Texts.nothingKept.in(reading.language), .quiet)], [])
    }
}
