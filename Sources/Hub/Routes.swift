public import HTTP
internal import SyncProtocol

/// The hub's calls over HTTP: each is one transaction, answered when it is on the disk.
public final class HubApplication: Application {
    let hub: Hub
    let settings: HubSettings
    var quotaUse: QuotaUse
    /// Set when the server stops: whoever balances load sends nobody here any more.
    private(set) var isDraining = false
    /// What is known of the request that is being answered.
    var attempt = Attempt()
    /// How far the feed was when news was taken.
    var positionTold: Int64

    public init(_ hub: Hub, _ settings: HubSettings = HubSettings()) {
        self.hub = hub
        self.settings = settings
        quotaUse = QuotaUse(settings.quota)
        positionTold = (try? hub.feedPosition()) ?? 0
        // A hub that was cut off in an erasure has its words in the log still.
        try? hub.sweepIfDue()
    }

    public func beginDraining() { isDraining = true }

    public func answer(_ request: Request, waitedMilliseconds: Int) -> Answer {
        let answered = answered(request, waitedMilliseconds)
        note(answered)
        return answered.answer
    }

    /// The answer, which is not yet in the log of requests.
    func answered(_ request: Request, _ waited: Int) -> Answered {
        attempt = Attempt()
        let start = settings.watching?.now ?? 0
        var answer = attempted(request, waited)
        if attempt.fault != nil, !hub.round.isOpen, Self.onlyReads(request) {
            // A full disk, or another program that holds the file, keeps nobody from reading.
            attempt = Attempt()
            hub.round.readsOnly = true
            defer { hub.round.readsOnly = false }
            answer = attempted(request, waited)
        }
        return Answered(
            request: request, waited: waited, answer: answer, attempt: attempt, start: start)
    }

    private static func onlyReads(_ request: Request) -> Bool {
        [Path.feed, Path.compare, Path.read, Path.verdicts].contains(request.path)
    }

    private func attempted(_ request: Request, _ waited: Int) -> Answer {
        do {
            return try route(request, waited)
        } catch let refusal as Refusal {
            return refuse(refusal)
        } catch let malformed as Malformed {
            return refuse(Refusal(.malformed, malformed.description))
        } catch {
            // What went wrong in here is for the log, not for who asks.
            attempt.fault = "\(error)"
            let pause = HubSettings.pauseAfterFaultSeconds
            return refuse(
                Refusal(.unavailable, "the hub cannot do this now", retryAfterSeconds: pause))
        }
    }

    private func refuse(_ refusal: Refusal) -> Answer {
        attempt.refusal = refusal.problem
        return .response(refusal.response)
    }

    public func note(_ refusal: HTTP.Refusal) { settings.watching?.note(refusal, at: hub.now()) }

    func note(_ answered: Answered) {
        guard let watching = settings.watching, case .response(let response) = answered.answer
        else { return }
        let (request, attempt) = (answered.request, answered.attempt)
        let record = RequestRecord(
            time: hub.now(), method: request.method, path: request.path, status: response.status,
            device: attempt.caller?.device, user: attempt.caller?.user,
            bytesIn: request.body.count, bytesOut: response.body.count,
            nanoseconds: watching.now - answered.start,
            waitedMilliseconds: answered.waited == .max ? 0 : answered.waited,
            refusal: attempt.refusal?.rawValue, fault: attempt.fault)
        watching.note(record, call: Self.isCall(request.path) ? request.path : "other")
    }
}

// Who answers what.

extension HubApplication {
    private typealias Handler = @Sendable (HubApplication, Request, _ waited: Int) throws -> Answer

    /// Every call that there is.
    private static let router = Router<Handler>([
        Route("GET", Path.hub) { application, _, _ in try application.answerHub() },
        Route("GET", "/healthz") { application, _, _ in application.answerFine() },
        Route("GET", "/readyz") { application, _, _ in try application.answerReadiness() },
        Route("GET", "/metrics") { application, request, _ in
            try application.answerMetrics(request)
        },
        Route("POST", Path.enrol) { application, request, _ in
            try application.answerEnrolment(request)
        },
        Route("GET", Path.feed) { application, request, waited in
            try application.answerFeed(request, waited)
        },
        Route("POST", Path.changes) { application, request, _ in
            try application.answerPush(request)
        },
        Route("POST", Path.offer) { application, request, _ in
            try application.answerCall(request, changes: \.changes.count) {
                (offer: Offer, caller) -> OfferAnswer? in
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
            // Each is in the decision journal for good, and counts as a change.
            try application.answerCall(request, ofWithdrawn: true, changes: { _ in 1 }) {
                (call: NewSite, caller) in
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

    private static func isCall(_ path: String) -> Bool {
        if case .nothing = router.match(method: "GET", path: path) { false } else { true }
    }

    private func route(_ request: Request, _ waited: Int) throws -> Answer {
        switch Self.router.match(method: request.method, path: request.path) {
        case .handler(let answer): return try answer(self, request, waited)
        case .nothing: throw Refusal(.notFound, "no such call")
        case .otherMethods(let allowed):
            throw Refusal(
                .methodNotAllowed, "this call is made with \(allowed)", allow: allowed)
        }
    }
}

/// An answer with all that the log of requests tells of it.
struct Answered {
    let request: Request
    let waited: Int
    let answer: Answer
    let attempt: Attempt
    let start: Int64
}

/// What is known of a request while it is answered.
struct Attempt {
    var caller: Caller?
    var refusal: Problem?
    var fault: String?
}
