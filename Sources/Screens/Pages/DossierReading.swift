internal import Housing
internal import Replica
internal import SyncProtocol
internal import TerminalUI

/// Puts a dossier in lines: what stays in sight, and the ways to look at it.
struct DossierReading {
    let dossier: Dossier
    let language: Language
    let columns: Int
    let names: Names
    let today: Day
    private let naslag: Naslag
    private let number: DossierNumber?
    private let lastContact: Int64?

    init(_ dossier: Dossier, _ archive: Archive, columns: Int, _ language: Language) throws {
        self.dossier = dossier
        self.language = language
        self.columns = columns
        names = try Names(archive.replica)
        naslag = try archive.naslag
        today = try archive.today
        number = try archive.number(of: dossier.folder)
        lastContact = try archive.replica.counts().lastContact
    }

    var head: [Line] {
        let status = dossier.status(on: today).rawValue
        let places = dossier.places.map(\.path).joined(separator: " + ")
        let facts = [number.map(\.description), status, places].compactMap { $0 }
        return dossier.careful(on: today)
            + [
                Line(" " + dossier.naam, .strong) + Line("  " + facts.joined(separator: " · ")),
                Line(" " + Texts.standOf(lastContact, today).in(language), .quiet),
            ] + conflicts
    }

    private var conflicts: [Line] {
        dossier.conflicts.isEmpty
            ? [] : [Line(" ⚠ " + Texts.inConflict(dossier.conflicts.count).in(language), .danger)]
    }

    /// The last traject first, and in it what happened last.
    var timeline: [DossierView.Row] {
        dossier.trajecten.reversed().flatMap { traject in
            heading(of: traject) + records(of: traject).map { row($0.record, on: $0.day, traject) }
        }
    }

    private func heading(of traject: Traject) -> [DossierView.Row] {
        let feiten = traject.feiten
        let flags = TrajectFlag.allCases.filter(feiten.flags.contains).map(\.rawValue)
        let facts =
            [feiten.status(on: today).rawValue, feiten.woonproces?.label].compactMap { $0 } + flags
        let head = Line(
            Texts.traject(traject.nummer).in(language) + " · " + facts.joined(separator: " · "),
            .heading)
        let broken = naslag.findings(feiten, on: today).flatMap { finding in
            ("! " + finding.sentence.wording.in(language)).wrapped(to: columns - 2).map {
                Line($0, .warning)
            }
        }
        return ([head] + broken + clocks(feiten)).map { DossierView.Row(line: $0) }
    }

    /// The terms that run; those that have passed are warnings.
    private func clocks(_ feiten: TrajectFeiten) -> [Line] {
        var clocks: [Wording] = []
        if case .running(let until) = feiten.offerClock(on: today) {
            clocks.append(Texts.offerBefore(until))
        }
        if case .running(let until) = feiten.shortRouteClock(on: today) {
            clocks.append(Texts.homeBefore(until))
        }
        if let start = feiten.plaatsingen.map(\.ingang).max(), !feiten.isClosed {
            clocks.append(Texts.aftercare(until: Nazorg.end(from: start, feiten.woonproces)))
        }
        return clocks.map { Line("◷ " + $0.in(language), .accent) }
    }

    private func records(of traject: Traject) -> [(day: Day?, record: ShownRecord)] {
        let hidden: Set = [TrajectField.type, LetOpField.type]
        return dossier.records.filter { record in
            !hidden.contains(record.key.type)
                && dossier.traject(of: record).record == traject.record
        }.map { (day(of: $0), $0) }.sorted { ($0.0 ?? .first) > ($1.0 ?? .first) }
    }

    /// The day on which it happened: the first one that it names.
    func day(of record: ShownRecord) -> Day? {
        HousingSchema.fields(of: record.key.type).lazy.compactMap { field -> Day? in
            guard case .register(.date, _) = field.merging else { return nil }
            return record.day(field)
        }.first
    }

    /// Texts at full length, the last one first.
    var notes: [DossierView.Row] {
        let written = dossier.trajecten.flatMap { traject in
            records(of: traject).flatMap { day, record in
                texts(of: record).map { (day, record, $0, traject) }
            }
        }
        return written.sorted { ($0.0 ?? .first) > ($1.0 ?? .first) }.flatMap {
            day, record, text, traject in
            let subject = subject(of: record, traject)
            let title = (day.map { "\($0)  " } ?? "") + HousingSchema.typeName(record.key.type)
            let body = text.wrapped(to: max(10, columns - 4)).map { Line("  " + $0) }
            return ([Line(title, .heading)] + body + [Line()]).map {
                DossierView.Row(line: $0, subject: subject)
            }
        }
    }

    private func texts(of record: ShownRecord) -> [String] {
        HousingSchema.fields(of: record.key.type).filter { $0.merging == .text }
            .compactMap { record.text($0) }.filter { !$0.isEmpty }
    }

    /// What stands in the way of a home, what was warned for, and what was raised.
    var blocks: [DossierView.Row] {
        let types = [WoonblokkadeField.type, LetOpField.type, SignaalField.type, KlachtField.type]
        let found = dossier.records.filter { types.contains($0.key.type) }
        return found.map { (day(of: $0), $0) }.sorted { ($0.0 ?? .first) > ($1.0 ?? .first) }
            .map { row($0.1, on: $0.0, dossier.traject(of: $0.1)) }
    }
}

extension Day {
    /// Before any that people type.
    fileprivate static let first = Day(year: 1, month: 1, day: 1)!
}
