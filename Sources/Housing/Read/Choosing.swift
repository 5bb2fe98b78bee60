public import Replica
public import SyncProtocol

// The part of a dossier that people mean.

extension Dossier {
    /// A traject by its number as typed; the last one where none is given.
    public func traject(_ typed: String?) throws(HousingError) -> Traject {
        guard let typed else { return trajecten.last! }
        guard let match = trajecten.first(where: { String($0.nummer) == typed }) else {
            throw .recordUnknown(type: "traject", typed: typed)
        }
        return match
    }

    /// A record of a type by the beginning of its identifier.
    public func record(_ type: TypeNumber, _ typed: String) throws(HousingError) -> ShownRecord {
        try (byType[type] ?? []).one(typed, called: HousingSchema.typeName(type))
    }

    /// The traject that a record belongs to.
    public func traject(of record: ShownRecord) -> Traject {
        let moment = record.reference(ControlemomentField.plaatsing)
        let placed = record.key.type == ControlemomentField.type
        let traject = HousingSchema.traject(of: record)
        return trajecten.first { one in
            placed
                ? one.plaatsingen.contains { $0.key.record == moment } : one.record == traject
        } ?? trajecten.last!
    }
}
