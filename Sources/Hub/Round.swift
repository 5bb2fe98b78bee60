public import HTTP
internal import SQLite
internal import SyncProtocol

/// What holds while requests are answered, and what was looked up in earlier rounds.
struct RoundState {
    /// Whether one transaction holds several requests.
    var isOpen = false
    /// Whether a request of the open round failed after it had written something.
    var isBroken = false
    /// Whether nothing may be written: the disk is full, or another program holds the file.
    var readsOnly = false
    /// Whether what is known is sure: nobody else writes, and nobody did since.
    var isSure = false
    var known = Known()
    /// Who spoke lately. What another program commits, and every decision, makes them unknown again.
    var callers: [String: Caller] = [:]
    var dataVersion: Int64?
    /// When a device's contact was last written down.
    var contacts: [DeviceID: Int64] = [:]
    /// When a device was written down as having nothing left to push.
    var reports: [DeviceID: Int64] = [:]
    var nextSweep: Int64 = 0
}

// The requests of one round of the server share a transaction: one sync of the disk answers for all.

extension Hub {
    /// One call: a transaction of its own, or its part of the round's.
    func call<Result>(_ body: () throws -> Result) throws -> Result {
        if round.readsOnly {
            forget()
            return try db.read(body)
        }
        guard round.isOpen else { return try remembering(body) }
        let before = db.totalChangedRows
        do { return try body() } catch {
            round.isBroken = db.totalChangedRows != before || error is SQLiteError
            throw error
        }
    }

    /// All of it is on the disk when this returns; nil where nothing is, and each is answered alone.
    func together<Result>(_ body: () throws -> Result) -> Result? {
        round.isOpen = true
        defer { (round.isOpen, round.isBroken) = (false, false) }
        return try? remembering {
            let result = try body()
            if round.isBroken { throw RoundBroken() }
            return result
        }
    }

    /// A transaction, in which nobody else writes: forgets what others may have changed before it, and
    /// everything where it fails.
    private func remembering<Result>(_ body: () throws -> Result) throws -> Result {
        do {
            return try db.transaction {
                let version = try db.dataVersion
                if version != round.dataVersion { forget() }
                round.dataVersion = version
                round.isSure = true
                defer { round.isSure = false }
                return try body()
            }
        } catch {
            forget()
            // What was written down of these was undone with the rest.
            round.contacts.removeAll()
            round.reports.removeAll()
            throw error
        }
    }

    func forget() {
        round.callers.removeAll(keepingCapacity: true)
        round.known = Known()
    }

    /// Once an hour, and at the start: nothing destroyed stays in the log for longer.
    func sweepIfDue() throws {
        guard now() >= round.nextSweep else { return }
        round.nextSweep = now() + 3_600_000
        try destroyExpired()
        try db.checkpoint(.truncate)
    }
}

private struct RoundBroken: Error {}

extension HubApplication {
    public func answers(to asked: [Asked]) -> [Answer] {
        try? hub.sweepIfDue()
        var answers = [Answer?](repeating: nil, count: asked.count)
        let shared = asked.indices.filter { !Self.decides(asked[$0].request) }
        if shared.count > 1, let noted = answersTogether(shared.map { asked[$0] }) {
            for (index, answer) in zip(shared, noted) { answers[index] = answer }
        }
        return asked.indices.map { index in
            answers[index]
                ?? answer(
                    asked[index].request, waitedMilliseconds: asked[index].waitedMilliseconds)
        }
    }

    /// What writes in the journal cannot be undone with the round.
    private static func decides(_ request: Request) -> Bool {
        request.path == Path.enrol || request.path == Path.sites
    }

    /// Nil where one of them failed in a way that undid the others.
    private func answersTogether(_ asked: [Asked]) -> [Answer]? {
        let all = hub.together {
            asked.map { answered($0.request, $0.waitedMilliseconds) }
        }
        guard let all else { return nil }
        for answered in all { note(answered) }
        return all.map(\.answer)
    }
}
