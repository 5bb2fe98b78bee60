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
        let entry = try journal.append(decision)
        try carryOut(entry)
    }

    /// Carries out what the journal has and the database lacks: after a crash, or after a restore.
    func catchUp() throws {
        try journal.readNew()
        let done = try db.count("SELECT journal_serial FROM hub")
        guard done <= journal.entries.last?.serial ?? 0 else {
            throw Malformed.unexpected("the journal lacks decisions that its database has")
        }
        try journal.cutTornEnd()
        for entry in journal.entries where entry.serial > done { try carryOut(entry) }
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
        }
        try db.run(
            "UPDATE hub SET journal_serial = :serial", ["serial": .integer(entry.serial)])
    }
}
