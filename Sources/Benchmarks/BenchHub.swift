import Replica
import SyncProtocol

/// A hub that takes everything and hands it on: a replica's changes as the pages of another's feed.
struct BenchHub {
    private var position: Int64 = 0

    private static let receipt = Receipt([UInt8](repeating: 1, count: Limits.receiptBytes))!

    private var cursor: Cursor {
        Cursor(epoch: Epoch(high: 1, low: 1), position: position, hash: .start)
    }

    /// Takes what waits in a replica's outbox, and accepts it.
    func drain(_ replica: Replica) throws -> [Change] {
        var session = Session()
        var changes: [Change] = []
        while case .call(let call) = try session.next(replica) {
            switch call.path {
            case Path.compare:
                let comparison = try Comparison(decoding: call.body)
                let same = comparison.held.map { ComparedFolder(folder: $0.folder, outcome: .same) }
                try session.take(answer(compared(same, site: comparison.site)), replica)
            case Path.changes:
                let push = try Push(decoding: call.body)
                changes += push.changes
                try session.take(answer(accepted(push)), replica)
            default:
                try session.take(answer(page([], isLast: true)), replica)
            }
        }
        return changes
    }

    /// Lets a replica have these folders, each of one change so far; returns its conversation, at the feed.
    func introduce(_ changes: [Change], to replica: Replica) throws -> Session {
        var session = Session()
        while case .call(let call) = try session.next(replica), call.path != Path.feed {
            if call.path == Path.compare {
                let comparison = try Comparison(decoding: call.body)
                let folders = changes.map {
                    ComparedFolder(folder: $0.header.folder, outcome: .enter)
                }
                try session.take(answer(compared(folders, site: comparison.site)), replica)
            } else {
                let asked = Set(try Reading(decoding: call.body).folders.map(\.folder))
                let parts = changes.filter { asked.contains($0.header.folder) }.map { change in
                    FolderPart(
                        folder: change.header.folder, state: .whole,
                        changes: [PlacedChange(position: 1, change: change, receipt: Self.receipt)])
                }
                try session.take(answer(ReadingAnswer(parts: parts)), replica)
            }
        }
        return session
    }

    /// The changes as pages of the feed, each about as long as the limit says.
    mutating func pages(_ changes: [Change]) -> [HubAnswer] {
        var pages: [HubAnswer] = []
        var open: [Change] = []
        var bytes = 0
        for change in changes {
            if !open.isEmpty, bytes + change.byteCount > Limits.pageBytes {
                pages.append(close(&open))
                bytes = 0
            }
            open.append(change)
            bytes += change.byteCount
        }
        if !open.isEmpty { pages.append(close(&open)) }
        return pages
    }

    private mutating func close(_ changes: inout [Change]) -> HubAnswer {
        let seen = Set(changes.flatMap(\.header.parents))
        let entries = changes.map { change -> FeedEntry in
            .change(change, seen.contains(change.name) ? nil : Self.receipt)
        }
        position += Int64(changes.count)
        changes = []
        return answer(page(entries, isLast: false))
    }

    private func page(_ entries: [FeedEntry], isLast: Bool) -> FeedPage {
        FeedPage(entries: entries, cursor: cursor, isLast: isLast, hubTime: FixedClock.now)
    }

    private func compared(_ folders: [ComparedFolder], site: SiteID) -> ComparisonAnswer {
        ComparisonAnswer(folders: folders, head: .start(of: site), cursor: cursor)
    }

    private func accepted(_ push: Push) -> PushAnswer {
        let end = push.changes.reduce(push.after) { point, change in
            SitePoint(
                sequence: change.header.sequence, hash: point.hash.followed(by: change.name))
        }
        return .taken(push.changes.map { _ in .accepted(Self.receipt) }, head: end)
    }

    private func answer(_ message: some WireValue) -> HubAnswer {
        HubAnswer(status: 200, body: message.encoded)
    }
}
