internal import Merge
internal import SQLite
internal import SyncProtocol

// A change that came past the hub.

extension Receiving {
    /// It counts at once, until the hub has spoken; returns whether it is new here.
    ///
    /// What the hub said before stands, and a name that it took stands above a later one.
    mutating func takeUnconfirmed(_ change: Change, _ receipt: Receipt?) throws -> Bool {
        if try replica.log.find(everNamed: change.name) != nil {
            try closeFolding()
            if let row = try replica.row(everNamed: change.name) {
                try complete(row, with: change, receipt)
            }
            return false
        }
        for former in change.header.formerHeaders {
            try closeFolding()
            guard let row = try replica.row(everNamed: former.name) else { continue }
            if row.standing == .unconfirmed, row.name == former.name {
                try rename(row, to: change)
                try replica.keep(receipt, of: row)
            } else {
                try replica.remember(change.name, as: row.name)
                settle(change.header.folder)
            }
            return false
        }
        try append(change, receipt, .unconfirmed)
        // As in a reading: not made here, and yet of this site.
        if change.header.site == site { try replica.beginNewSite() }
        return true
    }

    private mutating func complete(
        _ row: LogRow, with change: Change, _ receipt: Receipt?
    ) throws {
        guard row.standing == .unconfirmed, row.name == change.name else { return }
        if row.receipt == nil { try replica.keep(receipt, of: row) }
        guard row.body == nil, let body = change.body else { return }
        try replica.db.run(
            "UPDATE change SET body = :body WHERE number = :number",
            ["body": .blob(body), "number": .integer(row.number.rawValue)])
        settle(change.header.folder)
    }
}

extension Replica {
    /// A receipt that came past the hub: what it is worth only the hub can tell.
    fileprivate func keep(_ receipt: Receipt?, of row: LogRow) throws {
        guard let receipt else { return }
        try db.run(
            "UPDATE change SET receipt = :receipt WHERE number = :number",
            ["receipt": .blob(receipt.bytes), "number": .integer(row.number.rawValue)])
    }
}
