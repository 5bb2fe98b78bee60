import SyncProtocol
import Testing

@testable import Replica

/// A schema that contradicts itself is told so in sentences, before any file is opened.
@Suite struct SchemaTests {
    private static func text(
        _ number: UInt32, _ name: String, _ uses: FieldDefinition.Uses = []
    ) -> FieldDefinition {
        FieldDefinition(number, name, .register(.text, .review), uses)
    }

    static let faults: [([RecordType], String)] = [
        (
            [RecordType(1, "a", fields: []), RecordType(1, "b", fields: [])],
            "Two types have the number 1; numbers are never used again."
        ),
        (
            [RecordType(1, "a", fields: []), RecordType(2, "A", fields: [])],
            "Two types are called a, and each has a table of its own."
        ),
        (
            [RecordType(1, "a", fields: [text(1, "x"), FieldDefinition(1, "y", .text)])],
            "Two fields of a have the number 1: another kind is another field."
        ),
        (
            [RecordType(1, "a", fields: [text(1, "x"), FieldDefinition(2, "X", .set(.date))])],
            "Two fields of a are called x: another kind is another name."
        ),
        ([RecordType(1, "change", fields: [])], "The table change is the engine's own."),
        ([RecordType(1, "a\"b", fields: [])], "a\"b is no name for a table."),
        (
            [RecordType(1, "a", fields: [text(1, "Folder")])],
            "The column Folder of a is the engine's own."
        ),
        ([RecordType(1, "a", fields: [text(1, "")])], " of a is no name for a column."),
        (
            [RecordType(1, "a", title: Title(2), fields: [text(1, "x")])],
            "The title of a has field 2, which is no register."
        ),
        (
            [RecordType(1, "a", title: Title(1), fields: [FieldDefinition(1, "x", .text)])],
            "The title of a has field 1, which is no register."
        ),
        ([RecordType(1, "a", title: Title(), fields: [])], "The title of a has no field."),
        (
            [RecordType(1, "a", fields: [FieldDefinition(1, "x", .set(.text), .indexed)])],
            "x of a is no register, and only those have an index."
        ),
        (
            [
                RecordType(
                    1, "a",
                    fields: [
                        FieldDefinition(
                            1, "x", .register(.text, .review), choices: [ChoiceDefinition(1, "w")])
                    ])
            ], "x of a has choices, and is no choice."
        ),
        (
            [
                RecordType(
                    1, "a",
                    fields: [
                        FieldDefinition(
                            1, "x", .set(.choice),
                            choices: [ChoiceDefinition(1, "v"), ChoiceDefinition(1, "w")])
                    ])
            ], "Two choices of x of a have the code 1."
        ),
    ]

    @Test(arguments: faults)
    func `each fault has its sentence`(types: [RecordType], sentence: String) {
        #expect(Schema.faults(in: types) == [sentence])
    }

    @Test func `a schema with a fault is not made`() async {
        await #expect(processExitsWith: .failure) {
            _ = Schema(
                version: 1,
                types: [RecordType(1, "a", fields: []), RecordType(1, "b", fields: [])])
        }
    }

    @Test func `every table of the engine is known as its own`() throws {
        let replica = try Replica.opened()
        let tables = try replica.contents().compactMap { $0.split(separator: " ").first }
        let names = Set(tables.map(String.init)).subtracting(["note"])
            .filter { !$0.hasPrefix("found_words_") }

        #expect(names.isSubset(of: Replica.ownTables))
        #expect(Schema.faults(in: SearchSchema.later.types) == [])
    }
}
