internal import Replica
internal import SyncProtocol

// When something happened last in a dossier: told by the days in its records, and not by when they were
// saved.

extension HousingSchema {
    /// Days that were planned or agreed, or that lie before a dossier: nothing happens on them by themselves.
    private static let planned: Set<FieldName> = [
        FieldName(DossierField.geboortedatum), FieldName(IntakeField.gepland),
        FieldName(ControlemomentField.gepland), FieldName(ControlemomentField.afspraak),
        FieldName(OvereenkomstField.van), FieldName(OvereenkomstField.tot),
        FieldName(BehandelingField.tot), FieldName(LetOpField.tot),
    ]

    /// The fields of a type that say on which day something happened.
    static func happenings(of type: TypeNumber) -> [any RecordField] {
        fields(of: type).filter { field in
            switch field.merging {
            case .register(.date, _), .set(.date): !planned.contains(FieldName(field))
            default: false
            }
        }
    }
}

extension Dossier {
    /// What lies ahead has not happened yet, and a typing error of the year 3000 neither.
    public func bewaarfeiten(on today: Day) -> Bewaarfeiten {
        let days = records.flatMap { record in
            HousingSchema.happenings(of: record.key.type).flatMap { field in
                [record.day(field)].compactMap(\.self) + record.days(field)
            }
        }
        return Bewaarfeiten(
            lastEntry: days.filter { $0 <= today }.max(), of: trajecten.map(\.feiten))
    }
}

extension Bewaarfeiten {
    init(lastEntry: Day?, of trajecten: [TrajectFeiten]) {
        let cameToNothing = trajecten.allSatisfy { feiten in
            feiten.isClosed && feiten.plaatsingen.isEmpty
                && (feiten.verloop == .afgewezen || feiten.verloop == .ingetrokken)
        }
        self.init(
            lastEntry: lastEntry,
            soort: cameToNothing && !trajecten.isEmpty ? .nietDoorgegaan : .dossier,
            isRunning: trajecten.contains { !$0.isClosed })
    }
}
