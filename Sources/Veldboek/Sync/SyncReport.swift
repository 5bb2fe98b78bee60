internal import Commands
internal import Housing
internal import Replica
internal import SyncProtocol

/// How an exchange ended, and what has still not arrived.
struct SyncReport {
    private let outcome: SessionOutcome
    private let counts: Counts
    private let waitingLog: Int64
    private let verdicts: [OpenVerdict]
    private let numbers: [FolderID: DossierNumber]

    init(of outcome: SessionOutcome, _ desk: Desk) throws {
        self.outcome = outcome
        counts = try desk.replica.counts()
        waitingLog = try desk.replica.waiting(of: .toegangslog)
        verdicts = try desk.replica.openVerdicts()
        let folders = verdicts.map(\.folder).filter { $0 != Personeel.folder }
        numbers = try desk.numbers(alsoOf: folders)
    }

    /// Every own change has a verdict, and the feed was read to its end.
    private var isSynced: Bool {
        outcome == .atRest && counts.waiting == 0 && counts.lacking == 0 && counts.arriving == 0
    }

    var answer: Answer {
        Answer([headline] + verdicts.map(line), json, status: status)
    }

    /// What makes a report differ from the last one.
    var gist: String { headline + verdicts.map(line).joined() + "\(counts.conflicts)" }

    private var status: ExitStatus {
        switch outcome {
        case .atRest, .brokenOff: .done
        case .unreachable, .busy, .stopped(.notUnderstood): .unreachable
        case .stopped: .refused
        }
    }

    private var headline: String {
        switch outcome {
        case .atRest where isSynced: say("Gesynchroniseerd.")
        case .atRest: say("Nog niet klaar: {1}.", unfinished)
        case .brokenOff where unfinished.isEmpty: say("Gestopt.")
        case .brokenOff: say("Gestopt, en nog niet klaar: {1}.", unfinished)
        case .unreachable(let why):
            say("De hub is niet te bereiken: {1}.", why.words) + " " + kept
        case .busy(let seconds):
            say(
                "De hub neemt er even niets meer bij. Alles blijft hier; sync over {1} minuten.",
                (seconds + 59) / 60)
        case .stopped(.notEnrolled): say("Dit apparaat is nog niet gekoppeld.")
        case .stopped(.enrolAgain):
            say("De hub kent dit apparaat niet meer. Koppel het opnieuw; alles blijft bewaard.")
        case .stopped(.revoked):
            say("Dit apparaat is ingetrokken. Neem contact op met het kantoor.")
        case .stopped(.notUnderstood(let answer)):
            say("De hub gaf een vreemd antwoord: {1}", answer)
        }
    }

    /// Without the access log, which is nobody's own work.
    private var waiting: Int64 { counts.waiting - waitingLog }

    private var kept: String {
        waiting == 1
            ? say("1 wijziging wacht hier en gaat een volgende keer mee.")
            : say("{1} wijzigingen wachten hier en gaan een volgende keer mee.", waiting)
    }

    private var unfinished: String {
        let parts = [
            (waiting, say("wachtend")), (counts.lacking, say("aan te bieden")),
            (counts.arriving, say("onderweg hierheen")), (waitingLog, say("toegangslog")),
        ]
        return parts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
    }

    private func line(_ open: OpenVerdict) -> String {
        let dossier =
            numbers[open.folder].map { say("dossier {1}", $0) } ?? say("een map")
        return "  "
            + say(
                "{1} in {2}, {3}: {4}. {5}.", open.verdict.name, dossier,
                LocalTime(milliseconds: open.at), open.verdict.reason, open.verdict.next)
    }

    private var json: JSON {
        let (outcome, reason) = outcome.json
        return counts.json.merging([
            "waiting": .number(waiting), "waitingLog": .number(waitingLog),
            "outcome": .text(outcome), "reason": JSON(reason), "synced": .boolean(isSynced),
            "verdicts": .array(
                verdicts.map { open in
                    [
                        "change": .text(open.name.description),
                        "folder": .text(open.folder.description),
                        "dossier": JSON(numbers[open.folder]?.description),
                        "verdict": .text(open.verdict.name),
                        "reason": .text(open.verdict.reason), "next": .text(open.verdict.next),
                        "at": .number(open.at),
                    ]
                }),
        ])
    }
}

extension SessionOutcome {
    fileprivate var json: (name: String, reason: String?) {
        switch self {
        case .atRest: ("atRest", nil)
        case .busy(let seconds): ("busy", "\(seconds)")
        case .brokenOff: ("brokenOff", nil)
        case .unreachable(let why): ("unreachable", why.words)
        case .stopped(.notEnrolled): ("notEnrolled", nil)
        case .stopped(.enrolAgain): ("enrolAgain", nil)
        case .stopped(.revoked): ("revoked", nil)
        case .stopped(.notUnderstood(let answer)): ("notUnderstood", answer)
        }
    }
}

extension Counts {
    var json: JSON {
        [
            "waiting": .number(waiting), "lacking": .number(lacking), "held": .number(held),
            "unconfirmed": .number(unconfirmed),
            "rejected": .number(rejected), "conflicts": .number(conflicts),
            "arriving": .number(arriving), "parked": .number(parked),
            "ineffective": .number(ineffective), "lastContact": JSON(lastContact),
            "feedPosition": JSON(feedPosition),
            "clockOffset": .number(clockOffset),
        ]
    }
}
