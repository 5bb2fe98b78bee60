import Replica
import SyncProtocol

/// One pass through the row benchmarks in new files: plain and ours in turn, step by step.
final class RowsStory {
    /// Ours and plain, in seconds or in bytes.
    struct Beside {
        let ours: Double
        let plain: Double
    }

    enum Step: String, CaseIterable {
        case insert, update
    }

    /// By the name of the result.
    private(set) var seconds: [String: Beside] = [:]
    private(set) var bytes: [String: Beside] = [:]
    private(set) var changes: [Step: Int] = [:]
    /// One update alone: its header and body, and the run that it travels in.
    private(set) var changeAlone = 0
    private(set) var runAlone = 0

    private let work: Workload
    private let scratch: ScratchFolder
    private let plain: PlainItems
    private let otherPlain: PlainItems
    private let author: Replica
    private let receiver: Replica
    private var hub: BenchHub
    private var session: Session

    init(_ work: Workload) throws {
        self.work = work
        scratch = try ScratchFolder()
        plain = try PlainItems(scratch.path("plain.sqlite"))
        otherPlain = try PlainItems(scratch.path("other-plain.sqlite"))
        hub = BenchHub()
        author = try .enrolled(scratch.path("replica.sqlite"), Item.schema, .full)
        receiver = try .enrolled(scratch.path("other.sqlite"), Item.schema, .full, user: 2)
        try author.commitAll(work.opening)
        session = try hub.introduce(hub.drain(author), to: receiver)
        for step in Step.allCases {
            try write(step)
            try compareFiles(after: step)
            try handOver(step)
        }
        try writeAlone()
    }

    private func write(_ step: Step) throws {
        let saves = step == .insert ? work.insertsInBulk : work.updatesInBulk
        let (_, plainSeconds) = try measured {
            switch step {
            case .insert: try plain.insert(work.items)
            case .update: try plain.update(work.updates, of: work.items)
            }
        }
        let (names, ours) = try measured { try author.commitAll(saves) }
        seconds[step == .insert ? "insert.bulk" : "update"] = Beside(
            ours: ours, plain: plainSeconds)
        changes[step] = names.count
    }

    private func compareFiles(after step: Step) throws {
        let paths = ["replica.sqlite", "plain.sqlite"].map(scratch.path)
        for path in paths { try PlainDatabase.checkpoint(path) }
        let sizes = try paths.map { Double(try fileBytes($0)) }
        bytes["file." + step.rawValue] = Beside(ours: sizes[0], plain: sizes[1])
    }

    /// The other replica reads the feed: one transaction a page, as always.
    private func handOver(_ step: Step) throws {
        let items = step == .insert ? work.items : work.updatedItems
        let pages = hub.pages(try hub.drain(author))
        bytes["bytes." + step.rawValue] = Beside(
            ours: Double(pages.reduce(0) { $0 + $1.body.count }),
            plain: Double(items.reduce(0) { $0 + $1.plainBytes }))
        let (_, plainSeconds) = try measured { try otherPlain.upsert(items) }
        let (_, ours) = try measured {
            for page in pages {
                try session.take(page, receiver)
                _ = try session.next(receiver)
            }
        }
        seconds["apply." + step.rawValue] = Beside(ours: ours, plain: plainSeconds)
        try check(receiverHolds: items)
    }

    private func check(receiverHolds items: [Item]) throws {
        let shown = try work.folders.flatMap { try receiver.records(of: Item.type, in: $0) }
        let sum = shown.reduce(Int64(0)) { sum, record in
            guard case .whole(let qty) = record.values[Item.qtyField] else { return sum }
            return sum + qty
        }
        let digests = try work.folders.allSatisfy {
            try author.digest(of: $0) == receiver.digest(of: $0)
        }
        let expected = items.reduce(0) { $0 + Int64($1.qty) }
        guard digests, shown.count == items.count, sum == expected else { throw WrongRows() }
    }

    private func writeAlone() throws {
        let write = work.items[0].write(ofQty: 1001)
        try author.commit(Save(folder: work.folders[0], operations: [write]))
        let change = try hub.drain(author)
        changeAlone = change.reduce(0) { $0 + $1.byteCount }
        runAlone = ChangeRun(change).encoded.count
    }
}

/// The other replica does not show what was written: the figures mean nothing.
struct WrongRows: Error {}
