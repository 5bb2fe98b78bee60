import Replica
import SyncProtocol

/// A hub that gives every change the same verdict, and has no news.
struct FakeHub: HubLink {
    let verdict: @Sendable (Change) -> Verdict

    func send(_ call: HubCall) async throws(HubUnreachable) -> HubAnswer {
        do {
            switch call.path {
            case Path.compare: return answer(try compared(Comparison(decoding: call.body)))
            case Path.changes: return answer(try taken(Push(decoding: call.body)))
            case Path.feed:
                return answer(
                    FeedPage(entries: [], cursor: cursor, isLast: true, hubTime: FixedClock.now))
            default: throw HubUnreachable.other("no such call: \(call.path)")
            }
        } catch let silence as HubUnreachable {
            throw silence
        } catch {
            throw .other("\(error)")
        }
    }

    private var cursor: Cursor {
        Cursor(epoch: Epoch(high: 1, low: 1), position: 0, hash: .start)
    }

    private func answer(_ message: some WireValue) -> HubAnswer {
        HubAnswer(status: 200, body: message.encoded)
    }

    private func compared(_ comparison: Comparison) -> ComparisonAnswer {
        ComparisonAnswer(
            folders: comparison.held.map { ComparedFolder(folder: $0.folder, outcome: .same) },
            head: .start(of: comparison.site), cursor: cursor)
    }

    private func taken(_ push: Push) -> PushAnswer {
        let end = push.changes.reduce(push.after) { point, change in
            SitePoint(
                sequence: change.header.sequence, hash: point.hash.followed(by: change.name))
        }
        return .taken(push.changes.map(verdict), head: end)
    }
}
