internal import Replica
internal import SyncProtocol
internal import TerminalUI

/// Work that the screens ask for.
public struct Job: Sendable {
    let work: Work

    enum Work: Sendable {
        /// Opens the replica where there is one, and begins to exchange.
        case begin
        case ask(Ticket, @Sendable (Archive) throws -> Reply)
        /// Looks whether something was changed, also by another program.
        case look
        case undo
        /// Keeps a form as it is after a key.
        case keep(KeptForm, at: Int64)
        case connect(address: String, code: String)
        case practise
        case syncNow
    }

    /// Which page asked what, and which time.
    struct Ticket: Hashable, Sendable {
        let page: Int
        let question: String
        let number: Int
    }

    init(_ work: Work) { self.work = work }
}

/// What came of it.
public struct Answer: Sendable {
    let news: News

    enum News: Sendable {
        case opened(isPractice: Bool)
        /// There is no replica on this device yet.
        case nothingHere
        case reply(Ticket, Reply)
        case standing(OfficeStanding, changed: Set<FolderID>)
        case time(Int64)
        case exchange(Exchange)
        case told(Wording, Style)
    }

    typealias Ticket = Job.Ticket

    init(_ news: News) { self.news = news }
}
