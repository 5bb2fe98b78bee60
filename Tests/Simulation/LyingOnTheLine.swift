internal import Hub
internal import Replica
internal import SeededChance
internal import SyncProtocol

// Lies in what devices and the hub say to each other.

extension World {
    /// Asks the hub, by way of whoever lies.
    func ask(_ call: HubCall) throws -> HubAnswer? {
        guard liar != nil else { return try hub.answer(call) }
        if call.path == Path.changes { return try push(call) }
        guard let answer = try hub.answer(call) else { return nil }
        guard call.path == Path.feed, answer.status == 200, liar!.isTempted() else { return answer }
        let page = try FeedPage(decoding: answer.body)
        let entries = falseEntries(page.entries)
        return HubAnswer(
            status: 200,
            body: FeedPage(
                entries: entries, cursor: page.cursor, isLast: page.isLast, hubTime: page.hubTime,
                end: page.end
            ).encoded)
    }

    private func falseEntries(_ entries: [FeedEntry]) -> [FeedEntry] {
        switch liar!.lie {
        case .pageLeavesOut:
            let last = entries.lastIndex { if case .change = $0 { true } else { false } }
            return entries.indices.filter { $0 != last }.map { entries[$0] }
        case .pageHidesFolders:
            return entries.filter { entry in
                switch entry {
                case .enter, .leave, .erase, .grant: false
                default: true
                }
            }
        case .sentToAll:
            return entries + liar!.pushed.suffix(1).map { .change($0, nil) }
        default: return entries
        }
    }

    private func push(_ call: HubCall) throws -> HubAnswer? {
        let push = try Push(decoding: call.body)
        liar!.pushed += push.changes
        guard liar!.isTempted() else { return try hub.answer(call) }
        switch liar!.lie {
        case .hubRollsBack: return try rollBack(call)
        case .pushLosesLast: return try loseLast(of: push, call)
        case .heldCalledAccepted: return try acceptHeld(call)
        case .namedTwice: return try nameTwice(push, call)
        default: return try hub.answer(call)
        }
    }

    private func rollBack(_ call: HubCall) throws -> HubAnswer? {
        let before = try hub.backup()
        let answer = try hub.answer(call)
        try hub.putBack(before)
        return answer
    }

    private func loseLast(of push: Push, _ call: HubCall) throws -> HubAnswer? {
        let shorter = Push(
            site: push.site, after: push.after, changes: push.changes.dropLast(),
            proofs: push.proofs, backlog: push.backlog)
        let sent = HubCall(
            method: call.method, path: call.path, token: call.token, body: shorter.encoded)
        guard let answer = try hub.answer(sent), answer.status == 200,
            case .taken(let verdicts, let head) = try PushAnswer(decoding: answer.body)
        else { return try hub.answer(call) }
        return HubAnswer(
            status: 200,
            body: PushAnswer.taken(verdicts + [.accepted(Self.madeUp)], head: head).encoded)
    }

    private func acceptHeld(_ call: HubCall) throws -> HubAnswer? {
        let answer = try hub.answer(call)
        guard let answer, answer.status == 200,
            case .taken(let verdicts, let head) = try PushAnswer(decoding: answer.body)
        else { return answer }
        let accepted = verdicts.map { verdict -> Verdict in
            guard case .held = verdict else { return verdict }
            return .accepted(Self.madeUp)
        }
        return HubAnswer(status: 200, body: PushAnswer.taken(accepted, head: head).encoded)
    }

    private func nameTwice(_ push: Push, _ call: HubCall) throws -> HubAnswer? {
        let answer = try hub.answer(call)
        guard answer?.status == 200, var header = push.changes.last?.header else { return answer }
        header.site = .random(using: &liar!.random)
        header.sequence = 1
        header.was = []
        let offer = Offer(
            changes: [Change(header: header, body: push.changes.last!.body)], proofs: [])
        let offering = HubCall(
            method: .post, path: Path.offer, token: call.token, body: offer.encoded)
        _ = try hub.answer(offering)
        return answer
    }

    /// A receipt as it would come from who does not have the key.
    private static let madeUp = Receipt(Array(repeating: 0, count: Limits.receiptBytes))!
}
