import Foundation
import SyncProtocol
import Testing

@testable import Hub

/// One line that was kept elsewhere shows that what there was is still there.
@Suite struct HeadLineTests {
    private let some: SomeHub
    private let anke: SomeDevice

    init() throws {
        some = try SomeHub()
        anke = try some.device()
        _ = try anke.makeAccepted(.numbered(1))
    }

    @Test func `the line is read as it was printed`() throws {
        let line = try some.hub.headLine()

        #expect(HeadLine("\(line)") == line)
        #expect(HeadLine("\(line) ") == line)
        #expect(HeadLine("\(line)0") == nil)
        #expect(HeadLine("3 4") == nil)
    }

    @Test func `a hub that went on since is clean`() throws {
        let line = try some.hub.headLine()
        _ = try anke.makeAccepted(.numbered(2))
        _ = try some.hub.addUser(name: "Els")

        #expect(try some.hub.audit(since: line) == [])
    }

    @Test func `a tail that was cut off the feed is found`() throws {
        let backup = try some.backup()
        _ = try anke.makeAccepted(.numbered(2))
        let line = try some.hub.headLine()

        try some.restore(backup)

        #expect(try some.hub.audit() == [])
        #expect(
            try some.hub.audit(since: line) == [
                "the feed is not the one that was at \(line.position)"
            ])
    }

    @Test func `a feed that was made anew is found`() throws {
        let line = try some.hub.headLine()
        let other = try SomeHub()
        let bram = try other.device()
        _ = try bram.makeAccepted(.numbered(1))
        _ = try bram.makeAccepted(.numbered(2))

        #expect(try other.hub.audit(since: line).count == 2)
    }

    @Test func `a decision that was cut off the journal is found`() throws {
        let backup = try some.backup()
        let journal = try Data(contentsOf: some.journal)
        _ = try some.hub.addUser(name: "Els")
        let line = try some.hub.headLine()

        try journal.write(to: some.journal)
        try some.restore(backup)

        #expect(
            try some.hub.audit(since: line) == [
                "the journal is not the one that was at \(line.serial)"
            ])
    }

    @Test func `an old file put back by hand raises the alarm, until an epoch begins`() throws {
        let backup = try some.backup()
        _ = try anke.makeAccepted(.numbered(2))
        _ = try some.hub.addUser(name: "Els")
        try putBackByHand(backup)

        #expect(try some.hub.alarms() == 1)

        try some.restore(backup)
        #expect(try some.hub.alarms() == 0)
    }

    @Test func `a decision that a crash kept from the database is no alarm`() throws {
        let backup = try some.backup()
        _ = try some.hub.addUser(name: "Els")

        try putBackByHand(backup)

        #expect(try some.hub.users().contains { $0.name == "Els" })
        #expect(try some.hub.alarms() == 0)
    }

    @Test func `a journal of other decisions is refused`() throws {
        let before = try Data(contentsOf: some.journal)
        let old = try some.backup()
        _ = try some.hub.addUser(name: "Els")
        let database = try some.backup()
        try before.write(to: some.journal)
        try putBackByHand(old)
        _ = try some.hub.addUser(name: "Frans")

        #expect(throws: (any Error).self) { try putBackByHand(database) }
    }

    private func putBackByHand(_ backup: URL) throws {
        for suffix in ["", "-wal", "-shm"] {
            try? FileManager.default.removeItem(atPath: some.files.database + suffix)
        }
        try FileManager.default.copyItem(atPath: backup.path, toPath: some.files.database)
        try some.restart()
    }
}
