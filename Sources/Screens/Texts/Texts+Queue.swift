internal import Housing
internal import TerminalUI

// Signals and proposals.

extension Texts {
    static let queue = Wording("signalen", "signals")
    static let takeUp = Wording("pak op", "take up")
    static let done = Wording("klaar", "done")
    static let agree = Wording("akkoord", "agree")
    static let disagree = Wording("niet akkoord", "do not agree")
    static let whatWasDone = Wording("Wat is er gedaan?", "What was done?")
    static let whyAgreed = Wording("Akkoord met afsluiten", "Agreed to close")
    static let whyNot = Wording("Waarom niet afsluiten?", "Why not close?")
    static let reasonFirst = Wording("Typ eerst een paar woorden.", "Type a few words first.")
    static let keepDraft = Wording("bewaar als concept", "keep as a draft")
    static let queueEmpty = Wording(
        "Er wacht geen signaal en geen voorstel.", "No signal and no proposal waits.")
    static let onlySignals = Wording("Dit is geen signaal.", "This is no signal.")
    static let onlyProposals = Wording("Dit is geen voorstel.", "This is no proposal.")
    static let isTaken = Wording("Dit signaal is al opgepakt.", "This signal was taken up already.")
    static let officeDecides = Wording(
        "Over een voorstel beslist het kantoor.", "The office decides on a proposal.")
    static let officeSeesAll = Wording(
        "Het kantoor ziet alles; u ziet wat uw dossiers aangaat.",
        "The office sees all; you see what is about your dossiers.")

    static func takenUp(_ name: String) -> Wording {
        Wording("U pakt het signaal op: \(name).", "You take the signal up: \(name).")
    }

    static func waitingIn(_ count: Int, ofAll: Bool) -> Wording {
        ofAll
            ? Wording("\(count) wachten, van iedereen", "\(count) waiting, of everyone")
            : Wording("\(count) wachten, van mij", "\(count) waiting, mine")
    }

    static func what(_ row: QueueRow) -> Wording {
        switch row.kind {
        case .signal(let signal):
            let day = signal.day.map { "\($0) " } ?? ""
            let taker = row.taker.map { (", opgepakt door \($0)", ", taken up by \($0)") }
            return Wording(
                "\(day)\(signal.soort.label)\(taker?.0 ?? "")",
                "\(day)\(signal.soort.label)\(taker?.1 ?? "")")
        case .proposal(let proposal):
            let day = proposal.day.map { "\($0) " } ?? ""
            return Wording(
                "\(day)afsluiten, \(proposal.uitkomst.label): \(proposal.reden)",
                "\(day)close, \(proposal.uitkomst.label): \(proposal.reden)")
        }
    }
}
