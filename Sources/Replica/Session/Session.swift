internal import Merge
public import SyncProtocol

/// What the conversation with the hub asks for next.
public enum SessionStep: Sendable {
    case call(HubCall)
    case wait(milliseconds: Int)
    /// Everything own has a verdict, and the feed was read to its end.
    case atRest
    case stopped(StopReason)
}

public enum StopReason: Hashable, Sendable {
    case notEnrolled
    /// The hub does not know this device any more: enrol again, everything is kept.
    case enrolAgain
    case revoked
    /// The hub answered with something that the protocol does not know.
    case notUnderstood(String)
}

/// The conversation of one replica with its hub, as a state machine that returns actions.
///
/// All it must remember stands in the rows of the replica; what is held here may be lost at any time.
public struct Session {
    /// The first pause after a failure, doubled each time up to the longest.
    static let firstPause = 500
    /// A line that was gone for a moment is found again within seconds.
    static let longPause = 8_000
    /// One that stays away is looked for less often.
    static let longestPause = 60_000
    private static let failuresOfAMoment = 12

    private enum Inquiry {
        case newSite(NewSite)
        case compare(Comparison)
        case read(Reading)
        case offer(Offer)
        case push(Push)
        case part(Parting)
        case feed
        case ask(VerdictQuestion, upTo: LogNumber)
    }

    /// How long the hub may hold an answer while there is no news: short, so that a line that died
    /// without a word is noticed.
    public static let followSeconds = 6

    /// Whether to wait for news at the end of the feed, or to rest there.
    public let follows: Bool
    private var inquiry: Inquiry?
    /// By the clock of this device.
    private var askedAt: Int64 = 0
    /// How far the present work is.
    public private(set) var progress = SyncProgress()
    private var feedWasRead = false
    private var resendAfter: Int64?
    /// What the hub was not asked yet of the folders that leave.
    private var parting: Parting?
    /// Up to which change, and at which place of the feed, the hub was asked for its verdicts.
    private var asked: (upTo: LogNumber, at: Cursor?) = (LogNumber(0), nil)
    private var failures = 0
    private var pause: Int?
    private var stop: StopReason?
    /// The hub has said so, and takes what still waits here, if it takes anything.
    private var isRevoked = false

    public init(follows: Bool = false) { self.follows = follows }

    /// Whether the call under way only waits for news.
    var isCaughtUp: Bool {
        guard case .feed = inquiry else { return false }
        return feedWasRead
    }

    /// Decides what to do next from what stands in the replica's rows.
    public mutating func next(_ replica: Replica) throws -> SessionStep {
        if let stop { return .stopped(stop) }
        if let pause {
            self.pause = nil
            return .wait(milliseconds: pause)
        }
        guard let token = try replica.token() else { return .stopped(.notEnrolled) }
        guard let inquiry = try inquiry(of: replica) else {
            guard isRevoked else {
                try replica.mendIndex()
                return .atRest
            }
            try replica.forgetEverything()
            stop = .revoked
            return .stopped(.revoked)
        }
        self.inquiry = inquiry
        askedAt = replica.clock.milliseconds
        try noteProgress(inquiry, replica)
        return .call(try call(inquiry, token, replica))
    }

    private mutating func inquiry(of replica: Replica) throws -> Inquiry? {
        if let call = try replica.newSiteCall() { return .newSite(call) }
        if isRevoked { return try replica.push(after: resendAfter).map { .push($0) } }
        if try replica.comparisonIsDue() { return .compare(try replica.comparison()) }
        if let reading = try replica.reading() { return .read(reading) }
        if let offer = try replica.offer() { return .offer(offer) }
        if let push = try replica.push(after: resendAfter) { return .push(push) }
        if let parting = try parting ?? replica.parting() { return .part(parting) }
        guard feedWasRead else { return .feed }
        if let question = try question(replica) { return question }
        return follows ? .feed : nil
    }

    /// Once for each change, and again when the hub's feed has moved on.
    private mutating func question(_ replica: Replica) throws -> Inquiry? {
        let cursor = try replica.cursor()
        if asked.at != cursor { asked = (LogNumber(0), cursor) }
        return try replica.question(after: asked.upTo).map { .ask($0, upTo: $1) }
    }

    private func call(
        _ inquiry: Inquiry, _ token: Token, _ replica: Replica
    ) throws -> HubCall {
        switch inquiry {
        case .newSite(let message): post(Path.sites, message, token)
        case .compare(let message): post(Path.compare, message, token)
        case .read(let message): post(Path.read, message, token)
        case .offer(let message): post(Path.offer, message, token)
        case .push(let message): post(Path.changes, message, token)
        case .part(let parting): post(Path.verdicts, parting.question, token)
        case .ask(let message, _): post(Path.verdicts, message, token)
        case .feed:
            HubCall(
                method: .get, path: Path.feed,
                query: [
                    "after": base64URL(try replica.cursor()?.bytes ?? []),
                    "wait": feedWasRead ? String(Self.followSeconds) : "0",
                ], token: token)
        }
    }

    private func post(_ path: String, _ message: some WireValue, _ token: Token) -> HubCall {
        HubCall(method: .post, path: path, token: token, body: message.encoded)
    }

    /// Takes in what came back on the last call.
    public mutating func take(_ answer: HubAnswer, _ replica: Replica) throws {
        guard let inquiry else { return }
        self.inquiry = nil
        guard answer.status == 200 else { return try takeProblem(answer, to: inquiry, replica) }
        failures = 0
        do {
            try take(answer.body, inquiry, replica)
        } catch let malformed as Malformed {
            stop = .notUnderstood(malformed.description)
        }
    }

    private mutating func take(
        _ body: [UInt8], _ inquiry: Inquiry, _ replica: Replica
    ) throws {
        switch inquiry {
        case .newSite(let call): try replica.take(NewSiteAnswer(decoding: body), to: call)
        case .compare(let comparison):
            let answer = try ComparisonAnswer(decoding: body)
            resendAfter = try replica.take(answer, to: comparison)
            progress.beginReading(answer.changesToRead)
        case .read(let reading):
            let answer = try ReadingAnswer(decoding: body)
            try replica.take(answer, to: reading)
            progress.pass(answer.parts.flatMap(\.changes).map(\.change))
        case .offer(let offer):
            try replica.take(OfferAnswer(decoding: body), to: offer)
            progress.pass(offer.changes)
        case .push(let push):
            let answer = try PushAnswer(decoding: body)
            resendAfter = try replica.take(answer, to: push)
            if case .taken = answer { progress.pass(push.changes) }
        case .part(let asked):
            parting = try replica.take(VerdictsAnswer(decoding: body), to: asked)
        case .ask(let question, let last):
            try replica.take(VerdictsAnswer(decoding: body), to: question)
            asked.upTo = last
        case .feed:
            let page = try FeedPage(decoding: body)
            let before = try replica.cursor()?.position ?? 0
            feedWasRead = try replica.take(page, askedAt: askedAt) && page.isLast
            progress.follow(page, from: before)
        }
    }

    private mutating func takeProblem(
        _ answer: HubAnswer, to inquiry: Inquiry, _ replica: Replica
    ) throws {
        let text = String(decoding: answer.body, as: UTF8.self)
        let problem = Problem.allCases.first {
            $0.status == answer.status && text.contains("\"\($0.rawValue)\"")
        }
        switch problem {
        case .cursorUnknown:
            feedWasRead = false
            try replica.doubtCursor()
        case .tokenUnknown: stop = .enrolAgain
        case .revoked:
            if case .push = inquiry {
            } else if !isRevoked {
                isRevoked = true
                return
            }
            // Nothing is taken any more: the device may be in other hands.
            try replica.forgetEverything()
            stop = .revoked
        default:
            guard answer.status >= 500 || answer.status == 429 else {
                stop = .notUnderstood("\(answer.status) \(text)")
                return
            }
            pause = answer.retryAfterSeconds.map { $0 * 1000 } ?? nextPause(replica)
        }
    }

    /// The last call had no answer.
    public mutating func unreachable(_ replica: Replica) {
        breakOff()
        pause = nextPause(replica)
    }

    /// The last call was given up for something more urgent; what it asked is asked anew.
    ///
    /// Its connection is gone, so the next call on the feed does not wait: it tells at once that the hub
    /// is there. On Linux URLSession also takes all of a processor for a wait that begins a connection.
    public mutating func breakOff() {
        inquiry = nil
        parting = nil
        feedWasRead = false
    }

    private mutating func noteProgress(_ inquiry: Inquiry, _ replica: Replica) throws {
        switch inquiry {
        case .push: try progress.begin(.pushing, with: .waiting, replica)
        case .offer: try progress.begin(.offering, with: .lacking, replica)
        case .compare, .newSite: progress.begin(.comparing)
        case .read: progress.begin(.reading)
        case .feed, .part, .ask: progress.begin(.following)
        }
    }

    /// Full jitter: anything up to the doubled pause, so that devices do not come back as a herd.
    private mutating func nextPause(_ replica: Replica) -> Int {
        let isAMoment = failures < Self.failuresOfAMoment
        let doublings = isAMoment ? failures : failures - Self.failuresOfAMoment + 5
        let most = min(
            isAMoment ? Self.longPause : Self.longestPause, Self.firstPause << min(doublings, 16))
        failures += 1
        return Int.random(in: 1...most, using: &replica.random)
    }
}
