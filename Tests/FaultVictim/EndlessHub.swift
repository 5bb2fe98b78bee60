internal import FaultScene
internal import Replica
internal import SyncProtocol

/// A hub that keeps nothing, so that it survives every kill: its news follows from the cursor.
struct EndlessHub {
    /// So many entries are about one folder; the last one rejects the change before it.
    private static let entriesPerFolder = 12

    private let neighbour = Neighbour(1)
    /// How far the device has read.
    private(set) var position = 0

    /// The folder that the news is about.
    var folder: FolderID? { position == 0 ? nil : folder(at: position) }

    /// Whether all that is in the folder stays.
    var isSettled: Bool { position > 0 && index(position) < Self.entriesPerFolder - 2 }

    private func folder(at entry: Int) -> FolderID {
        FolderID(high: 4, low: UInt64((entry - 1) / Self.entriesPerFolder))
    }

    private func index(_ entry: Int) -> Int { (entry - 1) % Self.entriesPerFolder }

    private func change(_ entry: Int) -> Change {
        let folder = folder(at: entry)
        let index = index(entry)
        guard index > 0 else { return neighbour.beginning(of: folder, Int64(entry)) }
        return neighbour.change(
            Int64(entry), on: [change(entry - 1).name], in: folder,
            [
                Scene.type("buur \(index) ", in: 1),
                .write(Scene.field(1, 1), .text("buur \(index)"), reason: nil),
            ])
    }

    mutating func answer(_ call: HubCall) throws -> HubAnswer {
        let answer: any WireValue =
            switch call.path {
            case Path.compare: try compared(Comparison(decoding: call.body))
            case Path.read: try read(Reading(decoding: call.body))
            case Path.changes: try taken(Push(decoding: call.body))
            case Path.feed: page(after: call.query["after"] ?? "")
            default: preconditionFailure("nobody forks or loses anything here: \(call.path)")
            }
        return HubAnswer(status: 200, body: answer.encoded)
    }

    private func cursor(at entry: Int) -> Cursor {
        Cursor(epoch: Epoch(high: 1, low: 1), position: Int64(entry), hash: .start)
    }

    /// Asked once, at the beginning, when there is nothing to compare.
    private func compared(_ comparison: Comparison) -> ComparisonAnswer {
        ComparisonAnswer(folders: [], head: .start(of: comparison.site), cursor: cursor(at: 0))
    }

    private func read(_ reading: Reading) -> ReadingAnswer {
        ReadingAnswer(
            parts: reading.folders.map { asked in
                let first = neighbour.beginning(of: asked.folder, sequence(of: asked.folder))
                return FolderPart(
                    folder: asked.folder, state: .whole,
                    changes: [PlacedChange(position: 1, change: first, receipt: Scene.receipt)])
            })
    }

    private func sequence(of folder: FolderID) -> Int64 {
        let low = folder.bytes.suffix(8).reduce(Int64(0)) { $0 << 8 | Int64($1) }
        return low * Int64(Self.entriesPerFolder) + 1
    }

    private func taken(_ push: Push) -> PushAnswer {
        let end = push.changes.reduce(push.after) { point, change in
            SitePoint(
                sequence: change.header.sequence, hash: point.hash.followed(by: change.name))
        }
        return .taken(push.changes.map { _ in .accepted(Scene.receipt) }, head: end)
    }

    private mutating func page(after text: String) -> FeedPage {
        let cursor = bytes(base64URL: text).flatMap { Cursor($0) }
        let entry = Int(cursor?.position ?? 0) + 1
        position = entry
        let news: FeedEntry =
            switch index(entry) {
            case 0: .enter(folder(at: entry))
            case Self.entriesPerFolder - 1: .reject(change(entry - 1).name, .byPerson("dubbel"))
            default: .change(change(entry), Scene.receipt)
            }
        return FeedPage(
            entries: [news], cursor: self.cursor(at: entry), isLast: true,
            hubTime: FixedClock.now)
    }
}
