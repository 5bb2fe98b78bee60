internal import Commands
internal import Foundation
internal import HubClient
internal import Replica
internal import SyncProtocol

/// Connects this device with a code from the office, and syncs for the first time.
func koppel(_ input: Input, _ desk: Desk) async throws -> Answer {
    let address = try HubAddress(input.argument(0))
    let link = HTTPHubLink(address)
    let enrolment = try await desk.replica.enrolment(
        input.argument(1), of: input.value("naam"), over: link)
    try desk.replica.enrol(enrolment)
    try desk.files.remember(address)
    let report = try await desk.syncing { try await desk.sync(with: address) }
    let places = enrolment.grants.map { "\($0.role) in \($0.scope.path)" }
    var answer = report.answer
    answer.lines.insert(
        say("Gekoppeld als {1}", enrolment.userName)
            + (places.isEmpty ? "." : " (\(places.joined(separator: ", ")))."), at: 0)
    answer.json = answer.json.merging([
        "hub": .text(address.description), "user": .text(enrolment.userName),
        "grants": .array(
            enrolment.grants.map { ["role": .text($0.role), "scope": .text($0.scope.path)] }),
    ])
    return answer
}

extension Replica {
    /// What the hub says to a code from the office.
    func enrolment(
        _ code: String, of deviceName: String?, over link: HTTPHubLink
    ) async throws -> EnrolmentAnswer {
        let message = Enrolment(
            code: code, site: try currentSite(),
            deviceName: deviceName ?? ProcessInfo.processInfo.hostName)
        let answer = try await link.send(
            HubCall(method: .post, path: Path.enrol, token: nil, body: message.encoded))
        switch answer.status {
        case 200:
            do { return try EnrolmentAnswer(decoding: answer.body) } catch {
                throw HubUnreachable.notUnderstood("\(error)")
            }
        case 429: throw Refused(say("Te veel pogingen; wacht even en probeer het opnieuw."))
        case 400..<500: throw Refused(say("De hub neemt deze code niet aan; vraag een nieuwe."))
        default: throw HubUnreachable.status(answer.status)
        }
    }
}
