public import HTTP
internal import SQLite
internal import SyncProtocol

/// The hub's calls over HTTP: each is one transaction, answered when it is on the disk.
public final class HubApplication: Application {
    private let hub: Hub
    private var positionTold: Int64

    public init(_ hub: Hub) {
        self.hub = hub
        positionTold = Self.position(of: hub)
    }

    /// Other processes write too, so the feed itself is looked at.
    public func takeNews() -> News {
        let position = Self.position(of: hub)
        defer { positionTold = position }
        return position == positionTold ? .nothing : .everything
    }

    private static func position(of hub: Hub) -> Int64 { (try? hub.feedPosition()) ?? 0 }

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

    private typealias Handler = @Sendable (HubApplication, Request, _ waited: Int) throws -> Answer

    /// Every call that there is.
    private static let router = Router<Handler>([
        Route("GET", Path.hub) { application, _, _ in try application.answerHub() },
        Route("GET", "/healthz") { _, _, _ in answerFine() },
        Route("GET", "/readyz") { _, _, _ in answerFine() },
        Route("POST", Path.enrol) { application, request, _ in
            try application.answerEnrolment(request)
        },
        Route("GET", Path.feed) { application, request, waited in
            try application.answerFeed(request, waited)
        },
        Route("POST", Path.changes) { application, request, _ in
            try application.answerCall(request) { (push: Push, caller) in
                try application.hub.take(push, from: caller)
            }
        },
        Route("POST", Path.offer) { application, request, _ in
            try application.answerCall(request) { (offer: Offer, caller) -> OfferAnswer? in
                try application.hub.take(offer, from: caller)
            }
        },
        Route("POST", Path.compare) { application, request, _ in
            try application.answerCall(request) { (comparison: Comparison, caller) in
                try application.hub.compare(comparison, for: caller)
            }
        },
        Route("POST", Path.read) { application, request, _ in
            try application.answerCall(request) { (reading: Reading, caller) -> ReadingAnswer? in
                try application.hub.read(reading, for: caller)
            }
        },
        Route("POST", Path.sites) { application, request, _ in
            try application.answerCall(request) { (call: NewSite, caller) in
                try application.hub.takeNewSite(call, from: caller)
            }
        },
        Route("POST", Path.verdicts) { application, request, _ in
            try application.answerCall(request) {
                (question: VerdictQuestion, _) -> VerdictsAnswer? in
                try application.hub.answer(question)
            }
        },
    ])

    private func route(_ request: Request, _ waited: Int) throws -> Answer {
        switch Self.router.match(method: request.method, path: request.path) {
        case .handler(let answer): return try answer(self, request, waited)
        case .nothing: throw Refusal(.notFound, "no such call")
        case .otherMethods(let allowed):
            var response = problem(.methodNotAllowed, "this call is made with \(allowed)")
            response.headers["Allow"] = allowed
            return .response(response)
        }
    }

    private static func answerFine() -> Answer {
        .response(Response(status: 200, headers: [:], body: Array("ok\n".utf8)))
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
