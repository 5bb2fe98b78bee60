internal import Housing
internal import Replica
internal import SyncProtocol

/// What has arrived at the office and what has not, and who works here: read whenever something changed.
struct OfficeStanding: Sendable {
    var now: Int64
    var counts: Counts?
    /// What the office does not have yet; who looked is nobody's own work.
    var waiting: Int64 = 0
    var me: User?
    var roles: Set<String> = []

    init(now: Int64) { self.now = now }

    init(_ replica: Replica) throws {
        now = try replica.now()
        let counts = try replica.counts()
        self.counts = counts
        waiting = try counts.waiting + counts.lacking - replica.waiting(of: .toegangslog)
        me = try replica.user()
        roles = Set(try replica.grants().map(\.role))
    }

    var today: Day { LocalTime(milliseconds: now).day }

    var isOffice: Bool { roles.contains("kantoor") || roles.contains("beheerder") }
}

/// How the conversation with the hub is.
enum Exchange: Sendable, Equatable {
    /// Nothing is known yet.
    case unknown
    case connected
    case working(SyncProgress)
    /// The hub does not answer; it is tried again by itself.
    case silent
    /// Another program on this device exchanges.
    case elsewhere
    case off(StopReason?)
}
