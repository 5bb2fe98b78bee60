import HTTP
import SyncProtocol
import Testing

@testable import Hub

/// Numbers and lists that no device of ours sends: they are answered, and the hub goes on.
@Suite struct HostileCallTests {
    private static let ends: [Int64] = [.min, .min + 1, -1, .max]

    private let some: SomeHub
    private let anke: SomeDevice

    init() throws {
        some = try SomeHub()
        anke = try some.device()
    }

    @Test(
        arguments: [
            "-9223372036854775808", "-1", "9223372036854775807", "9223372036854775808", "-0", "x",
        ], [true, false])
    func `a stranger may ask to wait for as long as he likes`(wait: String, isKnown: Bool) throws {
        let query = ["after": base64URL(anke.cursor.bytes), "wait": wait]
        let token = isKnown ? anke.token : nil

        let answer = some.answer("GET", Path.feed, query: query, token: token)

        switch answer {
        case .response(let response): #expect(response.status == (isKnown ? 200 : 401))
        case .wait(let milliseconds, _):
            #expect(isKnown && milliseconds == Limits.feedWaitSeconds * 1000)
        case .pieces: Issue.record("There are no pieces here.")
        }
    }

    @Test(arguments: ends, [true, false])
    func `a stamp may be any number`(stamp: Int64, tellsBacklog: Bool) throws {
        some.clock.milliseconds = stamp
        let change = anke.make(.numbered(1))
        some.clock.milliseconds = StandingClock().milliseconds
        let backlog = Backlog(waiting: stamp, oldest: stamp, time: stamp)
        let push = Push(
            site: anke.site, after: anke.points[0], changes: [change], proofs: [],
            backlog: tellsBacklog ? backlog : nil)

        let answer: PushAnswer = try anke.call(Path.changes, push)

        #expect(answer == .taken([some.accepted(change)], head: anke.points[1]))
        #expect(try some.hub.devices().first?.report != nil)
    }

    @Test(arguments: ends)
    func `a place in a history may be any number`(number: Int64) throws {
        let first = try anke.makeAccepted(.numbered(1))
        let after = SitePoint(sequence: number, hash: anke.points[1].hash)

        _ = try anke.push([], after: after)
        _ = try? anke.push([first], after: after)
        _ = try anke.read((.numbered(1), after: number))
        let next = SiteID(high: 7, low: UInt64(bitPattern: number))
        let answer = try anke.goOn(as: next, from: anke.site, after: number)

        #expect(answer.known.map(\.name) == (number < 1 ? [first.name] : []))
    }

    @Test func `a reading of very many folders is answered for the first of them`() throws {
        _ = try anke.makeAccepted(.numbered(1))
        let wanted = (1...5_000).map { FolderFrom(folder: .numbered($0), after: 0) }

        let answer: ReadingAnswer = try anke.call(Path.read, Reading(folders: wanted))

        #expect(answer.parts.map(\.folder) == wanted.prefix(1_000).map(\.folder))
        #expect(answer.parts[0].state == .whole)
    }
}
