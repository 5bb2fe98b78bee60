internal import SQLite
internal import SyncProtocol

// A decision is in the journal before it is in the database, and is carried out once.

extension Hub {
    /// Records a decision and carries it out.
    func decide(_ decision: Decision) throws {
        try db.transaction { try decideWithin(decision) }
    }

    /// Within a transaction, which keeps other processes from the journal.
    func decideWithin(_ decision: Decision) throws {
        try catchUp()
        let entry = try journal.append(decision, at: FeedEnd(self))
        try carryOut(entry)
    }

    /// Carries out what the journal has and the database lacks: after a crash, or after a restore.
    /// Returns whether there was any.
    @discardableResult
    func catchUp() throws -> Bool {
        try journal.readNew()
        let (done, hash) = try db.first("SELECT journal_serial, journal_hash FROM hub") {
            ($0.integer(0), FeedHash($0.blob(1))!)
        }!
        guard journal.hash(at: done) == hash else {
            throw Malformed.unexpected("the journal lacks decisions that its database has")
        }
        try journal.cutTornEnd()
        let lacking = journal.entries[Int(done)...]
        if let first = lacking.first { try noteOldDatabase(before: first) }
        for entry in lacking { try carryOut(entry) }
        return !lacking.isEmpty
    }

    /// A decision is written down with the end of the feed as it was then. After a crash the database is
    /// as far as that; one that is not was put back by hand.
    private func noteOldDatabase(before entry: Journal.Entry) throws {
        guard entry.feedPosition > 0 else { return }
        let hash = try db.first(
            "SELECT hash FROM feed WHERE position = :position",
            ["position": .integer(entry.feedPosition)]
        ) { FeedHash($0.blob(0))! }
        if hash != entry.feedHash { try db.run("UPDATE hub SET alarms = alarms + 1") }
    }

    private func carryOut(_ entry: Journal.Entry) throws {
        switch entry.decision {
        case .user(let user, let name): try store(user, name: name)
        case .grant(let user, let role, let scope, let given):
            try store(user, Grant(role: role, scope: scope), given: given)
        case .enrolment(let device, let user, let name, let site, let fingerprint):
            try store(device, of: user, name: name)
            try store(site, of: device, fingerprint: fingerprint)
        case .site(let site, let device, let fingerprint):
            try store(site, of: device, fingerprint: fingerprint)
        case .release(let name): try carryOutRelease(of: name)
        case .reject(let name, let words): try carryOutRejection(of: name, words)
        case .codeUse(let code, let site): try store(use: code, by: site)
        case .revocation(let device, let how, let at):
            try carryOutRevocation(of: device, how, at: at)
        case .departure(let user, let at): try carryOutDeparture(of: user, at: at)
        case .erase(let folder, let persons, let reason, let at):
            try carryOutErasure(of: folder, by: persons, reason: reason, at: at)
        case .unseal: break
        }
        forget()
        try db.run(
            "UPDATE hub SET journal_serial = :serial, journal_hash = :hash",
            ["serial": .integer(entry.serial), "hash": .blob(entry.hash.bytes)])
    }
}
