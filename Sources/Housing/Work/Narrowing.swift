internal import Replica
internal import SyncProtocol

// What the rows of a traject must have for a status or a flag: so a list of very many is narrowed where it
// lies. Each lets through all that have it; whether the others have it, the facts say.

extension RowCondition {
    static func equal(_ field: some RecordField, _ value: Value) -> RowCondition {
        .equal(field.number, value)
    }

    static func within(_ field: some RecordField, _ days: ClosedRange<Int64>) -> RowCondition {
        .within(field.number, days)
    }

    static func filled(_ field: some RecordField) -> RowCondition {
        .within(field.number, .min ... .max)
    }

    static func empty(_ field: some RecordField) -> RowCondition { .empty(field.number) }

    /// No record names the traject by this field and is so.
    static func lacks<Fields: RecordField>(
        _ traject: Fields, _ conditions: RowCondition...
    ) -> RowCondition {
        .notNamed(by: Fields.type, traject.number, conditions)
    }

    static func verloop(_ verloop: Verloop) -> RowCondition {
        .equal(TrajectField.verloop, verloop.value)
    }

    /// A code of a later version is taken for going on.
    static let runs = RowCondition.any([
        .verloop(.loopt), .empty(TrajectField.verloop),
        .within(TrajectField.verloop, (Verloop.allCases.map(\.rawValue).max()! + 1)...Int64.max),
    ])

    static func until(_ field: some RecordField, _ day: Day) -> RowCondition {
        .within(field.number, .min...day.number)
    }

    static func after(_ field: some RecordField, _ day: Day) -> RowCondition {
        .within(field.number, (day.number + 1)...Int64.max)
    }
}

extension RowCondition {
    /// Few enough to be asked for one by one; more are read with all others.
    static let mostFolders = 1000
}

extension [RowCondition] {
    /// What keeps rows to these dossiers; none where they are very many.
    static func only(in folders: some Collection<FolderID>) -> [RowCondition] {
        folders.count <= RowCondition.mostFolders ? [.folders(Array<FolderID>(folders))] : []
    }
}

extension RecordField {
    /// The dossier has such a record.
    static func beside(_ condition: RowCondition) -> RowCondition { .beside(type, [condition]) }
}

/// A step on the way: what a dossier with it has, and what a traject without it lacks.
private struct NarrowedStep {
    let has: RowCondition
    let lacks: [RowCondition]

    /// Any record that is so, or so.
    init<Fields: RecordField>(_ traject: Fields, _ kinds: RowCondition...) {
        has = Fields.beside(.any(kinds))
        lacks = kinds.map { .lacks(traject, $0) }
    }

    static let placed = NarrowedStep(PlaatsingField.traject, .filled(PlaatsingField.ingangHuur))
    static let offered = NarrowedStep(
        AanbodField.traject, .equal(AanbodField.uitkomst, AanbodUitkomst.aanvaard.value),
        .empty(AanbodField.uitkomst))
    static let registered = NarrowedStep(
        CorporatieaanmeldingField.traject, .filled(CorporatieaanmeldingField.datum))
    static let held = NarrowedStep(IntakeField.traject, .filled(IntakeField.datum))
    static let planned = NarrowedStep(IntakeField.traject, .filled(IntakeField.gepland))
    static let screened = NarrowedStep(ScreeningField.traject, .filled(ScreeningField.datum))
    static let measured = NarrowedStep(
        DuurzaamheidsmetingField.traject, .filled(DuurzaamheidsmetingField.datum))
}

extension TrajectStatus {
    /// Of the rows of trajecten that nobody ended apart.
    func conditions(on today: Day) -> [RowCondition] {
        func onTheWay(_ step: NarrowedStep?, without later: NarrowedStep...) -> [RowCondition] {
            [.runs] + [step?.has].compactMap(\.self) + later.flatMap(\.lacks)
        }
        let opened = Nazorg.lastStartInNazorg(on: today)
        switch self {
        case .aangemeld:
            return onTheWay(
                nil, without: .screened, .held, .registered, .offered, .placed, .planned)
        case .gescreend:
            return onTheWay(.screened, without: .held, .registered, .offered, .placed, .planned)
        case .intakeGepland:
            return onTheWay(.planned, without: .held, .registered, .offered, .placed)
        case .intakeGedaan: return onTheWay(.held, without: .registered, .offered, .placed)
        case .bijCorporatie: return onTheWay(.registered, without: .offered, .placed)
        case .aangeboden: return onTheWay(.offered, without: .placed)
        case .geplaatst:
            return [.runs, PlaatsingField.beside(.after(PlaatsingField.ingangHuur, opened))]
        case .inNazorg:
            return [
                .runs, PlaatsingField.beside(.until(PlaatsingField.ingangHuur, opened)),
                .lacks(PlaatsingField.traject, .after(PlaatsingField.ingangHuur, opened)),
            ]
        case .positief: return [.verloop(.positief)] + NarrowedStep.measured.lacks
        case .negatief: return [.verloop(.negatief)] + NarrowedStep.measured.lacks
        case .gemeten: return [NarrowedStep.measured.has]
        case .afgewezen: return [.verloop(.afgewezen)]
        case .ingetrokken: return [.verloop(.ingetrokken)]
        }
    }
}

extension Replica {
    /// Where a term may have passed, an intake may be due, or aftercare or a home may be over.
    func foldersThatMayAsk(_ conditions: [RowCondition], on today: Day) throws -> Set<FolderID> {
        func registered(_ months: Int64) -> RowCondition {
            AanmeldingField.beside(
                .until(AanmeldingField.datum, today.adding(months: -months).adding(daysOfGrace)))
        }
        // Of months of unlike length.
        let daysOfGrace: Int64 = 3
        let fitting = [
            .equal(AanbodField.passend, JaNee.ja.value),
            .equal(AanbodField.passend, JaNee.onbekend.value), .empty(AanbodField.passend),
        ].map { RowCondition.lacks(AanbodField.traject, .filled(AanbodField.datum), $0) }
        let unplaced = [RowCondition.runs] + NarrowedStep.placed.lacks
        let late = unplaced + [registered(Termijn.offerMonths)] + fitting
        let lateShort =
            unplaced + [
                registered(Termijn.shortRouteMonths),
                .equal(TrajectField.verkorteToeleiding, JaNee.ja.value),
            ]
        let lastYear = today.adding(months: -12)
        let fiveYears = today.adding(years: -Termijn.durabilityYears).adding(daysOfGrace)
        return try [late, lateShort].map { try folders(that: $0 + conditions) }
            .reduce(into: Set()) { $0.formUnion($1) }
            .union(
                rows(
                    of: IntakeField.type, [],
                    where: [.until(IntakeField.gepland, today), .empty(IntakeField.datum)]
                        + conditions, \.folder)
            )
            .union(
                rows(
                    of: PlaatsingField.type, [],
                    where: [
                        .until(PlaatsingField.ingangHuur, lastYear),
                        .beside(TrajectField.type, [.runs]),
                    ] + conditions, \.folder)
            )
            .union(
                rows(
                    of: AfsluitingField.type, [],
                    where: [.until(AfsluitingField.datum, fiveYears)] + conditions, \.folder))
    }

    private func folders<Fields: RecordField>(
        of fields: Fields.Type, _ conditions: RowCondition...
    ) throws -> Set<FolderID> {
        try Set(rows(of: Fields.type, [], where: conditions, \.folder))
    }

    /// Of what was decided apart a row shows one side: where the traject goes on, all may be.
    func folders(that conditions: [RowCondition]) throws -> Set<FolderID> {
        try Set(rows(of: TrajectField.type, [], where: conditions, \.folder))
            .union(folders(with: .conflict))
    }

    func folders(registeredIn gemeente: String) throws -> Set<FolderID> {
        try folders(of: AanmeldingField.self, .equal(AanmeldingField.gemeente, .text(gemeente)))
    }

    /// A name may be written in other ways than that of the list.
    func folders(registeredIn regio: Regio, _ naslag: Naslag) throws -> Set<FolderID> {
        var isThere: [String: Bool] = [:]
        return try Set(
            rows(of: AanmeldingField.type, [AanmeldingField.gemeente.number]) { row in
                guard let name = row.text(0) else { return nil }
                if isThere[name] == nil {
                    isThere[name] = naslag.gemeente(name)?.regio == regio
                }
                return isThere[name]! ? row.folder : nil
            })
    }

    /// As screened or as asked for.
    func folders(for woonproces: Woonproces) throws -> Set<FolderID> {
        try folders(
            of: ScreeningField.self, .equal(ScreeningField.woonproces, woonproces.value)
        ).union(
            folders(
                of: AanmeldingField.self, .equal(AanmeldingField.woonproces, woonproces.value)))
    }

    func folders(with flag: TrajectFlag) throws -> Set<FolderID> {
        switch flag {
        case .woonblokkade:
            try folders(of: WoonblokkadeField.self, .empty(WoonblokkadeField.opgehevenOp))
        case .verkorteToeleiding:
            try folders(
                of: TrajectField.self, .equal(TrajectField.verkorteToeleiding, JaNee.ja.value))
        case .begeleiding:
            try folders(
                of: TrajectField.self, .equal(TrajectField.begeleidingGevraagd, JaNee.ja.value))
        case .klacht: try folders(of: KlachtField.self, .empty(KlachtField.afgehandeldOp))
        case .heropend: try folders(of: HeropeningField.self)
        case .conflict:
            try Set(
                contested(TrajectField.verloop.number, of: TrajectField.type).map(\.folder))
        }
    }
}
