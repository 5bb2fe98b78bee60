import HTTP
import SQLite
import SyncProtocol
import Testing

@testable import Hub

/// A cursor that does not fit this history is unknown; one that does may wait for news.
@Suite struct CursorTests {
    private let some: SomeHub
    private let anke: SomeDevice
    private let bram: SomeDevice
    private let folder = FolderID.numbered(1)

    init() throws {
        some = try SomeHub()
        anke = try some.device()
        bram = try some.device(of: "Bram", "lezer")
        _ = try bram.news()
    }

    private func ask(
        _ cursor: Cursor, wait seconds: String, waitedMilliseconds: Int = 0
    ) -> Answer {
        some.answer(
            "GET", Path.feed,
            query: ["after": base64URL(cursor.bytes), "wait": seconds], token: bram.token,
            waitedMilliseconds: waitedMilliseconds)
    }

    private func page(_ answer: Answer) throws -> FeedPage {
        guard case .response(let response) = answer else { throw Unexpected(what: "waiting") }
        return try FeedPage(decoding: response.body)
    }

    private func pause(_ answer: Answer) -> Int? {
        if case .wait(let milliseconds, _) = answer { milliseconds } else { nil }
    }

    @Test func `a cursor of another epoch is unknown, and no alarm`() throws {
        try some.hub.beginEpoch()

        #expect(throws: Problematic(.cursorUnknown)) { try bram.feed(after: bram.cursor) }
        #expect(Problematic(.cursorUnknown).status == 409)
        #expect(try some.hub.alarms() == 0)
        _ = try bram.feed(after: some.start)
    }

    @Test func `a cursor of this epoch with another hash is unknown, and an alarm`() throws {
        let epoch = try some.hub.epoch()
        let position = try some.hub.feedPosition()
        let elsewhere = Cursor(epoch: epoch, position: position, hash: .start)
        let beyond = Cursor(epoch: epoch, position: position + 1, hash: .start)
        let before = Cursor(epoch: epoch, position: 0, hash: FeedHash(of: [1]))

        for cursor in [elsewhere, beyond, before] {
            #expect(throws: Problematic(.cursorUnknown)) { try bram.feed(after: cursor) }
        }

        #expect(try some.hub.alarms() == 3)
    }

    @Test func `a cursor too far behind is unknown, and no alarm`() throws {
        let limit = Limits.feedEntriesBehind
        let other = UserID(high: 5, low: 5)
        try some.hub.db.transaction {
            var end = try FeedEnd(some.hub)
            for _ in 0..<limit { try end.append(.grant(other)) }
        }

        #expect(try bram.feed(after: bram.cursor).entries == [])
        try some.hub.give(Grant(role: "lezer", scope: .zuid), to: anke.user)

        #expect(throws: Problematic(.cursorUnknown)) { try bram.feed(after: bram.cursor) }
        #expect(try some.hub.alarms() == 0)
    }

    @Test(arguments: ["", "AAAA", "!", String(repeating: "_", count: 43)])
    func `what is no cursor is unknown`(text: String) throws {
        let answer = some.answer("GET", Path.feed, query: ["after": text], token: bram.token)

        guard case .response(let response) = answer else { throw Unexpected(what: "waiting") }
        #expect(Problematic(response) == Problematic(.cursorUnknown))
    }

    @Test func `who asks to wait waits while there is nothing, and then gets the news`() throws {
        #expect(pause(ask(bram.cursor, wait: "50")) == 50_000)
        #expect(pause(ask(bram.cursor, wait: "50", waitedMilliseconds: 20_000)) == 30_000)
        _ = some.application.takeNews()
        #expect(some.application.takeNews() == .nothing)

        let first = try anke.makeAccepted(folder)

        #expect(
            some.application.takeNews()
                == .topics([Topic("noord"), Topic("user \(anke.user)")]))
        let news = try page(ask(bram.cursor, wait: "50", waitedMilliseconds: 20_000))
        #expect(news.entries == [.change(first, some.receipt(first)), .enter(folder)])
    }

    @Test func `news that the device may not see leaves it waiting`() throws {
        let zuid = try some.device(of: "Zoë", "consulent", .zuid)
        _ = try bram.news()

        _ = try zuid.makeAccepted(folder, in: .zuid)

        #expect(pause(ask(bram.cursor, wait: "50")) == 50_000)
    }

    @Test(arguments: [50_000, 50_001, Int.max])
    func `who has waited long enough gets an empty page`(waited: Int) throws {
        let empty = try page(ask(bram.cursor, wait: "50", waitedMilliseconds: waited))

        #expect(empty.entries == [])
        #expect(empty.isLast)
        #expect(empty.hubTime == some.clock.milliseconds)
    }

    @Test(
        arguments: [
            ("51", 50_000), ("1000000", 50_000), ("1", 1000), ("0", nil), ("-1", nil), ("", nil),
            ("x", nil), ("99999999999999999999", nil),
        ] as [(String, Int?)])
    func `the wait is a number of seconds up to fifty`(seconds: String, milliseconds: Int?) {
        #expect(pause(ask(bram.cursor, wait: seconds)) == milliseconds)
    }
}
