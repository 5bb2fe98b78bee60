import SQLite
import SyncProtocol
import Testing

@testable import Replica

/// A damaged index of words keeps nobody from saving, and is made anew before it is asked again.
@Suite struct DamagedIndexTests {
    private let scratch = try! Scratch()
    private let folder = FolderID(high: 3, low: 1)
    private var path: String { scratch.path("replica") }

    private func makeFile() throws {
        let replica = try Replica.searching(path)
        try replica.save(
            MadePerson(1, "Jürgen Müller", in: "Heerlen").operations + [noted(1, "Gebeld.")],
            in: folder)
        #expect(try replica.check() == [])
    }

    private func damage(_ statements: [String]) throws {
        let file = try Connection.open(path, Connection.Options(durability: .none))
        for statement in statements { try file.run(statement) }
    }

    static let damages = [
        ["DELETE FROM found_words_data"],
        ["DELETE FROM found_words_data WHERE id > 10"],
        ["UPDATE found_words_data SET block = x'ffffffffffffffff'"],
        ["UPDATE found_words_data SET block = zeroblob(length(block)) WHERE id > 1"],
        ["DELETE FROM found_words_data", "DELETE FROM found_words_idx"],
    ]

    @Test(arguments: damages)
    func `what is saved is found, whatever the index holds`(damage statements: [String]) throws {
        try makeFile()
        try damage(statements)

        let replica = try Replica.searching(path)
        for number in 2..<5 as Range<UInt64> {
            try replica.save([noted(number, "Geschreven \(number).")], in: folder)
        }
        try replica.save(MadePerson(1, "Jan Zonnebloem").operations, in: folder)

        #expect(try replica.records(of: SearchSchema.note).count == 4)
        #expect(try replica.lines("zonne").count == 1)
        #expect(try replica.lines("muller") == [])
        #expect(try replica.search("geschreven", limit: 10).count == 3)
        #expect(try replica.check() == [])
    }

    @Test func `a damaged index is set aside in the file, and made anew once`() throws {
        try makeFile()
        try damage(["DELETE FROM found_words_data"])
        try Replica.searching(path).save([noted(2, "Geschreven.")], in: folder)

        let replica = try Replica.searching(path)
        #expect(try replica.isIndexSetAside())
        #expect(try replica.check() != [])
        try replica.mendIndex()

        #expect(try !Replica.searching(path).isIndexSetAside())
        #expect(try replica.check() == [])
        #expect(try replica.search("geschreven", limit: 10).count == 1)
    }

    @Test func `it is made anew when the hub has nothing more to say, and when all is`() throws {
        for mends in [
            { replica in try replica.rebuild() },
            { replica in
                var session = Session()
                try replica.setComparisonDue(false)
                while case .call(let call) = try session.next(replica) {
                    try session.take(Self.answer(to: call), replica)
                }
            },
        ] as [(Replica) throws -> Void] {
            let replica = try Replica.searching()
            try replica.save([noted(1, "Gebeld.")], in: folder)
            try replica.db.run("DELETE FROM found_words_data")
            try replica.save([noted(2, "Geschreven.")], in: folder)
            #expect(try replica.isIndexSetAside())

            try mends(replica)

            #expect(try !replica.isIndexSetAside())
            #expect(try replica.check() == [])
        }
    }

    private static func answer(to call: HubCall) throws -> HubAnswer {
        let cursor = Cursor(epoch: Epoch(high: 1, low: 1), position: 1, hash: .start)
        guard call.path == Path.changes else {
            return HubAnswer(
                status: 200,
                body: FeedPage(entries: [], cursor: cursor, isLast: true, hubTime: 1).encoded)
        }
        let push = try Push(decoding: call.body)
        let verdicts = push.changes.map { _ in Verdict.accepted(Person.receipt) }
        return HubAnswer(
            status: 200, body: PushAnswer.taken(verdicts, head: push.after).encoded)
    }

    @Test func `an index that is gone is made again`() throws {
        try makeFile()
        try damage(["DROP TABLE found_words"])

        let replica = try Replica.searching(path)
        try replica.save([noted(2, "Geschreven.")], in: folder)

        #expect(try replica.search("geschreven", limit: 10).count == 1)
        #expect(try replica.check() == [])
    }

    @Test func `no word of an erased folder stays in an index that was set aside`() throws {
        try makeFile()
        try damage(["UPDATE found_words_data SET block = x'ffff' WHERE id = 10"])
        do {
            let replica = try Replica.searching(path)
            try replica.save([noted(2, "Kwintet.")], in: folder)
            #expect(try replica.isIndexSetAside())
            try replica.receive { receiving in
                for name in try replica.rows(in: folder).map(\.name) {
                    try receiving.take(.accepted(Person.receipt), on: name)
                }
                try replica.erase(folder)
            }
            try replica.db.checkpoint(.truncate)
        }

        #expect(try !scratch.holds(Array("heerlen".utf8)))
        #expect(try !scratch.holds(Array("kwintet".utf8)))
    }
}
