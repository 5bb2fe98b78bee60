import Foundation
import Housing
import Replica
import Synchronization
import SyncProtocol
import Testing

@testable import Screens
@testable import TerminalUI

/// The work beside the loop: in its order, to its end, and quiet about a hub that stays away.
struct ClerkTests {
    /// A hub that never answers.
    private struct Nobody: HubLink {
        func send(_ call: HubCall) async throws(HubUnreachable) -> HubAnswer { throw .offline }
    }

    private func doors(
        _ path: String, isAlone: Bool = true, later: @escaping Doors.Later = { _, _ in }
    ) -> Doors {
        Doors(
            open: {
                let replica = try Replica(
                    path: path, schema: HousingSchema.schema, clock: SetClock(SomeBook.now),
                    durability: .none)
                return (replica, false)
            },
            link: { _ in Nobody() },
            alone: { work in
                if isAlone { try await work() }
                return isAlone
            },
            connect: { _, _ in }, practise: {}, later: later, words: { _ in nil })
    }

    /// What comes in the mailbox until this holds, for ten seconds at most.
    private func wait(
        for mailbox: Mailbox<Answer>, until holds: (Answer.News) -> Bool
    ) async throws -> Bool {
        for _ in 0..<1_000 {
            if mailbox.takeAll().contains(where: { holds($0.news) }) { return true }
            try await Task.sleep(for: .milliseconds(10))
        }
        return false
    }

    @Test
    func `a hub that stays away is said quietly, and the pages go on`() async throws {
        let book = try SomeBook(prepare: { try $0.fillWithPeople() })
        let clerk = Clerk(doors(book.path))
        let mailbox = Mailbox<Answer>(wake: try WakePipe())
        clerk.start(Job(.begin), answers: mailbox)

        let isSilent = try await wait(for: mailbox) {
            if case .exchange(.silent) = $0 { true } else { false }
        }

        #expect(isSilent)
        await clerk.finish()
    }

    @Test
    func `another program that exchanges is left alone, and named`() async throws {
        let book = try SomeBook(prepare: { try $0.fillWithPeople() })
        let clerk = Clerk(doors(book.path, isAlone: false))
        let mailbox = Mailbox<Answer>(wake: try WakePipe())
        clerk.start(Job(.begin), answers: mailbox)

        let isElsewhere = try await wait(for: mailbox) {
            if case .exchange(.elsewhere) = $0 { true } else { false }
        }

        #expect(isElsewhere)
        await clerk.finish()
    }

    @Test
    func `all that was asked for is done before the program ends, in its order`() async throws {
        let book = try SomeBook(prepare: { try $0.fillWithPeople() })
        let clerk = Clerk(doors(book.path))
        let mailbox = Mailbox<Answer>(wake: try WakePipe())
        let done = Done()
        clerk.start(Job(.begin), answers: mailbox)
        for number in 0..<100 {
            let ticket = Job.Ticket(page: 1, question: "keep", number: number)
            let work: @Sendable (Archive) throws -> Reply = { _ in
                done.add(number)
                return { _, _ in [] }
            }
            clerk.start(Job(.ask(ticket, work)), answers: mailbox)
        }

        await clerk.finish()

        #expect(done.numbers == Array(0..<100))
    }

    @Test
    func `a key is kept at once, whatever else is asked for`() async throws {
        let book = try SomeBook(prepare: { try $0.fillWithPeople() })
        let clerk = Clerk(doors(book.path))
        let mailbox = Mailbox<Answer>(wake: try WakePipe())
        clerk.start(Job(.begin), answers: mailbox)
        let isOpen = try await wait(for: mailbox) {
            if case .opened = $0 { true } else { false }
        }
        #expect(isOpen)
        let gate = Gate()
        let ticket = Job.Ticket(page: 1, question: "long", number: 1)
        let long: @Sendable (Archive) throws -> Reply = { _ in
            gate.wait()
            return { _, _ in [] }
        }
        clerk.start(Job(.ask(ticket, long)), answers: mailbox)
        var form = try book.replica.open([], in: .jansen)
        form.answers["tekst"] = "Mevrouw"

        clerk.start(Job(.keep(form, at: SomeBook.now)), answers: mailbox)

        #expect(try book.replica.restore(form.id) == form)
        gate.open()
        await clerk.finish()
    }

    @Test
    func `what is typed is synced a second later, and again while somebody types on`() throws {
        let (file, later) = (CountedFile(), HeldWork())
        let keys = KeyKeeping(later: { later.hold($0, $1) })
        keys.use(file)
        let book = try SomeBook(prepare: { try $0.fillWithPeople() })
        let key = Job(.keep(try book.replica.open([], in: .jansen), at: SomeBook.now))

        for _ in 0..<3 { #expect(keys.perform(key)?.isEmpty == true) }
        #expect(file.done == ["key", "key", "key"])
        #expect(later.pauses == [.seconds(1)])
        later.run()
        #expect(file.done.suffix(2) == ["sync", "tidy"])
        #expect(keys.perform(key) != nil)
        file.whileSyncing = { _ = keys.perform(key) }
        later.run()
        #expect(file.done.suffix(3) == ["key", "key", "sync"])
        later.run()

        #expect(file.done.suffix(3) == ["sync", "sync", "tidy"])
        #expect(later.pauses == Array(repeating: .seconds(1), count: 3))
    }

    @Test
    func `who looks waits for no disk, and is written down right after`() throws {
        let book = try SomeBook(prepare: { try $0.fillWithPeople() })
        let looks = { try book.replica.records(of: InzageField.type).count }
        let ticket = Job.Ticket(page: 1, question: "dossier", number: 1)
        let read: @Sendable (Archive) throws -> Reply = { archive in
            _ = try archive.view(of: .smeets, .timeline, columns: 80, .dutch)
            return { _, _ in [] }
        }
        let before = try looks()

        let answers = book.archive.perform(Job(.ask(ticket, read)))
        #expect(!answers.isEmpty)
        #expect(try looks() == before)
        _ = book.archive.settle()

        #expect(try looks() == before + 1)
    }

    private final class Done: Sendable {
        private let kept = Mutex<[Int]>([])

        var numbers: [Int] { kept.withLock(\.self) }

        func add(_ number: Int) { kept.withLock { $0.append(number) } }
    }
}

/// Work that stands still until somebody opens it.
private final class Gate: Sendable {
    private let isOpen = Mutex(false)

    func open() { isOpen.withLock { $0 = true } }

    func wait() {
        while !isOpen.withLock(\.self) { usleep(1_000) }
    }
}

/// What would be done later, in the order of its asking.
private final class HeldWork: Sendable {
    private let held = Mutex<(pauses: [Duration], next: [@Sendable () -> Void])>(([], []))

    var pauses: [Duration] { held.withLock(\.pauses) }

    func hold(_ pause: Duration, _ work: @escaping @Sendable () -> Void) {
        held.withLock {
            $0.pauses.append(pause)
            $0.next.append(work)
        }
    }

    func run() { held.withLock { $0.next.removeFirst() }() }
}

/// A file of keys that only tells what was done to it.
private final class CountedFile: KeyFile {
    private let kept = Mutex<[String]>([])
    private let meanwhile = Mutex<(@Sendable () -> Void)?>(nil)

    var done: [String] { kept.withLock(\.self) }

    /// Done once, in the middle of the next sync.
    var whileSyncing: (@Sendable () -> Void)? {
        get { meanwhile.withLock(\.self) }
        set { meanwhile.withLock { $0 = newValue } }
    }

    private func note(_ what: String) { kept.withLock { $0.append(what) } }

    func write(_ form: KeptForm, at now: Int64) { note("key") }

    func sync() {
        let work = meanwhile.withLock { work in
            defer { work = nil }
            return work
        }
        work?()
        note("sync")
    }

    func tidy() { note("tidy") }
}
