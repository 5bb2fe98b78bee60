internal import Replica
internal import SyncProtocol

/// The records that simulated people write: one of each way of merging.
enum SimulatedSchema {
    static let note = TypeNumber(1)
    static let reviewed = FieldNumber(1)
    static let latest = FieldNumber(2)
    static let tags = FieldNumber(3)
    static let words = FieldNumber(4)

    static let schema = Schema(
        version: 1,
        types: [
            RecordType(
                1, "note",
                fields: [
                    FieldDefinition(1, "reviewed", .register(.text, .review)),
                    FieldDefinition(2, "latest", .register(.text, .latest)),
                    FieldDefinition(3, "tags", .set(.text)),
                    FieldDefinition(4, "words", .text),
                ])
        ])
}
