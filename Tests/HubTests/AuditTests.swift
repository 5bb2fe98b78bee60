import SQLite
import SyncProtocol
import Testing

@testable import Hub

/// The audit recomputes everything, so that no byte of what was accepted changes unseen.
@Suite struct AuditTests {
    private let some: SomeHub
    private let changes: [Change]

    init() throws {
        some = try SomeHub()
        let anke = try some.device()
        let reader = try some.device(of: "Lies", "lezer")
        let folder = FolderID.numbered(1)
        let first = anke.make(folder)
        let second = anke.write(in: folder, on: [first])
        let third = anke.write(in: folder, on: [second])
        let held = reader.write(in: folder, on: [first])
        _ = try anke.push(first, second, third)
        _ = try reader.push(held)
        changes = [first, second, third, held]
    }

    /// One bit of one value in the database.
    private func flip(_ column: String, of table: String, _ row: String, byte: Int) throws {
        let value = try #require(
            try some.hub.db.first("SELECT \(column) FROM \(table) WHERE \(row)") { $0.blob(0) })
        var damaged = value
        damaged[byte < 0 ? value.count + byte : byte] ^= 1
        try some.hub.db.run(
            "UPDATE \(table) SET \(column) = :value WHERE \(row)", ["value": .blob(damaged)])
    }

    @Test func `a clean hub has nothing to tell`() throws {
        #expect(try some.hub.audit() == [])
    }

    @Test(arguments: [0, 1, 5, -1])
    func `a flipped byte in a feed entry`(byte: Int) throws {
        try flip("entry", of: "feed", "position = 4", byte: byte)

        #expect(
            try some.hub.audit().contains("feed entry 4 does not follow what is before it"))
    }

    @Test func `a flipped byte in a feed hash`() throws {
        try flip("hash", of: "feed", "position = 3", byte: 9)

        #expect(
            try some.hub.audit() == [
                "feed entry 3 does not follow what is before it",
                "feed entry 4 does not follow what is before it",
            ])
    }

    @Test func `a feed entry that was taken out`() throws {
        try some.hub.db.run("DELETE FROM feed WHERE position = 3")

        #expect(
            try some.hub.audit().first == "feed entry 4 does not follow what is before it")
    }

    @Test func `the last feed entry that was taken out`() throws {
        try some.hub.db.run("DELETE FROM feed WHERE position = (SELECT max(position) FROM feed)")

        #expect(try some.hub.audit() != [])
    }

    @Test(arguments: 0..<4)
    func `a flipped byte in a header`(number: Int) throws {
        try flip("header", of: "change", "number = \(number + 1)", byte: -1)

        let damages = try some.hub.audit()

        #expect(damages.contains("change \(changes[number].name) has another header"))
    }

    @Test func `a flipped byte that leaves no header does not end the audit`() async {
        await #expect(processExitsWith: .success) {
            let some = try SomeHub()
            _ = try some.device().makeAccepted(.numbered(1))
            let header = try some.hub.db.first("SELECT header FROM change") { $0.blob(0) }!
            try some.hub.db.run(
                "UPDATE change SET header = :header", ["header": .blob([0xff] + header[1...])])
            guard try some.hub.audit() != [] else { throw Unexpected(what: "a clean audit") }
        }
    }

    @Test(arguments: [0, 3])
    func `a flipped byte in a body`(number: Int) throws {
        try flip("body", of: "change", "number = \(number + 1)", byte: 0)

        #expect(try some.hub.audit() == ["change \(changes[number].name) has another body"])
    }

    @Test func `a flipped byte in a name`() throws {
        try flip("name", of: "change", "number = 3", byte: 0)

        #expect(try some.hub.audit() != [])
    }

    @Test(arguments: ["name", "hash"])
    func `a flipped byte in a site's chain`(column: String) throws {
        let site = changes[0].header.site
        try flip(
            column, of: "chain", "sequence = 2 AND site = x'\(site)'", byte: 4)

        #expect(try some.hub.audit().contains("site \(site) breaks at 2"))
    }

    @Test func `a link that was taken out of a site's chain`() throws {
        let site = changes[0].header.site
        try some.hub.db.run("DELETE FROM chain WHERE sequence = 2 AND site = x'\(site)'")

        #expect(try some.hub.audit().contains("site \(site) breaks at 3"))
    }

    @Test func `a change that was taken out`() throws {
        try some.hub.db.run("DELETE FROM change WHERE number = 2")

        #expect(
            try some.hub.audit().contains(
                "change \(changes[2].name) stands on what is not accepted"))
    }

    @Test func `the last change that was taken out`() throws {
        try some.hub.db.run("DELETE FROM change WHERE number = 3")

        #expect(try some.hub.audit() != [])
    }
}
