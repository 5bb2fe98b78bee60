import Replica
import SyncProtocol

/// The records of these tests: one of each way of merging, and what a later version adds.
enum SmallSchema {
    static let note = TypeNumber(1)
    static let key = RecordKey(type: note, record: RecordID(high: 1, low: 1))
    static let reviewed = Field(key, FieldNumber(1))
    static let latest = Field(key, FieldNumber(2))
    static let tags = Field(key, FieldNumber(3))
    static let words = Field(key, FieldNumber(4))
    /// Fields and a type of the later version.
    static let colour = Field(key, FieldNumber(5))
    static let places = Field(key, FieldNumber(6))
    static let remarks = Field(key, FieldNumber(7))
    static let visit = RecordKey(type: TypeNumber(2), record: RecordID(high: 1, low: 2))

    private static let fields = [
        FieldDefinition(1, "reviewed", .register(.text, .review), [.indexed, .searched]),
        FieldDefinition(2, "latest", .register(.text, .latest)),
        FieldDefinition(3, "tags", .set(.text), .searched),
        FieldDefinition(4, "words", .text, .searched),
    ]

    static let now = Schema(
        version: 1, types: [RecordType(1, "note", title: Title(2), fields: fields)])

    static let later = Schema(
        version: 2,
        types: [
            RecordType(
                1, "note", title: Title(2, 5),
                fields: fields + [
                    FieldDefinition(5, "colour", .register(.text, .review)),
                    FieldDefinition(6, "places", .set(.text), .searched),
                    FieldDefinition(7, "remarks", .text),
                ]),
            RecordType(2, "visit", fields: [FieldDefinition(1, "day", .register(.date, .review))]),
        ])
}
