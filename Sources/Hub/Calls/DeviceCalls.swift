internal import HTTP
internal import SQLite
internal import SyncProtocol

// Calls of a device that the hub knows.

extension HubApplication {
    /// A call with a body; nil from it means that the site is not the caller's.
    func answerCall<Message: WireValue, Reply: WireValue>(
        _ request: Request, ofWithdrawn: Bool = false, changes: (Message) -> Int = { _ in 0 },
        _ body: (Message, Caller) throws -> Reply?
    ) throws -> Answer {
        // A refusal is returned and not thrown, so that what was noted of the caller stays.
        let reply: Result<Reply?, Refusal> = try call(request) { caller in
            if let refusal = try refusal(of: caller, unlessWithdrawn: ofWithdrawn) {
                return .failure(refusal)
            }
            let message = try Message(decoding: request.body)
            if let refusal = overQuota(caller, request, changes(message)) {
                return .failure(refusal)
            }
            return .success(try body(message, caller))
        }
        return try success(unlessNotTheirs: reply)
    }

    /// A withdrawn device may push once more; what it brings is held.
    func answerPush(_ request: Request) throws -> Answer {
        let reply: Result<PushAnswer?, Refusal> = try call(request) { caller in
            if let refusal = try refusal(of: caller, unlessWithdrawn: true) {
                return .failure(refusal)
            }
            let push = try Push(decoding: request.body)
            guard try push.site == caller.site || hub.device(of: push.site) == caller.device
            else { return .success(nil) }
            let refusal = overQuota(caller, request, push.changes.count)
            let answer = try refusal == nil ? hub.take(push, from: caller) : nil
            try hub.note(push, taken: refusal == nil, from: caller.device)
            return refusal.map { .failure($0) } ?? .success(answer)
        }
        return try success(unlessNotTheirs: reply)
    }

    private func success(
        unlessNotTheirs reply: Result<(some WireValue)?, Refusal>
    ) throws -> Answer {
        guard let reply = try reply.get() else {
            throw Refusal(.siteNotYours, "the site is another device's")
        }
        return success(reply)
    }

    func answerFeed(_ request: Request, _ waited: Int) throws -> Answer {
        guard let cursor = bytes(base64URL: request.query["after"] ?? "").flatMap({ Cursor($0) })
        else { throw Refusal(.cursorUnknown, "no cursor") }
        let asked = Int(request.query["wait"] ?? "0") ?? 0
        let wait = min(max(0, asked), SyncProtocol.Limits.feedWaitSeconds) * 1000
        let answer: Result<FeedAnswer, Refusal> = try call(request) { caller in
            if let refusal = try refusal(of: caller) { return .failure(refusal) }
            return .success(try hub.feed(after: cursor, for: caller))
        }
        guard case .page(let page) = try answer.get() else {
            throw Refusal(.cursorUnknown, "not a cursor of this history")
        }
        if page.entries.isEmpty, page.isLast, waited < wait {
            return .wait(
                milliseconds: wait - waited, on: attempt.caller.map(Self.topics) ?? [])
        }
        return success(page)
    }

    /// What is noted of the caller comes last: a call that is malformed writes nothing, and so leaves
    /// the others of its round as they are.
    private func call<Reply>(
        _ request: Request, _ body: (Caller) throws -> Reply
    ) throws -> Reply {
        try hub.call {
            let caller = try caller(of: request)
            let reply = try body(caller)
            try hub.noteContact(of: caller.device)
            return reply
        }
    }

    private func caller(of request: Request) throws -> Caller {
        let scheme = "Bearer "
        guard let header = request.headers["Authorization"], header.hasPrefix(scheme),
            let caller = try hub.round.callers[header]
                ?? bytes(base64URL: header.dropFirst(scheme.count)).flatMap({ Token($0) })
                .flatMap(hub.caller)
        else { throw Refusal(.tokenUnknown, "enrol again; everything is kept") }
        hub.round.callers[header] = caller
        attempt.caller = caller
        return caller
    }

    /// That the device was taken back; from now on the office knows that it heard so.
    private func refusal(
        of caller: Caller, unlessWithdrawn: Bool = false
    ) throws -> Refusal? {
        guard let how = caller.revocation, !(unlessWithdrawn && how == .withdrawn) else {
            return nil
        }
        try hub.noteTold(caller.device)
        return Refusal(.revoked, "this device was taken back")
    }

    private func overQuota(_ caller: Caller, _ request: Request, _ changes: Int) -> Refusal? {
        let seconds = quotaUse.take(
            changes: changes, bytes: request.body.count, of: caller.device.bytes, at: hub.now())
        return seconds.map {
            Refusal(
                .tooMany, "this device sent too much in an hour; nothing is lost",
                retryAfterSeconds: $0)
        }
    }
}
