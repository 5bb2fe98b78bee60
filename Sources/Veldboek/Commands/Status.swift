internal import Commands
internal import Housing
internal import HubClient
internal import Replica
internal import SyncProtocol

/// One line: what has arrived, and what has not.
func status(_ input: Input, _ desk: Desk) async throws -> Answer {
    let counts = try desk.replica.counts()
    let user = try desk.replica.user()
    let json = counts.json.merging([
        "user": JSON(user?.name), "userID": JSON(user?.id.description),
        "site": .text(try desk.replica.currentSite().description),
        "hub": JSON(try desk.files.hubAddress()?.description),
        "replica": .text(desk.files.replica),
    ])
    return Answer(counts.line(on: desk.today), json)
}

extension Counts {
    /// A clock that is further off than this is told to people.
    private static let clockOffsetShown: Int64 = 5 * 60_000

    func line(on today: Day) -> String {
        var parts = ["↑\(waiting) wachtend"]
        if lacking > 0 { parts.append("\(lacking) aan te bieden") }
        if arriving > 0 { parts.append("↓\(arriving) onderweg") }
        parts.append(
            lastContact.map { "laatste sync " + LocalTime(milliseconds: $0).words(on: today) }
                ?? "nog nooit gesynchroniseerd")
        parts.append(counted(conflicts, "conflict", "conflicten"))
        parts.append("\(rejected) geweigerd")
        parts.append("\(held) vastgehouden")
        if parked > 0 { parts.append("\(parked) te vroeg gekomen") }
        if ineffective > 0 { parts.append("\(ineffective) van een nieuwere versie") }
        if clockOffset.magnitude > Self.clockOffsetShown.magnitude {
            let minutes = clockOffset.magnitude / 60_000
            parts.append("klok loopt \(minutes) min \(clockOffset > 0 ? "achter" : "voor")")
        }
        return parts.joined(separator: " · ")
    }
}
