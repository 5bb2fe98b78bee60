import SQLite
import SyncProtocol
import Testing

@testable import Hub

/// What was decided after a backup still stands when it is put back beside its journal.
@Suite struct RestoreTests {
    private let some: SomeHub
    private let anke: SomeDevice
    private let first: Change
    private let folder = FolderID.numbered(1)

    init() throws {
        some = try SomeHub()
        anke = try some.device()
        first = try anke.makeAccepted(folder)
    }

    @Test func `users and their grants`() throws {
        let backup = try some.backup()
        let grants = [Grant(role: "kantoor", scope: .zuid), Grant(role: "lezer", scope: .noord)]
        let bram = try some.user("Bram", grants[0], grants[1])
        try some.hub.take(grants[0], from: bram)
        try some.hub.take(Grant(role: "consulent", scope: .noord), from: anke.user)

        try some.restore(backup)

        let users = try some.hub.users()
        #expect(users.map(\.name) == ["Anke", "Bram"])
        #expect(users.map(\.id) == [anke.user, bram])
        #expect(users.map(\.grants) == [[], [grants[1]]])
    }

    @Test func `tokens that were given, and new sites`() throws {
        let backup = try some.backup()
        let bram = try some.device(of: "Bram")
        let former = anke.token
        try anke.becomeNewSite()

        try some.restore(backup)

        #expect(try some.hub.caller(bram.token)?.user == bram.user)
        #expect(try some.hub.caller(anke.token)?.site == anke.site)
        #expect(try some.hub.caller(former)?.user == anke.user)
        #expect(try some.hub.devices().map(\.name) == ["tablet", "tablet"])
        #expect(try bram.compare([:]).folders.map(\.folder) == [folder])
    }

    @Test func `a release and a rejection of what was held at the backup`() throws {
        let reader = try some.device(of: "Lies", "lezer")
        let released = reader.write(in: folder, on: [first])
        let rejected = reader.write(in: folder, on: [first])
        _ = try reader.push(released, rejected)
        let backup = try some.backup()
        try some.hub.release(released.name)
        try some.hub.reject(rejected.name, words: "nee")

        try some.restore(backup)

        #expect(try some.verdict(released) == some.accepted(released))
        #expect(try some.verdict(rejected) == .rejected(.byPerson("nee")))
        #expect(try some.hub.heldChanges().isEmpty)
    }

    @Test func `a release and a rejection of what came after the backup`() throws {
        let reader = try some.device(of: "Lies", "lezer")
        let backup = try some.backup()
        let released = reader.write(in: folder, on: [first])
        let rejected = reader.write(in: folder, on: [first])
        let onRejected = reader.write(in: folder, on: [rejected])
        _ = try reader.push(released, rejected, onRejected)
        try some.hub.release(released.name)
        try some.hub.reject(rejected.name, words: "nee")

        try some.restore(backup)

        #expect(
            try reader.push(released, rejected, onRejected) == [
                some.accepted(released), .rejected(.byPerson("nee")), .rejected(.standsOnRejected),
            ])
    }

    @Test func `a crash between the journal and the database`() throws {
        let name = "Bram"
        _ = try? some.hub.db.transaction {
            try some.hub.decideWithin(.user(UserID(high: 2, low: 2), name: name))
            throw Unexpected(what: "a power cut")
        }
        #expect(try some.hub.users().map(\.name) == ["Anke"])

        try some.restart()

        #expect(try some.hub.users().map(\.name) == ["Anke", name])
    }

    @Test func `decisions are carried out once`() throws {
        try some.hub.give(Grant(role: "lezer", scope: .zuid), to: anke.user)
        let position = try some.hub.feedPosition()

        try some.restart()
        try some.restart()

        #expect(try some.hub.feedPosition() == position)
        #expect(try some.hub.audit() == [])
    }

    @Test func `the same hub with the same receipts, and cursors of before do not fit`() throws {
        let hub = try some.hub.hubID()
        let receipt = some.receipt(first)
        let epoch = try some.hub.epoch()
        let backup = try some.backup()

        try some.restore(backup)

        #expect(try some.hub.hubID() == hub)
        #expect(some.receipt(first) == receipt)
        #expect(try some.hub.epoch() != epoch)
        #expect(throws: Problematic(.cursorUnknown)) { try anke.news() }
        #expect(try some.hub.digest(of: folder) == FolderDigest(heads: [first.name]))
    }

    @Test func `a hub that only starts again goes on in its epoch`() throws {
        let epoch = try some.hub.epoch()
        _ = try anke.news()

        try some.restart()

        #expect(try some.hub.epoch() == epoch)
        #expect(try anke.news() == [])
        #expect(try anke.push(first) == [some.accepted(first)])
    }
}
