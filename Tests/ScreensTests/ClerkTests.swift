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

    private func doors(_ path: String, isAlone: Bool = true) -> Doors {
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
            connect: { _, _ in }, practise: {}, words: { _ in nil })
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

    private final class Done: Sendable {
        private let kept = Mutex<[Int]>([])

        var numbers: [Int] { kept.withLock(\.self) }

        func add(_ number: Int) { kept.withLock { $0.append(number) } }
    }
}
