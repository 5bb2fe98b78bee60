internal import Merge
internal import SQLite
internal import SyncProtocol

/// Takes in what the hub says, within one transaction, and folds what it touched at the end.
struct Receiving {
    let replica: Replica
    /// Folders in which something may count now that did not before.
    private var toSettle: Set<FolderID> = []
    /// Folders in which something stopped counting, or changed its name.
    private var toFold: Set<FolderID> = []
    /// The folder of the last new change; many in a row are often of one.
    private var folding: Folding?
    let site: SiteID

    init(_ replica: Replica) throws {
        self.replica = replica
        site = try replica.currentSite()
    }

    /// A change that the hub accepted, in full; a receipt that is not there is a descendant's.
    mutating func take(_ change: Change, _ receipt: Receipt?) throws {
        if try replica.log.find(everNamed: change.name) != nil {
            try closeFolding()
            guard let row = try replica.row(everNamed: change.name) else { return }
            return try takeKnown(change, receipt, row)
        }
        for former in change.header.formerHeaders {
            try closeFolding()
            guard let row = try replica.row(everNamed: former.name) else { continue }
            try rename(row, to: change)
            if row.name != former.name { try replica.remember(row.name, as: change.name) }
            return try accept(change.name, receipt)
        }
        try append(change, receipt, .accepted)
        // Not made here, and yet of this site: the replica was copied, or put back.
        if change.header.site == site { try replica.beginNewSite() }
    }

    /// A new change counts at once, if it can; a folder that is not shown is folded when it is whole.
    mutating func append(
        _ change: Change, _ receipt: Receipt?, _ standing: Standing
    ) throws {
        let folder = change.header.folder
        if folding?.folder != folder {
            try closeFolding()
            guard !toFold.contains(folder), try replica.isShown(folder) else {
                _ = try replica.log.append(
                    change, standing: standing, receipt: receipt, parents: nil)
                try replica.remember(formerNamesOf: change)
                toSettle.insert(folder)
                return
            }
            folding = try Folding(folder, in: replica)
        }
        let counts = try folding!.append(change, standing: standing, receipt: receipt)
        if !counts || folding!.hasParked { toSettle.insert(folder) }
        try folding!.flushIfLarge()
    }

    /// Whatever else is done to the log first sees what was folded.
    mutating func closeFolding() throws {
        try folding?.flush()
        folding = nil
    }

    private mutating func takeKnown(
        _ change: Change, _ receipt: Receipt?, _ row: LogRow
    ) throws {
        if row.name != change.name {
            // Known here by a later name. If the hub never took that one, the former name stands.
            guard row.standing != .accepted else { return }
            try replica.db.run(
                "DELETE FROM alias WHERE former = :name", ["name": .blob(change.name.bytes)])
            replica.log.forget()
            try rename(row, to: change)
            try replica.remember(row.name, as: change.name)
        }
        if row.body == nil, let body = change.body {
            try replica.db.run(
                "UPDATE change SET body = :body WHERE number = :number",
                ["body": .blob(body), "number": .integer(row.number.rawValue)])
        }
        try accept(change.name, receipt)
    }

    private mutating func accept(_ name: ChangeName, _ receipt: Receipt?) throws {
        guard let row = try replica.row(everNamed: name) else { return }
        try replica.set(.accepted, on: row, receipt: receipt ?? row.receipt)
        try follow(.accepted, on: row)
    }

    /// The two are one change: it keeps its place in the log and takes the other name.
    mutating func rename(_ row: LogRow, to change: Change) throws {
        try replica.rename(row, to: change)
        toFold.insert(change.header.folder)
    }

    /// A verdict on a change that is known here; false where it is not.
    @discardableResult
    mutating func take(_ verdict: Verdict, on name: ChangeName) throws -> Bool {
        try closeFolding()
        guard let row = try replica.row(everNamed: name) else { return false }
        // Copies of a replica may have named one change differently: a no to another name than those of
        // the accepted one is no word on it.
        if row.standing == .accepted, !row.allNames.contains(name) { return true }
        var verdict = verdict
        // A hub that was put back may lack the change that it rejected; the replica remembers.
        if case .held(let reason) = verdict, reason.isParent, try replica.standsOnRejected(row) {
            verdict = .rejected(.standsOnRejected)
        }
        try replica.set(verdict, on: row)
        try follow(Standing(verdict), on: row)
        return true
    }

    /// What a new standing means for the row's folder.
    private mutating func follow(_ standing: Standing, on row: LogRow) throws {
        let folder = row.header.folder
        if standing != row.standing { replica.touched.note(folder) }
        if !standing.isEffective, row.standing.isEffective { toFold.insert(folder) }
        if standing.isEffective, !row.counts { toSettle.insert(folder) }
        if standing == .accepted { try match(body: row) }
        if standing == .rejected || standing == .refused { try rejectWhatWaits(in: folder) }
        // One change of an erased folder is enough to hear of it.
        if standing == .erased { try replica.erase(folder) }
    }

    /// A folder that left keeps no bodies; one that is here needs those that were forgotten meanwhile.
    private func match(body row: LogRow) throws {
        let folder = row.header.folder
        switch try replica.state(of: folder) {
        case .left: try replica.dropBody(of: row)
        case .here where row.body == nil:
            try replica.setState(.arriving, of: folder)
            try replica.setReadAfter(0, of: folder)
        default: break
        }
    }

    /// Marks what the hub lacks, so far as it is known: reading the folder takes the marks away again.
    mutating func doubt(_ folder: FolderID) throws {
        for (standing, condition) in [(Standing.waiting, "EXISTS"), (.lacking, "NOT EXISTS")] {
            try replica.db.run(
                """
                UPDATE change
                SET standing = :standing
                WHERE folder = :folder
                AND standing = :accepted
                AND \(condition) (
                    SELECT 1
                    FROM own
                    WHERE own.site = :site
                    AND own.sequence = change.sequence
                    AND own.name = change.name
                )
                """,
                [
                    "standing": .integer(standing.rawValue), "folder": .blob(folder.bytes),
                    "accepted": .integer(Standing.accepted.rawValue),
                    "site": .blob(site.bytes),
                ])
        }
    }

    mutating func settle(_ folder: FolderID) { toSettle.insert(folder) }
    mutating func foldAnew(_ folder: FolderID) { toFold.insert(folder) }

    /// Folds what was touched.
    mutating func finish() throws {
        try closeFolding()
        defer {
            toFold = []
            toSettle = []
        }
        for folder in toFold.union(toSettle).sorted() {
            guard try replica.isShown(folder) else { continue }
            if toFold.contains(folder) {
                try replica.foldAnew(folder)
                try replica.closeIfEmpty(folder)
            } else {
                try replica.settle(folder)
            }
        }
    }
}

extension Replica {
    /// All that the hub says at once is taken in as one transaction.
    func receive<Result>(_ body: (inout Receiving) throws -> Result) throws -> Result {
        try transaction {
            var receiving = try Receiving(self)
            let result = try body(&receiving)
            try receiving.finish()
            return result
        }
    }

    func set(_ verdict: Verdict, on row: LogRow) throws {
        let standing = Standing(verdict)
        switch verdict {
        case .accepted(let receipt): try set(standing, on: row, receipt: receipt)
        case .held(let why): try set(standing, on: row, reason: Int64(why.rawValue))
        case .refused(let why): try set(standing, on: row, reason: Int64(why.rawValue))
        case .rejected(.byPerson(let why)): try set(standing, on: row, words: why)
        case .rejected(.standsOnRejected), .erased: try set(standing, on: row)
        }
    }

    func set(
        _ standing: Standing, on row: LogRow, reason: Int64? = nil, words: String? = nil,
        receipt: Receipt? = nil
    ) throws {
        try db.run(
            """
            UPDATE change
            SET standing = :standing, reason = :reason, words = :words,
                receipt = coalesce(:receipt, receipt)
            WHERE number = :number
            """,
            [
                "standing": .integer(standing.rawValue),
                "reason": .integer(orNull: reason), "words": .text(orNull: words),
                "receipt": .blob(orNull: receipt?.bytes),
                "number": .integer(row.number.rawValue),
            ])
    }

    func rename(_ row: LogRow, to change: Change) throws {
        try db.run(
            """
            UPDATE change
            SET name_start = :start, name = :name, site = :site, sequence = :sequence, header = :header,
                body = coalesce(body, :body), receipt = NULL
            WHERE number = :number
            """,
            [
                "start": change.name.column, "name": .blob(change.name.bytes),
                "site": .blob(change.header.site.bytes),
                "sequence": .integer(change.header.sequence),
                "header": .blob(change.headerBytes), "body": .blob(orNull: change.body),
                "number": .integer(row.number.rawValue),
            ])
        try remember(formerNamesOf: change)
    }

    /// A folder that is still arriving is shown when it is whole, unless it was here before.
    func isShown(_ folder: FolderID) throws -> Bool {
        switch try state(of: folder) {
        case .here, .leaving: true
        case .arriving: try hasHeads(folder)
        case .left, .erased, nil: false
        }
    }
}
