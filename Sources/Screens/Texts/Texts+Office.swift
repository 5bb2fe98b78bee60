internal import TerminalUI

// What the office has to look at.

extension Texts {
    static let office = Wording("kantoor", "office")
    /// By which the page of signals is found.
    static let signalsName = Wording("signalen", "signals")
    static let noSignalsPage = Wording(
        "De signalen staan bij vandaag.", "The signals stand under today.")
    static let officeHead = Wording(
        "Wat dit apparaat weet. Wat de hub vasthoudt en wat te laat kwam staat op kantoor: "
            + "loket nagekomen.",
        "What this device knows. What the hub holds and what came too late is at the office: "
            + "loket nagekomen.")

    static func waitingQueues(_ signals: Int, _ proposals: Int) -> Wording {
        Wording(
            "\(signals) signalen en \(proposals) voorstellen wachten",
            "\(signals) signals and \(proposals) proposals wait")
    }
}
