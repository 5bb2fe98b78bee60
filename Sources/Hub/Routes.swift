public import HTTP
internal import SQLite
internal import SyncProtocol

/// The hub's calls over HTTP: each is one transaction, answered when it is on the disk.
public final class HubApplication: Application {
    private let hub: Hub

    public init(_ hub: Hub) { self.hub = hub }

    public var newsCount: Int64 { (try? hub.feedPosition()) ?? 0 }

    public func answer(_ request: Request, waitedMilliseconds: Int) -> Answer {
        do {
            return try route(request, waitedMilliseconds)
        } catch let refusal as Refusal {
            return .response(problem(refusal.problem, refusal.detail))
        } catch let malformed as Malformed {
            return .response(problem(.malformed, malformed.description))
        } catch {
            return .response(problem(.unavailable, "\(error)"))
        }
    }

    private func route(_ request: Request, _ waited: Int) throws -> Answer {
        switch (request.method, request.path) {
        case ("GET", Path.hub): return try answerHub()
        case ("GET", "/healthz"), ("GET", "/readyz"):
            return .response(Response(status: 200, headers: [:], body: Array("ok\n".utf8)))
        case ("POST", Path.enrol): return try answerEnrolment(request)
        case ("GET", Path.feed): return try answerFeed(request, waited)
        case ("POST", Path.changes):
            return try answerCall(request) { (push: Push, caller) in
                try self.hub.take(push, from: caller)
            }
        case ("POST", Path.offer):
            return try answerCall(request) { (offer: Offer, caller) -> OfferAnswer? in
                try self.hub.take(offer, from: caller)
            }
        case ("POST", Path.compare):
            return try answerCall(request) { (comparison: Comparison, caller) in
                try self.hub.compare(comparison, for: caller)
            }
        case ("POST", Path.read):
            return try answerCall(request) { (reading: Reading, caller) -> ReadingAnswer? in
                try self.hub.read(reading, for: caller)
            }
        case ("POST", Path.sites):
            return try answerCall(request) { (call: NewSite, caller) in
                try self.hub.takeNewSite(call, from: caller)
            }
        case ("POST", Path.verdicts):
            return try answerCall(request) { (question: VerdictQuestion, _) -> VerdictsAnswer? in
                try self.hub.answer(question)
            }
        default: throw Refusal(.notFound, "no such call")
        }
    }

    private func answerHub() throws -> Answer {
        let info = HubInfo(
            hub: try hub.hubID(), epoch: try hub.epoch(), versions: [1], time: hub.now())
        return success(info)
    }

    private func answerEnrolment(_ request: Request) throws -> Answer {
        let enrolment = try Enrolment(decoding: request.body)
        let answer = try hub.db.transaction { try hub.takeEnrolment(enrolment) }
        guard let answer else { throw Refusal(.codeInvalid, "the code does not hold") }
        return success(answer)
    }

    /// A call of a known device with a body; nil from it means that the site is not the caller's.
    private func answerCall<Message: WireValue, Reply: WireValue>(
        _ request: Request, _ body: (Message, Caller) throws -> Reply?
    ) throws -> Answer {
        let reply = try hub.db.transaction {
            let caller = try caller(of: request)
            let message = try Message(decoding: request.body)
            try hub.noteContact(of: caller.device)
            return try body(message, caller)
        }
        guard let reply else { throw Refusal(.siteNotYours, "the site is another device's") }
        return success(reply)
    }

    private func answerFeed(_ request: Request, _ waited: Int) throws -> Answer {
        guard let cursor = bytes(base64URL: request.query["after"] ?? "").flatMap({ Cursor($0) })
        else { throw Refusal(.cursorUnknown, "no cursor") }
        let wait =
            min(Int(request.query["wait"] ?? "0") ?? 0, SyncProtocol.Limits.feedWaitSeconds) * 1000
        let answer = try hub.db.transaction {
            let caller = try caller(of: request)
            try hub.noteContact(of: caller.device)
            return try hub.feed(after: cursor, for: caller)
        }
        guard case .page(let page) = answer else {
            throw Refusal(.cursorUnknown, "not a cursor of this history")
        }
        if page.entries.isEmpty, page.isLast, waited < wait {
            return .wait(milliseconds: wait - waited)
        }
        return success(page)
    }

    private func caller(of request: Request) throws -> Caller {
        let scheme = "Bearer "
        guard let header = request.headers["Authorization"], header.hasPrefix(scheme),
            let token = bytes(base64URL: header.dropFirst(scheme.count)).flatMap({ Token($0) }),
            let caller = try hub.caller(token)
        else { throw Refusal(.tokenUnknown, "enrol again; everything is kept") }
        return caller
    }

    private func success(_ message: some WireValue) -> Answer {
        .response(
            Response(
                status: 200, headers: ["Content-Type": "application/cbor"], body: message.encoded))
    }
}

/// Why a call could not be answered as asked.
private struct Refusal: Error {
    let problem: Problem
    let detail: String

    init(_ problem: Problem, _ detail: String) {
        self.problem = problem
        self.detail = detail
    }
}

/// A problem document (RFC 9457); `code` is for machines, `detail` for people.
private func problem(_ problem: Problem, _ detail: String) -> Response {
    let safe = detail.unicodeScalars.filter { $0.value >= 0x20 && $0 != "\"" && $0 != "\\" }
    let code = problem.rawValue
    let json = """
        {"type":"urn:veldboek:\(code)","code":"\(code)","status":\(problem.status),\
        "detail":"\(String(String.UnicodeScalarView(safe)))"}
        """
    return Response(
        status: problem.status, headers: ["Content-Type": "application/problem+json"],
        body: Array(json.utf8))
}
