internal import Commands
internal import Housing
internal import HubClient
internal import Replica
internal import SyncProtocol

/// One line: what has arrived, and what has not.
func status(_ input: Input, _ desk: Desk) async throws -> Answer {
    let counts = try desk.replica.counts()
    let user = try desk.replica.user()
    let waitingLog = try desk.replica.waiting(of: .toegangslog)
    let json = counts.json.merging([
        "waiting": .number(counts.waiting - waitingLog), "waitingLog": .number(waitingLog),
        "user": JSON(user?.name), "userID": JSON(user?.id.description),
        "site": .text(try desk.replica.currentSite().description),
        "hub": JSON(try desk.files.hubAddress()?.description),
        "replica": .text(desk.files.replica),
    ])
    return Answer(counts.line(on: desk.today, waitingLog: waitingLog), json)
}

extension Counts {
    /// A clock that is further off than this is told to people.
    private static let clockOffsetShown: Int64 = 5 * 60_000

    /// What waits of the access log is nobody's own work, and told last.
    func line(on today: Day, waitingLog: Int64) -> String {
        var parts = ["↑\(waiting - waitingLog) " + say("wachtend")]
        if lacking > 0 { parts.append("\(lacking) " + say("aan te bieden")) }
        if arriving > 0 { parts.append("↓\(arriving) " + say("onderweg")) }
        parts.append(
            lastContact.map {
                say("laatste sync {1}", LocalTime(milliseconds: $0).words(on: today))
            } ?? say("nog nooit gesynchroniseerd"))
        parts.append(counted(conflicts, "conflict", "conflicten"))
        parts.append("\(rejected) " + say("geweigerd"))
        parts.append("\(held) " + say("vastgehouden"))
        if unconfirmed > 0 { parts.append("\(unconfirmed) " + say("nog niet bevestigd")) }
        if parked > 0 { parts.append("\(parked) " + say("te vroeg gekomen")) }
        if ineffective > 0 { parts.append("\(ineffective) " + say("van een nieuwere versie")) }
        if clockOffset.magnitude > Self.clockOffsetShown.magnitude {
            let minutes = clockOffset.magnitude / 60_000
            parts.append(
                clockOffset > 0
                    ? say("klok loopt {1} min achter", minutes)
                    : say("klok loopt {1} min voor", minutes))
        }
        if waitingLog > 0 { parts.append(say("toegangslog ↑{1}", waitingLog)) }
        return parts.joined(separator: " · ")
    }
}
