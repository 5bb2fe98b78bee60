internal import Commands
internal import Housing
internal import HubClient
internal import Replica
internal import SyncProtocol

/// Exchanges changes with the hub until there is nothing more to say.
func sync(_ input: Input, _ desk: Desk) async throws -> Answer {
    guard let address = try desk.files.hubAddress() else { throw ReplicaError.notEnrolled }
    return try await SyncReport(syncing: desk, over: HTTPHubLink(address)).answer
}

/// How an exchange ended, and what has still not arrived.
struct SyncReport {
    /// Silences in a row before a person is told that the hub cannot be reached.
    private static let silencesAtMost = 3

    private let outcome: SessionOutcome
    private let counts: Counts
    private let verdicts: [OpenVerdict]
    private let numbers: [FolderID: DossierNumber]

    init(syncing desk: Desk, over link: any HubLink) async throws {
        var session = Session()
        outcome = try await session.run(
            desk.replica, over: link, silencesAtMost: Self.silencesAtMost
        ) { milliseconds in try await Task.sleep(for: .milliseconds(milliseconds)) }
        counts = try desk.replica.counts()
        verdicts = try desk.replica.openVerdicts()
        let folders = verdicts.map(\.folder).filter { $0 != Personeel.folder }
        numbers = try desk.numbers(alsoOf: folders)
    }

    private var isSynced: Bool {
        outcome == .atRest && counts.waiting == 0 && counts.lacking == 0 && counts.arriving == 0
    }

    var answer: Answer {
        Answer([headline] + verdicts.map(line), json, status: status)
    }

    private var status: ExitStatus {
        switch outcome {
        case .atRest: .done
        case .unreachable, .busy, .stopped(.notUnderstood): .unreachable
        case .stopped: .refused
        }
    }

    private var headline: String {
        switch outcome {
        case .atRest where isSynced: "Gesynchroniseerd"
        case .atRest: "Nog niet klaar: \(unfinished)."
        case .unreachable(let reason):
            "De hub is niet te bereiken: \(reason). "
                + "\(counted(counts.waiting, "wijziging wacht", "wijzigingen wachten")) hier."
        case .busy(let seconds):
            "Dit apparaat stuurde zoveel dat de hub er even niets meer bij neemt. Alles blijft hier "
                + "bewaard; sync opnieuw over \((seconds + 59) / 60) minuten."
        case .stopped(.notEnrolled): "Dit apparaat is nog niet gekoppeld."
        case .stopped(.enrolAgain):
            "De hub kent dit apparaat niet meer. Koppel het opnieuw; alles blijft bewaard."
        case .stopped(.revoked): "Dit apparaat is ingetrokken. Neem contact op met het kantoor."
        case .stopped(.notUnderstood(let answer)): "De hub gaf een vreemd antwoord: \(answer)"
        }
    }

    private var unfinished: String {
        let parts = [
            (counts.waiting, "wachtend"), (counts.lacking, "aan te bieden"),
            (counts.arriving, "onderweg hierheen"),
        ]
        return parts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
    }

    private func line(_ open: OpenVerdict) -> String {
        let dossier = numbers[open.folder].map { "dossier \($0)" } ?? "een map"
        return "  \(open.verdict.name) in \(dossier), \(LocalTime(milliseconds: open.at)): "
            + open.verdict.reason
    }

    private var json: JSON {
        let (outcome, reason) = outcome.json
        return counts.json.merging([
            "outcome": .text(outcome), "reason": JSON(reason), "synced": .boolean(isSynced),
            "verdicts": .array(
                verdicts.map { open in
                    [
                        "change": .text(open.name.description),
                        "folder": .text(open.folder.description),
                        "dossier": JSON(numbers[open.folder]?.description),
                        "verdict": .text(open.verdict.name),
                        "reason": .text(open.verdict.reason), "at": .number(open.at),
                    ]
                }),
        ])
    }
}

extension SessionOutcome {
    fileprivate var json: (name: String, reason: String?) {
        switch self {
        case .atRest: ("atRest", nil)
        case .unreachable(let reason): ("unreachable", reason)
        case .busy(let seconds): ("busy", "\(seconds)")
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
            "rejected": .number(rejected), "conflicts": .number(conflicts),
            "arriving": .number(arriving), "parked": .number(parked),
            "ineffective": .number(ineffective), "lastContact": JSON(lastContact),
            "clockOffset": .number(clockOffset),
        ]
    }
}
