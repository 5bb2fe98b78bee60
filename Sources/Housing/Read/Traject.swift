public import Replica
public import SyncProtocol

/// One way of a person to a home, with all that happened on it.
public struct Traject: Sendable {
    public let record: RecordID
    public let folder: FolderID
    /// The traject itself; nil where only what refers to it is here.
    public let facts: ShownRecord?
    private let byType: [TypeNumber: [ShownRecord]]
    /// By number.
    public let controlemomenten: [ShownRecord]
    /// Whether going on and ending were decided apart.
    public let isContested: Bool

    init(_ record: RecordID, in dossier: Dossier) {
        self.record = record
        folder = dossier.folder
        facts = dossier.trajectRecords.first { $0.key.record == record }
        byType = dossier.byType.mapValues { records in
            records.filter { HousingSchema.traject(of: $0) == record }
        }
        isContested = dossier.conflict(about: TrajectField.verloop.of(record)) != nil
        let placed = Set((byType[PlaatsingField.type] ?? []).map(\.key.record))
        controlemomenten = dossier.controlemomenten.filter { moment in
            moment.reference(ControlemomentField.plaatsing).map(placed.contains) ?? false
        }
    }

    public var nummer: Int64 { facts?.whole(TrajectField.nummer) ?? 1 }

    /// The records of a type that belong to this traject, by the day on which they happened.
    public func all<Fields: RecordField>(_ fields: Fields.Type) -> [ShownRecord] {
        byType[Fields.type] ?? []
    }

    public func records(of type: TypeNumber) -> [ShownRecord] { byType[type] ?? [] }

    public var aanmelding: ShownRecord? { all(AanmeldingField.self).first }
    public var screening: ShownRecord? { all(ScreeningField.self).first }
    public var plaatsingen: [ShownRecord] { all(PlaatsingField.self) }

    /// As screened, else as asked for.
    public var woonproces: Woonproces? {
        screening?.choice(Woonproces.self, ScreeningField.woonproces)
            ?? aanmelding?.choice(Woonproces.self, AanmeldingField.woonproces)
    }

    /// The records with which a traject begins.
    static func beginning(_ number: Int64, as record: RecordID) -> [Operation] {
        writes(
            [(TrajectField.nummer, .whole(number)), (.verloop, Verloop.loopt.value)], on: record)
    }
}

extension HousingSchema {
    /// The field by which a record of a type refers to its traject.
    private static let trajectFields: [TypeNumber: FieldNumber] = [
        AanmeldingField.type: AanmeldingField.traject.number,
        ScreeningField.type: ScreeningField.traject.number,
        WoonblokkadeField.type: WoonblokkadeField.traject.number,
        IntakeField.type: IntakeField.traject.number,
        CorporatieaanmeldingField.type: CorporatieaanmeldingField.traject.number,
        AanbodField.type: AanbodField.traject.number,
        PlaatsingField.type: PlaatsingField.traject.number,
        OvereenkomstField.type: OvereenkomstField.traject.number,
        SignaalField.type: SignaalField.traject.number,
        AfsluitvoorstelField.type: AfsluitvoorstelField.traject.number,
        AfsluitingField.type: AfsluitingField.traject.number,
        HeropeningField.type: HeropeningField.traject.number,
        DuurzaamheidsmetingField.type: DuurzaamheidsmetingField.traject.number,
        KlachtField.type: KlachtField.traject.number,
        DeclaratieField.type: DeclaratieField.traject.number,
        BehandelingField.type: BehandelingField.traject.number,
        ContactmomentField.type: ContactmomentField.traject.number,
        NotitieField.type: NotitieField.traject.number,
    ]

    public static func isTrajectReference(_ field: Field) -> Bool {
        trajectFields[field.key.type] == field.number
    }

    /// The traject that a record belongs to; one that names none belongs to the first.
    static func traject(of record: ShownRecord) -> RecordID? {
        guard let field = trajectFields[record.key.type] else { return nil }
        guard case .bytes(let bytes) = record.values[field] else {
            return .traject(1, in: record.folder)
        }
        return RecordID(bytes)
    }
}
