import Replica
import SyncProtocol
import Testing

/// Rows of very many records, under conditions and read where the table has them.
@Suite struct ShownRowTests {
    private static let visit = TypeNumber(1)
    private static let person = TypeNumber(2)
    private static let day = FieldNumber(1)
    private static let word = FieldNumber(2)
    private static let whose = FieldNumber(3)

    private static let schema = Schema(
        version: 1,
        types: [
            RecordType(
                1, "visit",
                fields: [
                    FieldDefinition(1, "day", .register(.date, .latest), .indexed),
                    FieldDefinition(2, "word", .register(.text, .latest)),
                    FieldDefinition(3, "whose", .register(.reference, .latest)),
                    FieldDefinition(4, "notes", .text),
                ]),
            RecordType(
                2, "person", fields: [FieldDefinition(1, "name", .register(.text, .latest))]),
        ])

    private let replica: Replica
    private let folders = (1...3).map { FolderID(high: 7, low: $0) }

    /// A visit a day in each folder, by whom in the first and the last; the person is in the second.
    init() throws {
        replica = try Replica.opened(schema: Self.schema)
        try replica.enrol(
            EnrolmentAnswer(
                token: Token([UInt8](repeating: 7, count: Token.byteCount))!,
                hub: HubID(high: 1, low: 1), user: Person.anke, userName: "Anke", grants: []))
        for (index, folder) in folders.enumerated() {
            let key = RecordKey(type: Self.visit, record: RecordID(high: 1, low: 0))
            var operations: [Operation] = [
                .write(Field(key, Self.day), .whole(Int64(index)), reason: nil)
            ]
            if index != 1 {
                operations.append(.write(Field(key, Self.word), .text("w\(index)"), reason: nil))
            } else {
                let person = RecordKey(type: Self.person, record: RecordID(high: 2, low: 2))
                operations += [
                    .write(Field(key, Self.whose), .bytes(person.record.bytes), reason: nil),
                    .write(Field(person, Self.day), .text("Jan"), reason: nil),
                ]
            }
            try replica.commit(
                Save(
                    folder: folder, operations: operations, kind: Person.dossier,
                    place: Person.north))
        }
    }

    private func days(_ conditions: RowCondition...) throws -> [Int64] {
        try replica.rows(of: Self.visit, [Self.day], where: conditions) { $0.whole(0) }.sorted()
    }

    @Test func `each condition keeps what it says`() throws {
        #expect(try days() == [0, 1, 2])
        #expect(try days(.equal(Self.day, .whole(1))) == [1])
        #expect(try days(.within(Self.day, 1...5)) == [1, 2])
        #expect(try days(.empty(Self.word)) == [1])
        #expect(try days(.folders([folders[0], folders[2]])) == [0, 2])
        #expect(try days(.folders([])) == [])
        #expect(try days(.within(Self.day, 1...5), .folders([folders[1]])) == [1])
    }

    @Test func `a condition may be about what stands beside a record, or names it`() throws {
        let first = RecordKey(type: Self.person, record: RecordID(high: 3, low: 3))
        try replica.commit(
            Save(
                folder: folders[0],
                operations: [
                    .write(Field(first, Self.day), .text("Piet"), reason: nil),
                    .write(
                        Field(
                            RecordKey(type: Self.visit, record: RecordID(high: 4, low: 4)), Self.day
                        ),
                        .whole(7), reason: nil),
                ]))
        func names(_ conditions: RowCondition...) throws -> [String] {
            try replica.rows(of: Self.person, [Self.day], where: conditions) { $0.text(0) }.sorted()
        }

        #expect(try days(.beside(Self.person, [])) == [0, 1, 7])
        #expect(try days(.beside(Self.person, [.equal(Self.day, .text("Jan"))])) == [1])
        #expect(try days(.beside(Self.visit, [.within(Self.day, 7...9)])) == [0, 7])
        #expect(try names(.beside(Self.visit, [.within(Self.day, 0...0)])) == ["Piet"])
        #expect(try names(.notNamed(by: Self.visit, Self.whose, [])) == ["Piet"])
        #expect(
            try names(.notNamed(by: Self.visit, Self.whose, [.within(Self.day, 5...9)])) == [
                "Jan", "Piet",
            ])
        #expect(
            try days(
                .any([.equal(Self.day, .whole(0)), .beside(Self.person, [.empty(Self.whose)])]))
                == [0, 1, 7])
        #expect(try days(.any([])) == [])
        #expect(try days(.beside(TypeNumber(9), [])) == [])
        #expect(try names(.notNamed(by: TypeNumber(9), Self.whose, [])) == ["Jan", "Piet"])
    }

    @Test func `another folder's record of the same name is not the one that is named`() throws {
        let person = RecordKey(type: Self.person, record: RecordID(high: 2, low: 2))
        try replica.commit(
            Save(
                folder: folders[2],
                operations: [.write(Field(person, Self.day), .text("Els"), reason: nil)]))

        let unnamed = try replica.rows(
            of: Self.person, [Self.day], where: [.notNamed(by: Self.visit, Self.whose, [])]
        ) { $0.text(0) }

        #expect(unnamed == ["Els"])
    }

    @Test func `what the schema does not know, or is no register, is empty and equals nothing`()
        throws
    {
        let (later, notes) = (FieldNumber(9), FieldNumber(4))

        #expect(try days(.equal(later, .whole(1))) == [])
        #expect(try days(.empty(later)) == [0, 1, 2])
        let shown = try replica.rows(of: Self.visit, [later, notes]) { row in
            row.whole(0) == nil && row.text(1) == nil
        }
        #expect(shown == [true, true, true])
        #expect(try replica.rows(of: TypeNumber(9), [Self.day]) { $0.whole(0) } == [])
    }

    @Test func `a row has its folder, its record and its values, and is gone when deleted`() throws
    {
        let key = RecordKey(type: Self.visit, record: RecordID(high: 1, low: 0))
        let references = try replica.rows(
            of: Self.visit, [Self.whose], where: [.folders([folders[1]])]
        ) { ($0.folder, $0.record, $0.reference(0)) }

        #expect(references.count == 1)
        #expect(references[0].0 == folders[1])
        #expect(references[0].1 == key.record)
        #expect(references[0].2 == RecordID(high: 2, low: 2))

        try replica.commit(
            Save(folder: folders[1], operations: [.delete(key, reason: nil)]))
        #expect(try days() == [0, 2])
    }
}
