import Foundation
import SQLite
import SeededChance
import SyncProtocol
import Testing

@testable import Replica

/// What is searched follows from the records, and leaves no trace where they went.
@Suite struct SearchUpkeepTests {
    private let scratch = try! Scratch()
    private let folder = FolderID(high: 3, low: 1)
    private let other = FolderID(high: 3, low: 2)
    private var path: String { scratch.path("replica") }

    private func makeFile() throws {
        let replica = try Replica.searching(path)
        try replica.save(
            MadePerson(1, "Jürgen Müller", in: "Heerlen").operations + [noted(1, "Gebeld.")],
            in: folder)
        try replica.save(MadePerson(2, "Anne Hart").operations, in: other)
        #expect(try replica.check() == [])
    }

    static let damages = [
        ("UPDATE searched SET words = 'anders'", "table searched"),
        ("UPDATE searched SET sort_key = 'a' WHERE type = 1", "table searched"),
        ("DELETE FROM searched", "table searched"),
        ("INSERT INTO found_words (found_words) VALUES ('delete-all')", "index of words"),
        ("INSERT INTO found_words (rowid, title) VALUES (77, 'spook')", "index of words"),
        ("DELETE FROM found_words_data WHERE id > 10", "index of words"),
    ]

    @Test(arguments: damages)
    func `a changed row and a changed index are found damaged, and made anew`(
        statement: String, words: String
    ) throws {
        try makeFile()
        do {
            let file = try Connection.open(path, Connection.Options(durability: .none))
            try file.run(statement)
        }

        let replica = try Replica.searching(path)
        let found = try replica.check().map(\.description)
        #expect(found.contains { $0.contains(words) }, "\(found)")

        try replica.rebuild()
        #expect(try replica.check() == [])
        #expect(try replica.lines("mull") == ["Jürgen Müller · Heerlen"])
        #expect(try replica.lines("spook") == [])
    }

    @Test func `made anew, the rows are the same byte for byte`() throws {
        try makeFile()
        let replica = try Replica.searching(path)
        let rows = "SELECT id, title, sort_key, words, marks, hex(record) FROM searched"
        func contents() throws -> [String] {
            try replica.db.all(rows) { row in
                (0..<row.columnCount).map { "\(row.value($0))" }.joined()
            }
        }
        let before = try contents()

        try replica.rebuild()

        #expect(try contents() == before)
    }

    /// All bytes of the replica's files, letters of ASCII in lower case.
    private func bytes() throws -> Data {
        var bytes = Data()
        for suffix in ["", "-wal"] {
            if let more = FileManager.default.contents(atPath: path + suffix) { bytes += more }
        }
        return Data(bytes.map { 0x41...0x5a ~= $0 ? $0 + 0x20 : $0 })
    }

    private func contains(_ word: String) throws -> Bool {
        try bytes().range(of: Data(word.lowercased().utf8)) != nil
    }

    static let endings = ["leave", "erase", "erase at once", "erase after deleting"]

    @Test(arguments: endings)
    func `no word of a folder that went stays in the file`(ending: String) throws {
        let secrets = [
            "Zonnebloem", "zonnebloem", "Geëmigreerd", "geemigreerd", "Appelgaard", "kwintet",
        ]
        do {
            let replica = try Replica.searching(path)
            try replica.save(MadePerson(2, "Anne Hart").operations, in: other)
            let beginning = Person.bram.change(
                1, on: [], in: folder,
                MadePerson(1, "Jan Zonnebloem", in: "Appelgaard").operations
                    + [noted(1, "Geëmigreerd met een kwintet.")], kind: Person.dossier,
                place: Person.north)
            try replica.hold([folder])
            if ending == "erase at once" {
                try replica.receive { receiving in
                    try receiving.take(beginning, Person.receipt)
                    try replica.flushSearch()
                    try replica.erase(folder)
                }
            } else {
                try replica.receive([beginning])
                #expect(try replica.lines("geemigreerd").count == 1)
                try replica.db.checkpoint(.truncate)
                #expect(try contains("geemigreerd"))
                for number in 3..<40 as Range<UInt64> {
                    try replica.save([noted(number, "Gebeld \(number).")], in: other)
                }
            }
            if ending == "erase after deleting" {
                try replica.receive([
                    Person.bram.change(
                        2, on: [beginning.name], in: folder,
                        [
                            .delete(MadePerson(1, "").key, reason: nil),
                            .delete(
                                RecordKey(
                                    type: SearchSchema.note, record: RecordID(high: 2, low: 1)),
                                reason: nil),
                        ])
                ])
            }
            if ending == "leave" {
                try replica.loses(folder)
            } else {
                try replica.receive { _ in try replica.erase(folder) }
            }
            #expect(try replica.lines("geemigreerd") == [])
            #expect(try replica.lines("hart").count == 1)
            #expect(try replica.check() == [])
            try replica.db.checkpoint(.truncate)
        }

        for secret in secrets { #expect(try !contains(secret), "\(secret)") }
        #expect(try contains("hart"))
    }

    @Test func `no word stays on a device that was taken back`() throws {
        do {
            let replica = try Replica.searching(path)
            try replica.save(
                MadePerson(1, "Jan Zonnebloem").operations + [noted(1, "Geëmigreerd.")], in: folder)
            try replica.db.checkpoint(.truncate)
            #expect(try contains("geemigreerd"))
            try replica.forgetEverything()
        }

        #expect(try !contains("geemigreerd"))
        #expect(try !contains("zonnebloem"))
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func `after any history of saves no word of an erased folder stays`(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        do {
            let replica = try Replica.searching(path)
            for round in 0..<60 as Range<UInt64> {
                let place = random.once(in: 3) ? folder : other
                let words = place == folder ? "geheim\(round)x kwintet" : "gebeld\(round)"
                let number = UInt64(random.number(below: 5)) + (place == folder ? 0 : 10)
                let record = RecordKey(
                    type: SearchSchema.note, record: RecordID(high: 2, low: number))
                let isThere = try replica.record(record, in: place) != nil
                try replica.save(
                    isThere && random.once(in: 3)
                        ? [.delete(record, reason: nil)] : [noted(number, words + " ")], in: place)
            }
            let names = try replica.rows(in: folder).map(\.name)
            try replica.receive { receiving in
                for name in names { try receiving.take(.accepted(Person.receipt), on: name) }
                try replica.erase(folder)
            }
            #expect(try replica.check() == [])
            try replica.db.checkpoint(.truncate)
        }

        #expect(try !contains("geheim"))
        #expect(try !contains("kwintet"))
    }
}
