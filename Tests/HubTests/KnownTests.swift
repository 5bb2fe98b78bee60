import HTTP
import SQLite
import SyncProtocol
import Testing

@testable import Hub

/// What a hub knows from earlier rounds is what stands in its tables, whoever else writes there and
/// whatever fails.
@Suite struct KnownTests {
    private let some: SomeHub
    private let devices: [SomeDevice]

    init() throws {
        let hub = try SomeHub()
        some = hub
        devices = try (0..<3).map { try hub.device(of: "gebruiker \($0)") }
    }

    private func folder(_ index: Int) -> FolderID { .numbered(UInt64(index)) }

    /// The next change of each device in a folder of its own, or in that of the first.
    private func next(_ made: [[Change]], together: Bool) -> [Change] {
        devices.enumerated().map { index, device in
            let last = made[index].last
            guard together, index > 0 else {
                return last == nil
                    ? device.make(folder(index)) : device.write(in: folder(index), on: [last!])
            }
            return device.write(in: folder(0), on: [made[0].last!])
        }
    }

    private func asked(_ changes: [Change]) -> [Asked] {
        zip(changes, devices).map { Asked.push($0, from: $1) }
    }

    @Test func `two programs that take the pushes of the same devices in turn keep one feed`()
        throws
    {
        let clock = some.clock
        let other = try Hub(
            files: some.files, rights: some.hub.rights, now: { clock.milliseconds },
            durable: false)
        let programs = [some.application, HubApplication(other)]
        var made: [[Change]] = devices.map { _ in [] }
        for round in 0..<12 {
            let changes = next(made, together: round > 0 && round % 3 == 0)

            let answers = programs[[0, 1, 1, 0, 0, 1][round % 6]].answers(to: asked(changes))

            for (answer, change) in zip(answers, changes) {
                #expect(try answer.verdicts() == [some.accepted(change)])
                // Both see it as soon as it was answered.
                for hub in [some.hub, other] {
                    #expect(try hub.judged(named: change.name)?.standing == .accepted)
                }
            }
            for (index, change) in changes.enumerated() where change.header.folder == folder(index)
            { made[index].append(change) }
        }
        #expect(try some.hub.audit() == [])
    }

    @Test func `a round whose commit fails is answered with 503, and nothing of it is there`()
        throws
    {
        let first = devices.enumerated().map { $1.make(folder($0)) }
        _ = some.application.answers(to: asked(first))
        let position = try some.hub.feedPosition()
        // Found out at the commit: the row that it names is nowhere.
        try some.hub.db.script(
            """
            CREATE TABLE named (number INTEGER PRIMARY KEY) STRICT;
            CREATE TABLE naming (
                number INTEGER REFERENCES named DEFERRABLE INITIALLY DEFERRED
            ) STRICT;
            CREATE TRIGGER spoil AFTER INSERT ON feed
            BEGIN INSERT INTO naming VALUES (new.position); END;
            """)
        let second = next(first.map { [$0] }, together: false)

        let answers = some.application.answers(to: asked(second))

        #expect(answers.map(\.status) == [503, 503, 503])
        #expect(try some.hub.feedPosition() == position)
        for change in second { #expect(try some.verdict(change) == nil) }
        try some.hub.db.script("DROP TRIGGER spoil")
        let again = some.application.answers(to: asked(second))
        for (answer, change) in zip(again, second) {
            #expect(try answer.verdicts() == [some.accepted(change)])
        }
        #expect(try some.hub.audit() == [])
    }

    @Test func `a decision between two rounds counts in the second`() throws {
        let office = try some.device(of: "Kees", "kantoor")
        let first = devices.enumerated().map { $1.make(folder($0)) }
        _ = some.application.answers(to: asked(first))

        try some.hub.erase(folder(1), by: [devices[0].user, office.user], reason: "verzoek")
        let second = next(first.map { [$0] }, together: false)
        let answers = some.application.answers(to: asked(second))

        #expect(try answers[0].verdicts() == [some.accepted(second[0])])
        #expect(try answers[1].verdicts() == [.erased])
        #expect(try some.hub.audit() == [])
    }

    @Test func `a rejection of another program counts for what comes in afterwards`() throws {
        let clock = some.clock
        let other = try Hub(
            files: some.files, rights: some.hub.rights, now: { clock.milliseconds },
            durable: false)
        let first = devices[0].make(folder(0))
        let unseen = devices[0].write(in: folder(0), on: [first])
        _ = some.application.answers(to: asked([first, devices[1].make(folder(1))]))

        try other.reject(unseen.name, words: "dubbel")

        #expect(try devices[0].push(unseen) == [.rejected(.byPerson("dubbel"))])
        #expect(try some.hub.audit() == [])
    }
}
