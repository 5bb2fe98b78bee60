internal import Housing
internal import Replica
internal import TerminalUI

// The line that is always there: what has arrived, and what has not.

extension Texts {
    static let reading = Wording("even lezen…", "reading…")
    static let connected = Wording("● verbonden", "● connected")
    static let noConnection = Wording("○ geen verbinding", "○ no connection")
    static let exchangedElsewhere = Wording(
        "◦ een ander programma wisselt uit", "◦ another program exchanges")

    static func waiting(_ count: Int64) -> Wording {
        Wording("↑\(count) wachtend", "↑\(count) waiting")
    }

    static func lastSync(_ contact: Int64?, _ today: Day) -> Wording {
        guard let contact else {
            return Wording("nog nooit gesynchroniseerd", "never synchronised")
        }
        let time = LocalTime(milliseconds: contact).words(on: today)
        return Wording("laatste sync \(time)", "last sync \(time)")
    }

    static func conflictCount(_ count: Int64) -> Wording {
        Wording(
            "\(count) \(count == 1 ? "conflict" : "conflicten")",
            "\(count) \(count == 1 ? "conflict" : "conflicts")")
    }

    static func rejected(_ count: Int64) -> Wording {
        Wording("\(count) geweigerd", "\(count) rejected")
    }

    static func held(_ count: Int64) -> Wording {
        Wording("\(count) vastgehouden", "\(count) held")
    }

    static func arriving(_ count: Int64) -> Wording {
        Wording("↓\(count) onderweg", "↓\(count) arriving")
    }

    static func clockOff(_ milliseconds: Int64) -> Wording {
        let minutes = milliseconds.magnitude / 60_000
        return milliseconds > 0
            ? Wording("klok loopt \(minutes) min achter", "clock is \(minutes) min slow")
            : Wording("klok loopt \(minutes) min voor", "clock is \(minutes) min fast")
    }

    static func working(_ progress: SyncProgress) -> Wording {
        let amount = progress.changes
        let part = amount.total.map { " \(amount.done)/\($0)" } ?? ""
        switch progress.work {
        case .comparing: return Wording("↻ vergelijken", "↻ comparing")
        case .reading: return Wording("↻ ophalen\(part)", "↻ fetching\(part)")
        case .offering: return Wording("↻ aanbieden\(part)", "↻ offering\(part)")
        case .pushing: return Wording("↻ versturen\(part)", "↻ sending\(part)")
        case .following: return Wording("↻ nieuws lezen", "↻ reading news")
        }
    }

    static func notExchanging(_ reason: StopReason?) -> Wording {
        switch reason {
        case nil: Wording("○ niet gekoppeld", "○ not connected to an office")
        case .notEnrolled: Wording("○ nog niet gekoppeld", "○ not enrolled yet")
        case .enrolAgain: Wording("! koppel opnieuw", "! connect again")
        case .revoked: Wording("! apparaat ingetrokken", "! device revoked")
        case .notUnderstood: Wording("! vreemd antwoord van de hub", "! odd answer of the hub")
        }
    }
}
