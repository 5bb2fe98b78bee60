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
                try replica.markLooked(at: folder, version: version)
            }
        }
        let reading = try DossierReading(opened.dossier, self, columns: columns, language)
        let folders = Set(opened.versions.keys)
        let rows =
            switch part {
            case .timeline: reading.timeline
            case .notes: reading.notes
            case .blocks: reading.blocks
            case .history: try reading.history(of: folders.sorted(), replica)
            }
        return DossierView(
            name: opened.dossier.naam, folders: folders, head: reading.head, part: part,
            rows: rows, columns: columns)
    }
}
