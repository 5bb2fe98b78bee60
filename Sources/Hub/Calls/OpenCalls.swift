internal import HTTP
internal import SQLite
internal import SyncProtocol

// Calls that anybody may make.

extension HubApplication {
    func answerHub() throws -> Answer {
        let info = HubInfo(
            hub: try hub.hubID(), epoch: try hub.epoch(), versions: [1], time: hub.now(),
            limits: Limits.published + settings.quota.published)
        return success(info)
    }

    func answerFine() -> Answer { text("ok\n", type: "text/plain; charset=utf-8") }

    /// The database answers, and this program goes on.
    func answerReadiness() throws -> Answer {
        _ = try hub.epoch()
        guard !isDraining else { throw Refusal(.unavailable, "the hub stops") }
        return answerFine()
    }

    func answerMetrics(_ request: Request) throws -> Answer {
        guard mayShowMetrics(to: request), let watching = settings.watching else {
            throw Refusal(.notFound, "no such call")
        }
        return text(try watching.text(of: hub), type: "text/plain; version=0.0.4; charset=utf-8")
    }

    /// For who looks after this machine: what came through a proxy is answered as if there were none.
    private func mayShowMetrics(to request: Request) -> Bool {
        switch settings.metrics {
        case .hidden: false
        case .local: !Self.proxyHeaders.contains { request.headers[$0] != nil }
        case .open: true
        }
    }

    private static let proxyHeaders = ["Forwarded", "X-Forwarded-For", "X-Real-IP", "Via"]

    /// Wrong codes of all who try are counted together: once there are too many, none is read.
    func answerEnrolment(_ request: Request) throws -> Answer {
        let enrolment = try Enrolment(decoding: request.body)
        let perHour = settings.wrongCodesPerHour
        // A refusal is returned and not thrown, so that the count of wrong codes stays.
        let reply: Result<EnrolmentAnswer, Refusal> = try hub.call {
            if let seconds = try hub.secondsUntilCodeIsRead(wrongPerHour: perHour) {
                return .failure(
                    Refusal(.tooMany, "too many codes were tried", retryAfterSeconds: seconds))
            }
            if let answer = try hub.takeEnrolment(enrolment) { return .success(answer) }
            try hub.noteWrongCode(ofPerHour: perHour)
            return .failure(Refusal(.codeInvalid, "the code does not hold"))
        }
        return success(try reply.get())
    }

    private func text(_ text: String, type: String) -> Answer {
        .response(Response(status: 200, headers: ["Content-Type": type], body: Array(text.utf8)))
    }

    func success(_ message: some WireValue) -> Answer {
        .response(
            Response(
                status: 200, headers: ["Content-Type": "application/cbor"], body: message.encoded))
    }
}
