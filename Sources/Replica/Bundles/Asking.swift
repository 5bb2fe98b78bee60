internal import Merge
internal import SQLite
public import SyncProtocol

// What the feed may not tell of changes from a bundle is asked, and what their maker cannot bring any
// more is offered.

extension Replica {
    /// Offers the unconfirmed changes of these folders at the next contact: without proof the hub holds
    /// them, and the office decides. Returns how many they are.
    @discardableResult
    public func offerBundled(of folders: [FolderID]) throws -> Int {
        try transaction {
            var count = 0
            for folder in folders {
                try db.run(
                    """
                    UPDATE change
                    SET standing = :lacking
                    WHERE folder = :folder AND standing = :unconfirmed
                    """,
                    [
                        "lacking": .integer(Standing.lacking.rawValue),
                        "folder": .blob(folder.bytes),
                        "unconfirmed": .integer(Standing.unconfirmed.rawValue),
                    ])
                count += Int(db.changedRows)
            }
            return count
        }
    }

    /// Changes that this site did not make, and on which the hub may have spoken unheard: it tells of a
    /// rejection only who may hold the folder, and only once; and one that was put back may have lost
    /// what it held. Nil where there are no more; the number is the last one's.
    func question(after number: LogNumber) throws -> (VerdictQuestion, LogNumber)? {
        let rows = try db.all(
            """
            SELECT number, name
            FROM change
            WHERE standing IN (:unconfirmed, :held)
            AND number > :last
            AND NOT EXISTS (
                SELECT 1
                FROM own
                WHERE own.site = :site
                AND own.sequence = change.sequence
                AND own.name = change.name
            )
            ORDER BY number
            LIMIT \(Limits.namesPerQuestion)
            """,
            [
                "unconfirmed": .integer(Standing.unconfirmed.rawValue),
                "held": .integer(Standing.held.rawValue), "last": .integer(number.rawValue),
                "site": .blob(try currentSite().bytes),
            ]
        ) { (LogNumber($0.integer(0)), ChangeName($0.blob(1))!) }
        guard let last = rows.last else { return nil }
        return (VerdictQuestion(names: rows.map(\.1)), last.0)
    }

    func take(_ answer: VerdictsAnswer, to question: VerdictQuestion) throws {
        try receive { receiving in
            for (name, verdict) in zip(question.names, answer.verdicts) {
                guard let row = try row(everNamed: name),
                    row.standing == .unconfirmed || row.standing == .held
                else { continue }
                switch verdict {
                case .held: continue
                case nil where row.standing == .held: try set(.lacking, on: row)
                case nil: try offerIfProven(row)
                case .accepted:
                    try receiving.take(verdict!, on: name)
                    // The hub knows the folder now, and whose it is.
                    try setComparisonDue(true)
                default: try receiving.take(verdict!, on: name)
                }
            }
        }
    }

    /// The hub has lost what it had accepted: a receipt settles it, and all that it stands on.
    private func offerIfProven(_ row: LogRow) throws {
        guard row.receipt != nil else { return }
        var queue = [row]
        while let next = queue.popLast() {
            guard next.standing == .unconfirmed else { continue }
            try set(.lacking, on: next, receipt: next.receipt)
            queue += try next.header.parents.compactMap(row(everNamed:))
        }
    }
}
