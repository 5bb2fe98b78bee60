import SQLite
import SeededChance
import SyncProtocol
import Testing

@testable import Replica

/// Words are found in every folder that is shown, and nowhere else.
@Suite struct SearchTests {
    private let folder = FolderID(high: 3, low: 1)
    private let other = FolderID(high: 3, low: 2)

    private func replica() throws -> Replica {
        let replica = try Replica.searching()
        try replica.save(
            MadePerson(1, "Jürgen Müller", in: "Heerlen").operations
                + [noted(1, "Gebeld over de huur.\nKomt dinsdag.")], in: folder)
        try replica.save(
            MadePerson(2, "Anne-Marie van 't Hart", in: "Kerkrade").operations
                + [noted(2, "Müller belde terug over huur en schulden.")], in: other)
        return replica
    }

    @Test(arguments: [
        ("Müller", ["Jürgen Müller · Heerlen", "[Müller] belde terug over huur en schulden."]),
        ("muller heerlen", ["Jürgen Müller · Heerlen"]),
        ("MULL", ["Jürgen Müller · Heerlen", "[Müller] belde terug over huur en schulden."]),
        ("ull", []),
        ("mull jurgen", []),
        ("'t hart", ["Anne-Marie van 't Hart · Kerkrade"]),
        ("anne-marie", ["Anne-Marie van 't Hart · Kerkrade"]),
        ("anne marie", ["Anne-Marie van 't Hart · Kerkrade"]),
        ("anne-mar", ["Anne-Marie van 't Hart · Kerkrade"]),
        ("marie-anne", []),
        ("huur schuld", ["Müller belde terug over [huur] en [schulden]."]),
        (
            "huur",
            [
                "Müller belde terug over [huur] en schulden.",
                "Gebeld over de [huur].\nKomt dinsdag.",
            ]
        ),
        ("\"terug over\"", ["Müller belde [terug over] huur en schulden."]),
        ("\"over terug\"", []),
        ("\"terug ov\"", []),
        ("\"terug ov", ["Müller belde [terug over] huur en schulden."]),
    ])
    func `what was typed is found, titles first and the latest first`(
        words: String, lines: [String]
    ) throws {
        #expect(try replica().lines(words) == lines)
    }

    static let odd = [
        "", " ", "\"", "\"\"", "'", "''", "-", "*", "a*", "*a", "(", ")", "()", "NEAR(a b)", "AND",
        "OR",
        "NOT", "a AND", "AND b", "a OR b", "NOT a", "title:", "title : huur", "words:huur", "^huur",
        "huur^2", "-huur", "+huur", "{title words} : huur", "huur\0", "\0", "\"huur\0\" x",
        "\u{E000}2",
        "marks : x", "🏠", "huur; DROP TABLE text", "%", "_", "\\", "a\"b\"c\"", "'\"'\"",
        String(repeating: "huur ", count: 5000), String(repeating: "a", count: 100_000),
        String(repeating: "\"", count: 999), "\u{301}", "٣", "\u{FEFF}", "￿", "\u{2}\u{3}",
        "é\u{0}\"*",
    ]

    @Test(arguments: odd)
    func `whatever is typed gives an answer`(words: String) throws {
        let replica = try replica()

        let all = try replica.search(words, limit: 10)
        let some = try replica.search(words, types: [SearchSchema.note], limit: 10)

        #expect(some.allSatisfy { $0.key.type == SearchSchema.note })
        #expect(some.count <= all.count)
    }

    @Test func `whatever is typed by chance gives an answer`() throws {
        let replica = try replica()
        var random = SeededRandom(seed: 11)
        let letters = Array("ah\"'*()-+^:{},. \u{0}\u{1}\u{E000}éNEAROTD{}\\%_\n").map(String.init)

        for _ in 0..<2000 {
            let words = (0..<random.number(below: 12)).map { _ in random.one(of: letters) }.joined()
            _ = try replica.search(words, limit: 3)
        }
    }

    @Test(arguments: [
        "Łukasz", "lukasz", "LUK", "zolc lukasz", "sorensen", "Søren", "weiss", "Weiß",
    ])
    func `a name is found without the strokes and ligatures of its letters`(words: String) throws {
        let replica = try Replica.searching()
        try replica.save(MadePerson(1, "Łukasz Żółć-Sørensen Weiß").operations, in: folder)

        let found = try replica.search(words, types: [SearchSchema.person], limit: 9)

        #expect(found.map(\.isInTitle) == [true])
        #expect(try replica.check() == [])
    }

    @Test func `only the asked types are found, up to the limit`() throws {
        let replica = try replica()

        #expect(try replica.lines("muller", types: [SearchSchema.person]).count == 1)
        #expect(try replica.lines("muller", types: [SearchSchema.note]).count == 1)
        #expect(try replica.lines("muller", types: []) == [])
        #expect(
            try replica.lines("muller", types: [SearchSchema.note, SearchSchema.person]).count == 2)
        #expect(try replica.lines("muller", limit: 1) == ["Jürgen Müller · Heerlen"])
        #expect(try replica.lines("muller", limit: 0) == [])
    }

    @Test func `elements of sets, words of choices and all that is contested are found`() throws {
        let replica = try replica()
        let key = MadePerson(1, "").key
        let opened = try replica.heads(of: folder)
        try replica.save(
            [
                .add(Field(key, SearchSchema.tags), .text("hond")),
                .write(Field(key, SearchSchema.kind), .whole(1), reason: nil),
                .write(Field(key, SearchSchema.hidden), .text("geheim"), reason: nil),
            ], in: folder)
        for name in ["Jurgen Molenaar", "Jurgen Meulen"] {
            try replica.commit(
                Save(
                    folder: folder, openedOn: opened,
                    operations: [.write(Field(key, SearchSchema.name), .text(name), reason: nil)]))
        }

        #expect(try replica.search("hond", limit: 9).map(\.key) == [key])
        #expect(try replica.search("gezin", limit: 9).map(\.key) == [key])
        #expect(try replica.search("molenaar", limit: 9).map(\.key) == [key])
        #expect(try replica.search("meulen", limit: 9).map(\.key) == [key])
        #expect(try replica.search("geheim", limit: 9) == [])
        #expect(try replica.lines("müller", types: [SearchSchema.person]) == [])
        #expect(try replica.check() == [])
    }

    @Test func `a deleted record is not found, and one that is restored is`() throws {
        let replica = try replica()
        let key = MadePerson(1, "").key

        try replica.save([.delete(key, reason: nil)], in: folder)
        #expect(try replica.lines("jurgen") == [])
        #expect(try replica.titles(of: SearchSchema.person, limit: 9).map(\.folder) == [other])

        try replica.save([.restore(key)], in: folder)
        #expect(try replica.lines("jurgen") == ["Jürgen Müller · Heerlen"])
        #expect(try replica.check() == [])
    }

    @Test func `a save that is rejected takes its words with it`() throws {
        let replica = try replica()
        let name = try replica.save([noted(9, "vergissing")], in: folder)
        #expect(try replica.lines("vergissing") == ["[vergissing]"])

        try replica.hear(.rejected(.byPerson("nee")), on: [name])

        #expect(try replica.lines("vergissing") == [])
        #expect(try replica.lines("huur").count == 2)
        #expect(try replica.check() == [])
    }

    @Test func `a list of titles is in order, and comes in pages`() throws {
        let replica = try Replica.searching()
        let names = ["Bea van der Zee", "Jo de Boer", "Ans 't Hart", "Émile Aalst", "Jo de Boer"]
        for (number, name) in names.enumerated() {
            try replica.save(
                MadePerson(UInt64(number), name).operations,
                in: FolderID(high: 3, low: UInt64(number)))
        }

        var lines: [String] = []
        var last: TitledRecord?
        while let page = try Optional(
            replica.titles(of: SearchSchema.person, after: last, limit: 2)),
            let end = page.last
        {
            lines += page.map(\.title)
            last = end
        }

        #expect(
            lines == ["Émile Aalst", "Jo de Boer", "Jo de Boer", "Ans 't Hart", "Bea van der Zee"])
        let one = FolderID(high: 3, low: 2)
        #expect(
            try replica.titles(of: SearchSchema.person, in: one, limit: 9).map(\.title)
                == ["Ans 't Hart"])
    }

    @Test func `the title of one folder is found as fast, however many there are`() throws {
        let times = try [30, 3_000].map { count in
            let replica = try Replica.searching()
            for number in 0..<count {
                try replica.save(
                    MadePerson(UInt64(number), "Jo de Boer").operations,
                    in: FolderID(high: 3, low: UInt64(number)))
            }
            let clock = ContinuousClock()
            // The least of many: what else the machine does takes no part in it.
            return try (0..<20).map { _ in
                try clock.measure {
                    _ = try replica.titles(of: SearchSchema.person, in: folder, limit: 1)
                }
            }.min()!
        }

        #expect(times[1] < times[0] * 4, "\(times)")
    }

    @Test func `a page of titles is read from the index alone`() throws {
        let replica = try Replica.searching()

        let plan = try replica.db.all(
            """
            EXPLAIN QUERY PLAN
            SELECT folder, record, title, sort_key
            FROM searched INDEXED BY searched_by_title
            WHERE type = 1 AND sort_key IS NOT NULL AND (sort_key, folder, record) > ('', x'', x'')
            ORDER BY sort_key, folder, record
            LIMIT 50
            """
        ) { $0.text(3) }

        #expect(plan.count == 1)
        #expect(plan[0].contains("USING COVERING INDEX searched_by_title"))
    }
}
