import Replica
import SyncProtocol

/// A hub that says the same of every change, or takes all where it has nothing to say; it has no news.
struct VerdictHub: HubLink {
    let verdict: Verdict?

    func send(_ call: HubCall) async throws(HubUnreachable) -> HubAnswer {
        do {
            switch call.path {
            case Path.compare:
                let comparison = try Comparison(decoding: call.body)
                return answer(
                    ComparisonAnswer(
                        folders: comparison.held.map {
                            ComparedFolder(folder: $0.folder, outcome: .same)
                        }, head: .start(of: comparison.site), cursor: cursor))
            case Path.changes: return answer(try taken(Push(decoding: call.body)))
            default:
                return answer(
                    FeedPage(entries: [], cursor: cursor, isLast: true, hubTime: SomeBook.now))
            }
        } catch { throw .other("\(error)") }
    }

    private var cursor: Cursor {
        Cursor(epoch: Epoch(high: 1, low: 1), position: 0, hash: .start)
    }

    private func answer(_ message: some WireValue) -> HubAnswer {
        HubAnswer(status: 200, body: message.encoded)
    }

    private func taken(_ push: Push) -> PushAnswer {
        let end = push.changes.reduce(push.after) { point, change in
            SitePoint(
                sequence: change.header.sequence, hash: point.hash.followed(by: change.name))
        }
        return .taken(
            push.changes.map {
                verdict ?? .accepted(Receipt(of: $0.name, key: [1]))
            }, head: end)
    }
}

extension Replica {
    func exchange(with hub: some HubLink) async throws {
        var session = Session()
        _ = try await session.run(self, over: hub, silencesAtMost: 1) { _ in }
    }
}
