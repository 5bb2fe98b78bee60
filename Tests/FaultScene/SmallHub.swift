internal import Replica
public import SyncProtocol

/// A hub in memory that never fails, and takes everything in but what somebody rejects.
public final class SmallHub {
    private enum Entry {
        case change(Change)
        case enter(FolderID)
        case reject(ChangeName, RejectReason)
    }

    /// Small, so that a conversation has many pages.
    private static let entriesPerPage = 4

    private var feed: [Entry] = []
    private var ends: [SiteID: SitePoint] = [:]
    private var rejected: [ChangeName: RejectReason] = [:]
    private var folders: Set<FolderID> = []
    private var known: Set<ChangeName> = []

    public init() {}

    /// The token of a device that writes as this site.
    public static func token(of site: SiteID) -> Token {
        Token(site.bytes + [UInt8](repeating: 0, count: Token.byteCount - site.bytes.count))!
    }

    /// Takes in what somebody else pushed.
    public func take(_ change: Change) {
        guard known.insert(change.name).inserted else { return }
        let site = change.header.site
        let end = ends[site] ?? .start(of: site)
        ends[site] = SitePoint(
            sequence: change.header.sequence, hash: end.hash.followed(by: change.name))
        if change.header.parents.contains(where: { rejected[$0] != nil }) {
            rejected[change.name] = .standsOnRejected
            return
        }
        feed.append(.change(change))
        guard folders.insert(change.header.folder).inserted else { return }
        feed.append(.enter(change.header.folder))
    }

    /// What stands on something else and counts.
    public var rejectable: [ChangeName] {
        feed.compactMap { entry in
            guard case .change(let change) = entry, rejected[change.name] == nil,
                !change.header.parents.isEmpty
            else { return nil }
            return change.name
        }
    }

    /// A person says no to a change, and so to all that stands on it.
    public func reject(_ name: ChangeName) {
        guard rejected[name] == nil else { return }
        mark(name, .byPerson("dubbel"))
        for case .change(let change) in feed
        where change.header.parents.contains(where: { rejected[$0] != nil }) {
            if rejected[change.name] == nil { mark(change.name, .standsOnRejected) }
        }
    }

    private func mark(_ name: ChangeName, _ reason: RejectReason) {
        rejected[name] = reason
        feed.append(.reject(name, reason))
    }

    public func answer(_ call: HubCall) throws -> HubAnswer {
        let site = SiteID(call.token!.bytes.prefix(SiteID.byteCount))!
        let answer: any WireValue =
            switch call.path {
            case Path.compare: try compared(Comparison(decoding: call.body), site)
            case Path.read: try read(Reading(decoding: call.body))
            case Path.changes: try taken(Push(decoding: call.body))
            case Path.feed: page(after: position(in: call), site)
            default: preconditionFailure("nobody forks or loses anything here: \(call.path)")
            }
        return HubAnswer(status: 200, body: answer.encoded)
    }

    private func position(in call: HubCall) -> Int {
        let bytes = bytes(base64URL: call.query["after"] ?? "") ?? []
        return Cursor(bytes).map { Int($0.position) } ?? 0
    }

    private func cursor(at position: Int) -> Cursor {
        Cursor(epoch: Epoch(high: 1, low: 1), position: Int64(position), hash: .start)
    }

    private func compared(_ comparison: Comparison, _ site: SiteID) -> ComparisonAnswer {
        let held = Set(comparison.held.map(\.folder))
        let compared = comparison.held.map { one in
            let outcome: ComparedFolder.Outcome =
                !folders.contains(one.folder)
                ? .unknown : digest(of: one.folder) == one.digest ? .same : .differs
            return ComparedFolder(folder: one.folder, outcome: outcome)
        }
        let entering = folders.subtracting(held).sorted().map {
            ComparedFolder(folder: $0, outcome: .enter)
        }
        return ComparisonAnswer(
            folders: compared + entering, head: ends[site] ?? .start(of: site),
            cursor: cursor(at: feed.count))
    }

    private func changes(in folder: FolderID) -> [PlacedChange] {
        feed.enumerated().compactMap { index, entry in
            guard case .change(let change) = entry, change.header.folder == folder,
                rejected[change.name] == nil
            else { return nil }
            return PlacedChange(position: Int64(index + 1), change: change, receipt: Scene.receipt)
        }
    }

    public func digest(of folder: FolderID) -> FolderDigest {
        let changes = changes(in: folder).map(\.change)
        let seen = Set(changes.flatMap(\.header.parents))
        return FolderDigest(heads: changes.map(\.name).filter { !seen.contains($0) })
    }

    private func read(_ reading: Reading) -> ReadingAnswer {
        ReadingAnswer(
            parts: reading.folders.map { asked in
                FolderPart(
                    folder: asked.folder, state: .whole,
                    changes: changes(in: asked.folder).filter { $0.position > asked.after })
            })
    }

    private func taken(_ push: Push) -> PushAnswer {
        let end = ends[push.site] ?? .start(of: push.site)
        guard push.after.sequence <= end.sequence else { return .gap(head: end) }
        for change in push.changes { take(change) }
        let verdicts = push.changes.map { change in
            rejected[change.name].map { Verdict.rejected($0) } ?? .accepted(Scene.receipt)
        }
        return .taken(verdicts, head: ends[push.site] ?? end)
    }

    private func page(after position: Int, _ site: SiteID) -> FeedPage {
        let end = min(feed.count, position + Self.entriesPerPage)
        let entries = feed[position..<end].map { entry -> FeedEntry in
            switch entry {
            case .change(let change):
                change.header.site == site
                    ? .own(change.name, Scene.receipt) : .change(change, Scene.receipt)
            case .enter(let folder): .enter(folder)
            case .reject(let name, let reason): .reject(name, reason)
            }
        }
        return FeedPage(
            entries: entries, cursor: cursor(at: end), isLast: end == feed.count,
            hubTime: FixedClock.now)
    }
}
