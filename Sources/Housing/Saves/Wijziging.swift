public import Replica
public import SyncProtocol

/// Other facts for a dossier that is there.
public struct Wijziging: Sendable {
    public private(set) var values: [DossierField: Value] = [:]

    public init() {}

    /// An empty text takes the fact away.
    public mutating func set(_ field: DossierField, to text: String) {
        values[field] = text.isEmpty ? .empty : .text(text)
    }

    public mutating func set(_ field: DossierField, to day: Day) { values[field] = day.value }

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
