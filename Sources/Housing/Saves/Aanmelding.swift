public import Replica
public import SyncProtocol

/// What is known of a person on the day of registration.
public struct Aanmelding: Sendable {
    public var naam: String
    public var gemeente: String
    public var aangemeldOp: Day
    public var geboortedatum: Day?
    public var telefoon: String?
    public var woonproces: Woonproces?
    public var herkomst: Herkomst?
    public var aanmelder: String?

    public init(naam: String, gemeente: String, aangemeldOp: Day) {
        self.naam = naam
        self.gemeente = gemeente
        self.aangemeldOp = aangemeldOp
    }

    /// Makes the dossier, in a folder of its own, with a first traject.
    public func save(as folder: FolderID, in scope: Scope) throws(HousingError) -> Save {
        guard !naam.allSatisfy(\.isWhitespace) else { throw .nameMissing }
        let traject = RecordID.traject(1, in: folder)
        return Save(
            folder: folder,
            operations: writes(person, on: .dossier(folder))
                + Traject.beginning(1, as: traject)
                + writes(registration(traject), on: .aanmelding(of: traject)),
            kind: .dossier, place: scope)
    }

    private var person: [(DossierField, Value?)] {
        [
            (.naam, .text(naam)), (.geboortedatum, geboortedatum?.value),
            (.telefoon, telefoon.map(Value.text)), (.gemeente, .text(gemeente)),
        ]
    }

    private func registration(_ traject: RecordID) -> [(AanmeldingField, Value?)] {
        [
            (.traject, traject.value), (.datum, aangemeldOp.value),
            (.aanmelder, aanmelder.map(Value.text)), (.gemeente, .text(gemeente)),
            (.herkomst, herkomst?.value), (.woonproces, woonproces?.value),
        ]
    }
}

/// The writes of those fields that have a value.
func writes<Fields: RecordField>(
    _ values: [(Fields, Value?)], on record: RecordID
) -> [Operation] {
    values.compactMap { field, value in value.map { field.write($0, on: record) } }
}

extension Day {
    var value: Value { .whole(number) }
}

extension RecordID {
    var value: Value { .bytes(bytes) }
}
