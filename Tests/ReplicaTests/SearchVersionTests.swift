import SQLite
import SyncProtocol
import Testing

@testable import Replica

/// An older and a newer version of the schema, on two devices and one after the other on one.
@Suite struct SearchVersionTests {
    private let scratch = try! Scratch()
    private let folder = FolderID(high: 3, low: 4)

    /// What somebody with the newer version wrote.
    private var history: [Change] {
        let person = MadePerson(1, "Jan van der Berg", in: "Heerlen")
        let visit = RecordKey(type: SearchSchema.visit, record: RecordID(high: 2, low: 5))
        let hidden = Field(person.key, SearchSchema.hidden)
        let beginning = Person.bram.change(
            1, on: [], in: folder,
            person.operations + [
                .write(hidden, .text("schuilplaats"), reason: nil), noted(1, "notities"),
            ], kind: Person.dossier, place: Person.north)
        let more = Person.bram.change(
            2, on: [beginning.name], in: folder,
            [
                .write(Field(visit, SearchSchema.day), .whole(20_000), reason: nil),
                noted(5, "bezocht", type: SearchSchema.visit),
            ])
        return [beginning, more]
    }

    private func device(_ schema: Schema, _ name: String = ":memory:") throws -> Replica {
        let replica = try Replica.searching(name, schema)
        if try replica.state(of: folder) == nil {
            try replica.hold([folder])
            try replica.receive(history)
        }
        return replica
    }

    /// Everything that is looked for, as it is found.
    private func finds(_ replica: Replica) throws -> [[String]] {
        try ["berg", "heerlen", "schuilplaats", "notities", "bezocht", "2024-10-04"]
            .map { try replica.lines($0) }
    }

    private func indexes(_ replica: Replica) throws -> [String] {
        try replica.db.all(
            """
            SELECT name
            FROM sqlite_schema
            WHERE type = 'index' AND tbl_name IN ('person', 'note', 'visit') AND sql IS NOT NULL
            ORDER BY name
            """
        ) { $0.text(0) }
    }

    private let finds = [
        "earlier": [[], [], [], [], [], []],
        "now": [
            ["Jan van der Berg · Heerlen"], ["Jan van der Berg · Heerlen"], [], ["[notities]"], [],
            [],
        ],
        "later": [
            ["Heerlen · Jan van der Berg"], ["Heerlen · Jan van der Berg"],
            ["Heerlen · Jan van der Berg"], ["[notities]"], ["2024-10-04"], ["2024-10-04"],
        ],
    ]

    private static let schemas = [
        "earlier": SearchSchema.earlier, "now": SearchSchema.now, "later": SearchSchema.later,
    ]

    @Test(arguments: ["earlier", "now", "later"], ["earlier", "now", "later"])
    func `whatever version came before, each finds what a device finds that always had it`(
        first: String, second: String
    ) throws {
        let path = scratch.path("replica")
        do { #expect(try finds(device(Self.schemas[first]!, path)) == finds[first]) }

        let replica = try device(Self.schemas[second]!, path)
        let always = try device(Self.schemas[second]!)

        #expect(try finds(replica) == finds[second])
        // A column that was added later stands last in its table.
        #expect(
            try replica.derivedContents().filter { $0.key != "person" }
                == always.derivedContents().filter { $0.key != "person" })
        #expect(try indexes(replica) == indexes(always))
        #expect(
            try replica.titles(of: SearchSchema.person, limit: 9)
                == always.titles(of: SearchSchema.person, limit: 9))
        #expect(try replica.check() == [])
    }

    @Test func `there and back again nothing is lost`() throws {
        let path = scratch.path("replica")
        for name in ["later", "earlier", "now", "earlier", "later", "now", "later"] {
            let replica = try device(Self.schemas[name]!, path)
            #expect(try finds(replica) == finds[name], "\(name)")
            #expect(try replica.check() == [])
        }
    }

    @Test func `a field is asked for by its value through its index, as long as it has one`() throws
    {
        let path = scratch.path("replica")
        do {
            let replica = try device(SearchSchema.earlier, path)
            #expect(try indexes(replica) == ["person_by_telephone"])
        }
        do {
            let replica = try device(SearchSchema.now, path)
            #expect(try indexes(replica) == ["person_by_name", "person_by_place"])
            let plan = try replica.db.all(
                "EXPLAIN QUERY PLAN SELECT record FROM person WHERE place = 'Heerlen'"
            ) { $0.text(3) }
            #expect(plan[0].contains("USING COVERING INDEX person_by_place"))
            let there = try replica.records(
                of: SearchSchema.person, where: SearchSchema.place, is: .text("Heerlen"))
            #expect(there.map(\.folder) == [folder])
            #expect(
                try replica.records(
                    of: SearchSchema.person, where: SearchSchema.kind, is: .empty
                ).count == 1)
            #expect(
                try replica.records(
                    of: SearchSchema.person, where: SearchSchema.place, is: .text("Elders")
                ).isEmpty)
        }
        let replica = try device(SearchSchema.later, path)
        #expect(try indexes(replica) == ["person_by_hidden", "person_by_name", "person_by_place"])
    }

    @Test func `an older and a newer device find each other's words`() throws {
        let old = try device(SearchSchema.now)
        let new = try device(SearchSchema.later)
        let key = MadePerson(1, "").key

        let older = Person.coen.change(
            1, on: [history[1].name], in: folder, [noted(1, "van de oude ")])
        let newer = Person.bram.change(
            3, on: [history[1].name], in: folder,
            [
                .write(Field(key, SearchSchema.hidden), .text("kelder"), reason: nil),
                noted(1, "van de nieuwe "),
            ])
        try old.receive([older, newer])
        try new.receive([newer, older])

        for replica in [old, new] {
            #expect(try replica.search("oude nieuwe", limit: 9).count == 1)
            #expect(try replica.check() == [])
        }
        #expect(try old.search("kelder", limit: 9) == [])
        #expect(try new.search("kelder", limit: 9).map(\.key) == [key])
        #expect(try new.search("schuilplaats", limit: 9) == [])
    }

    @Test func `a type that an older version does not know is forgotten with its folder`() throws {
        let path = scratch.path("replica")
        do { _ = try device(SearchSchema.later, path) }

        let older = try device(SearchSchema.now, path)

        let tables = try older.db.all("SELECT name FROM sqlite_schema WHERE name = 'visit'") {
            $0.text(0)
        }
        #expect(tables == [])
        try older.receive { _ in try older.erase(folder) }
        #expect(try finds(older).allSatisfy(\.isEmpty))
        #expect(try older.check() == [])
    }

    @Test func `what is retired is read, found and received, and not written`() throws {
        let replica = try device(SearchSchema.now)
        let key = MadePerson(1, "").key
        let telephone = Operation.write(
            Field(key, SearchSchema.telephone), .text("06-12345678"), reason: nil)
        let choice = Operation.write(Field(key, SearchSchema.kind), .whole(2), reason: nil)

        for operation in [telephone, choice] {
            #expect(throws: ReplicaError.retired(operation)) {
                try replica.save([operation], in: folder)
            }
        }
        try replica.save(
            [.write(Field(key, SearchSchema.kind), .whole(1), reason: nil)], in: folder)
        try replica.receive([
            Person.coen.change(1, on: [history[1].name], in: folder, [telephone, choice])
        ])

        #expect(try replica.search("12345678", limit: 9).map(\.key) == [key])
        #expect(try replica.search("alleen", limit: 9).map(\.key) == [key])
        #expect(
            try replica.record(key, in: folder)?.values[SearchSchema.telephone]
                == .text("06-12345678"))
        #expect(try replica.counts().ineffective == 2)
        #expect(try replica.check() == [])
    }
}
