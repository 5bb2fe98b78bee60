internal import Merge
internal import SQLite
internal import SyncProtocol

/// Applies changes of one folder, one after another, and writes what became of its records.
///
/// Lives within one transaction. The caller ends it with `flush`.
struct Folding {
    /// So many records are held before they are written.
    private static let recordsAtOnce = 5_000

    let replica: Replica
    let folder: FolderID
    /// The latest changes, by number, as they are now and as the table has them.
    private(set) var heads: [Head]
    private var storedHeads: [Head]
    var states: [RecordKey: RecordState] = [:]
    var texts: [Field: MergedText] = [:]
    /// Read only when someone wrote without having seen everything here.
    var graph: EventGraph?
    /// What need not be asked for record by record, while there is none in the whole folder.
    var hasDeleted: Bool
    var hasConflicts: Bool
    /// Changes that wait for their parents: they may count once something else does.
    let hasParked: Bool

    struct Head: Equatable {
        let number: LogNumber
        let name: ChangeName
    }

    init(_ folder: FolderID, in replica: Replica) throws {
        self.replica = replica
        self.folder = folder
        let opening = try replica.desk.open(folder)
        heads = opening.heads
        storedHeads = heads
        hasDeleted = opening.hasDeleted
        hasConflicts = opening.hasConflicts
        hasParked = opening.hasParked
    }

    /// Puts a new change at the end of the log, and lets it count if all of its parents do.
    mutating func append(
        _ change: Change, standing: Standing, receipt: Receipt?, chain: SiteHash? = nil
    ) throws -> Bool {
        let known = change.body == nil ? nil : try parentNumbers(of: change.header)
        let number = try replica.log.append(
            change, standing: standing, receipt: receipt, parents: known, chain: chain)
        try replica.remember(formerNamesOf: change)
        guard let parents = known else { return false }
        let body = change.body.flatMap { try? BodyReading($0) }
        let ineffective = try apply(
            Applied(number, change.name, change.header, body), on: parents)
        if ineffective > 0 { try replica.setIneffective(ineffective, of: number) }
        advance(to: Head(number: number, name: change.name), from: parents)
        return true
    }

    /// Lets a change of the log count, if all of its parents do.
    mutating func admit(_ row: LogRow) throws -> Bool {
        guard let parents = try parentNumbers(of: row.header) else { return false }
        let number = try place(row, after: parents.last)
        let ineffective = try apply(
            Applied(number, row.name, row.header, row.reading), on: parents)
        try replica.db.run(
            """
            UPDATE change
            SET counts = 1, parents = :parents, ineffective = :ineffective
            WHERE number = :number
            """,
            [
                "parents": .blob(encodedNumbers(parents)), "ineffective": .integer(ineffective),
                "number": .integer(number.rawValue),
            ])
        advance(to: Head(number: number, name: row.name), from: parents)
        return true
    }

    /// Ascending; nil while one of them does not count.
    private func parentNumbers(of header: Header) throws -> [LogNumber]? {
        var parents: [LogNumber] = []
        for name in header.parents {
            if let head = heads.first(where: { $0.name == name }) {
                parents.append(head.number)
                continue
            }
            guard let parent = try replica.log.find(everNamed: name), parent.counts,
                parent.folder == folder
            else { return nil }
            parents.append(parent.number)
        }
        return parents.sorted()
    }

    /// A change that came before its parents, or comes back to a folder, moves to the log's end.
    private func place(_ row: LogRow, after parent: LogNumber?) throws -> LogNumber {
        // The latest change that counts has no children yet: it is a head.
        if heads.allSatisfy({ $0.number < row.number }), parent.map({ $0 < row.number }) ?? true {
            return row.number
        }
        let number = LogNumber(try replica.desk.clock().now + 1)
        replica.log.numberOnward()
        try replica.db.run(
            "UPDATE change SET number = :new WHERE number = :old",
            ["new": .integer(number.rawValue), "old": .integer(row.number.rawValue)])
        return number
    }

    private mutating func advance(to head: Head, from parents: [LogNumber]) {
        heads.removeAll { parents.contains($0.number) }
        heads.append(head)
        graph?.insert(head.number, parents: parents)
        for field in texts.keys { texts[field]!.note(head.number, on: parents) }
    }

    /// Writes what was touched, once there is much of it.
    mutating func flushIfLarge() throws {
        guard states.count >= Self.recordsAtOnce else { return }
        try flushRecords()
        try flushTexts()
        try replica.flushSearchIfLarge()
    }

    /// Writes the records that were touched, and the folder's heads.
    mutating func flush() throws {
        try flushRecords()
        try flushTexts()
        try replica.flushSearchIfLarge()
        guard heads != storedHeads else { return }
        replica.touched.note(folder)
        if heads.contains(where: { $0.number.rawValue > replica.start.now }) {
            replica.advanced.insert(folder)
        }
        // One alone is the last change that counts.
        let stored = storedHeads.count > 1 ? storedHeads : []
        let written = heads.count > 1 ? heads : []
        for head in stored where !written.contains(head) {
            try replica.desk.removeHead(head.number, of: folder)
        }
        for head in written where !stored.contains(head) {
            try replica.desk.addHead(head.number, of: folder)
        }
        storedHeads = heads
    }

    private mutating func flushRecords() throws {
        for (key, state) in states.sorted(by: { $0.key < $1.key }) { try write(state, of: key) }
        states.removeAll(keepingCapacity: true)
    }

    mutating func write(_ state: RecordState, of key: RecordKey) throws {
        try replica.store(state, of: key, in: folder)
        replica.touchSearch(key, in: folder)
        replica.touched.note(key, in: folder)
        if hasDeleted, !state.isDeleted { try replica.removeDeleted(key, in: folder) }
        if state.isDeleted { hasDeleted = true }
        if hasConflicts { try replica.unlistConflicts(of: key, in: folder) }
        if try replica.listConflicts(state, of: key, in: folder) > 0 { hasConflicts = true }
    }
}

extension Replica {
    fileprivate func setIneffective(_ count: Int, of number: LogNumber) throws {
        try db.run(
            "UPDATE change SET ineffective = :count WHERE number = :number",
            ["count": .integer(count), "number": .integer(number.rawValue)])
    }
}
