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
    let rows: [Row]

    struct Row: Sendable {
        let line: Line
        /// The form that changes it; nil for what is not changed.
        let subject: FormSubject?
    }
}

extension Archive {
    /// Reading marks it as looked at, at the version that was read.
    func view(of folder: FolderID, _ language: Language) throws -> DossierView {
        let opened = try replica.open(folder)
        for (folder, version) in opened.versions where !version.isEmpty {
            try replica.markLooked(at: folder, version: version)
        }
        return try DossierReading(opened.dossier, self, language).view(Set(opened.versions.keys))
    }
}

/// Puts the records of a dossier in lines, the latest first.
struct DossierReading {
    private let dossier: Dossier
    private let language: Language
    private let names: Names
    private let naslag: Naslag
    private let today: Day
    private let number: DossierNumber?
    private let lastContact: Int64?

    init(_ dossier: Dossier, _ archive: Archive, _ language: Language) throws {
        self.dossier = dossier
        self.language = language
        names = try Names(archive.replica)
        naslag = try archive.naslag
        today = try archive.today
        let folders = try archive.replica.dossierFolders()
        number = DossierNumber.shortest(of: [dossier.folder], among: folders)[dossier.folder]
        lastContact = try archive.replica.counts().lastContact
    }

    func view(_ folders: Set<FolderID>) -> DossierView {
        DossierView(
            name: dossier.naam, folders: folders, head: head,
            rows: dossier.trajecten.reversed().flatMap(rows))
    }

    private var head: [Line] {
        let status = dossier.status(on: today).rawValue
        let places = dossier.places.map(\.path).joined(separator: " + ")
        let facts = [number.map(\.description), status, places].compactMap { $0 }
        return careful
            + [
                Line(" " + dossier.naam, .strong) + Line("  " + facts.joined(separator: " · ")),
                Line(" " + Texts.standOf(lastContact, today).in(language), .quiet),
            ] + conflicts + [Line()]
    }

    private var conflicts: [Line] {
        dossier.conflicts.isEmpty
            ? [] : [Line(" ⚠ " + Texts.inConflict(dossier.conflicts.count).in(language), .danger)]
    }

    /// What a visitor must know at the door comes before all else.
    private var careful: [Line] {
        dossier.all(LetOpField.self).filter { warning in
            warning.day(LetOpField.tot).map { today <= $0 } ?? true
        }.map { warning in
            let soort = warning.choice(LetOpSoort.self, LetOpField.soort)?.label
            let words = [soort, warning.text(LetOpField.tekst), warning.text(LetOpField.bron)]
            return Line(" ‼ " + words.compactMap { $0 }.joined(separator: " · "), .danger)
        }
    }

    private func rows(of traject: Traject) -> [DossierView.Row] {
        let feiten = traject.feiten
        let flags = TrajectFlag.allCases.filter(feiten.flags.contains).map(\.rawValue)
        let facts =
            [feiten.status(on: today).rawValue, feiten.woonproces?.label].compactMap { $0 } + flags
        let head = Line(
            Texts.traject(traject.nummer).in(language) + " · " + facts.joined(separator: " · "),
            .heading)
        let clocks = naslag.findings(feiten, on: today).map {
            Line("! " + $0.sentence.wording.in(language), .warning)
        }
        let records = dossier.records.filter(isTold).filter {
            dossier.traject(of: $0).record == traject.record
        }
        return ([head] + clocks).map { DossierView.Row(line: $0, subject: nil) }
            + records.map { (day(of: $0), $0) }.sorted { ($0.0 ?? .first) > ($1.0 ?? .first) }
            .map { row($0.1, on: $0.0, traject) }
    }

    private func isTold(_ record: ShownRecord) -> Bool {
        ![TrajectField.type, LetOpField.type].contains(record.key.type)
    }

    /// The day on which it happened: the first one that it names.
    private func day(of record: ShownRecord) -> Day? {
        HousingSchema.fields(of: record.key.type).lazy.compactMap { field -> Day? in
            guard case .register(.date, _) = field.merging else { return nil }
            return record.day(field)
        }.first
    }

    private func row(_ record: ShownRecord, on day: Day?, _ traject: Traject) -> DossierView.Row {
        let date = day?.description ?? ""
        let space = String(repeating: " ", count: max(1, 11 - date.count))
        let type = HousingSchema.typeName(record.key.type)
        let hasConflict = HousingSchema.fields(of: record.key.type).contains {
            dossier.conflict(about: $0.of(record.key.record)) != nil
        }
        let line =
            Line(date + space, .quiet) + Line(type + "  ", .accent)
            + Line(hasConflict ? "⚠ " : "", .danger) + Line(words(of: record))
        return DossierView.Row(line: line, subject: subject(of: record, traject))
    }

    /// The values of a record in one line.
    private func words(of record: ShownRecord) -> String {
        HousingSchema.fields(of: record.key.type).compactMap { field -> String? in
            let place = field.of(record.key.record)
            switch field.merging {
            case .text:
                return record.text(field).map {
                    $0.split(whereSeparator: \.isNewline).joined(separator: " / ")
                }
            case .set:
                let all = (record.sets[field.number] ?? []).map {
                    HousingSchema.words(for: $0, in: place)
                }
                return all.isEmpty ? nil : "\(field.label): \(all.joined(separator: ", "))"
            case .register(.reference, _):
                guard !HousingSchema.isTrajectReference(place) else { return nil }
                return record.user(field).map(names.name)
            case .register(.date, _): return nil
            case .register:
                guard let value = record.values[field.number], value != .empty else { return nil }
                return HousingSchema.words(for: value, in: place)
            }
        }.filter { !$0.isEmpty }.joined(separator: " · ")
    }

    private func subject(of record: ShownRecord, _ traject: Traject) -> FormSubject? {
        if record.key.type == DossierField.type || record.key.type == AanmeldingField.type {
            return FormSubject(
                definition: .wijziging, folder: dossier.folder, traject: traject.record)
        }
        let definition = FormDefinition.all.first { definition in
            guard definition.type == record.key.type else { return false }
            switch definition.about {
            case .record, .moment: return true
            case .registration, .facts, .restricted: return false
            }
        }
        return definition.map {
            FormSubject(
                definition: $0, folder: dossier.folder, traject: traject.record,
                changed: record.key.record)
        }
    }
}

extension Day {
    /// Before any that people type.
    fileprivate static let first = Day(year: 1, month: 1, day: 1)!
}
