import SyncProtocol
import Testing

@testable import Replica

/// A program that ends between any two statements has done all or nothing.
@Suite struct CrashTests {
    private let crashes = Crashes()
    private let folder = FolderID(high: 3, low: 5)

    private var beginning: Change { Person.bram.beginning(of: folder) }

    private func typed(_ word: String) -> [Operation] {
        [
            .write(SmallSchema.reviewed, .text(word), reason: nil),
            .add(SmallSchema.tags, .text(word)),
            .edit(SmallSchema.words, [TextEdit(position: 1, removed: 1, inserted: word)]),
        ]
    }

    private func begin(_ replica: Replica) throws {
        try replica.hold([folder])
        try replica.receive([beginning])
        try replica.receive([
            Person.coen.change(1, on: [beginning.name], in: folder, typed("coen"))
        ])
    }

    @Test func `a save over two folders is there whole or not at all`() throws {
        let statements = try crashes.anywhere(begin) { replica in
            try replica.commitAll([
                Save(
                    folder: folder, openedOn: [beginning.name], operations: typed("anke"),
                    place: Person.south),
                Save(
                    folder: FolderID(high: 3, low: 6), operations: typed("nieuw"),
                    kind: Person.dossier, place: Person.north),
            ])
        }

        #expect(statements > 30)
    }

    @Test func `what the hub says at once is taken in whole or not at all`() throws {
        let other = FolderID(high: 3, low: 7)
        let late = Person(3).change(1, on: [beginning.name], in: folder, typed("laat"))
        let onLate = Person(4).change(1, on: [late.name], in: folder, typed("later"))
        let statements = try crashes.anywhere { replica in
            try begin(replica)
            try replica.hold([other])
            try replica.commit(Save(folder: folder, operations: typed("anke")))
            try replica.receive([onLate, Person(5).beginning(of: other)])
        } _: { replica in
            let own = try #require(try replica.push(after: nil)?.changes.first)
            let page = FeedPage(
                entries: [
                    .change(late, Person.receipt), .reject(own.name, .byPerson("dubbel")),
                    .change(onLate.restamped(as: SiteID(high: 9, low: 77), 1), Person.receipt),
                    .leave(other),
                ],
                cursor: Cursor(epoch: Epoch(high: 1, low: 1), position: 9, hash: .start),
                isLast: true, hubTime: FixedClock.now)
            #expect(try replica.take(page))
        }

        #expect(statements > 50)
    }

    @Test func `a device becomes a new site whole or not at all`() throws {
        let statements = try crashes.anywhere { replica in
            try begin(replica)
            try replica.commit(Save(folder: folder, operations: typed("anke")))
            try replica.commit(Save(folder: folder, operations: typed("weer")))
            try replica.beginNewSite()
            try replica.fileAll()
        } _: { replica in
            let call = try #require(try replica.newSiteCall())
            let token = Token([UInt8](repeating: 8, count: Token.byteCount))!
            try replica.take(NewSiteAnswer(token: token, known: []), to: call)
        }

        #expect(statements > 20)
    }
}
