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
    public var herkomst: String?
    public var aanmelder: String?

    public init(naam: String, gemeente: String, aangemeldOp: Day) {
        self.naam = naam
        self.gemeente = gemeente
        self.aangemeldOp = aangemeldOp
    }

    /// Makes the dossier, in a folder of its own.
    public func save(as folder: FolderID, in scope: Scope) throws(HousingError) -> Save {
        guard !naam.allSatisfy(\.isWhitespace) else { throw .nameMissing }
        let values: [(DossierField, Value?)] = [
            (.naam, .text(naam)), (.geboortedatum, geboortedatum?.value),
            (.telefoon, telefoon.map(Value.text)), (.gemeente, .text(gemeente)),
            (.woonproces, woonproces?.value), (.herkomst, herkomst.map(Value.text)),
            (.aanmelder, aanmelder.map(Value.text)), (.aangemeldOp, aangemeldOp.value),
        ]
        let operations = values.compactMap { field, value in
            value.map { field.write($0, on: .dossier(folder)) }
        }
        return Save(folder: folder, operations: operations, kind: .dossier, place: scope)
    }
}

/// Other facts for a dossier that is there.
public struct Wijziging: Sendable {
    public private(set) var values: [DossierField: Value] = [:]

    public init() {}

    /// An empty text takes the fact away.
    public mutating func set(_ field: DossierField, to text: String) {
        values[field] = text.isEmpty ? .empty : .text(text)
    }

    public mutating func set(_ field: DossierField, to day: Day) { values[field] = day.value }

    public mutating func set(_ woonproces: Woonproces) { values[.woonproces] = woonproces.value }

    /// Writes only what differs from what stands there.
    public func save(in dossier: Dossier) throws(HousingError) -> Save {
        guard values[.naam] != .empty else { throw .nameMissing }
        let record = RecordID.dossier(dossier.folder)
        let operations = DossierField.allCases.compactMap { field -> Operation? in
            guard let value = values[field] else { return nil }
            let isContested = dossier.conflict(about: field.of(record)) != nil
            let present = dossier.facts?.values[field.number] ?? .empty
            return isContested || present != value ? field.write(value, on: record) : nil
        }
        guard !operations.isEmpty else { throw .nothingChanged }
        return Save(folder: dossier.folder, operations: operations)
    }
}

extension Day {
    var value: Value { .whole(number) }
}
