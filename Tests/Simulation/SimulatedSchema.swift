internal import Replica
internal import SyncProtocol

/// The records that simulated people write: one field of each way of merging, and two more in the
/// program's next version.
enum SimulatedSchema {
    static let note = TypeNumber(1)
    static let reviewed = FieldNumber(1)
    static let latest = FieldNumber(2)
    static let tags = FieldNumber(3)
    static let words = FieldNumber(4)
    static let laterReviewed = FieldNumber(5)
    static let laterWords = FieldNumber(6)

    static let first = Schema(version: 1, types: [RecordType(1, "note", fields: fields)])
    static let second = Schema(
        version: 2, types: [RecordType(1, "note", fields: fields + laterFields)])

    private static let fields = [
        FieldDefinition(1, "reviewed", .register(.text, .review)),
        FieldDefinition(2, "latest", .register(.text, .latest)),
        FieldDefinition(3, "tags", .set(.text)),
        FieldDefinition(4, "words", .text),
    ]
    private static let laterFields = [
        FieldDefinition(5, "laterReviewed", .register(.text, .review)),
        FieldDefinition(6, "laterWords", .text),
    ]
}
