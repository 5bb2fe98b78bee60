internal import SQLite
internal import SyncProtocol

/// Takes changes in within one transaction: judges, stores, places on the feed, and frees what waited.
struct Accepting {
    let hub: Hub
    var feed: FeedEnd
    /// Stored changes to be judged again, because something that they stand on was decided.
    private var toJudge: [Int64] = []

    init(_ hub: Hub) throws {
        self.hub = hub
        feed = try FeedEnd(hub)
    }

    /// The stored verdict where the change is known, a new one where it is not.
    mutating func take(_ arrival: Arrival) throws -> Verdict {
        var arrival = arrival
        if try hasProvenChild(arrival.change) {
            arrival = Arrival(
                change: arrival.change, device: arrival.device, user: arrival.user,
                isPushed: arrival.isPushed, isProven: true)
        }
        if let known = try hub.stored(everNamed: arrival.change.name) {
            try takeAgain(arrival, known)
        } else {
            try store(arrival)
        }
        try judgeWaiting()
        return try hub.stored(everNamed: arrival.change.name)!.verdict(key: hub.receiptKey)
    }

    /// A held change may come again with what it lacked: its body, a receipt, or its maker.
    private mutating func takeAgain(_ arrival: Arrival, _ known: StoredChange) throws {
        guard known.standing == .held else { return }
        if known.body == nil, let body = arrival.change.body,
            Commitment(of: body) == known.header.commitment
        {
            try hub.db.run(
                "UPDATE change SET body = :body WHERE number = :number",
                ["body": .blob(body), "number": .integer(known.number)])
        }
        if arrival.isProven { try prove(known) }
        if arrival.isPushed, !known.isPushed {
            try hub.db.run(
                "UPDATE change SET pushed = 1, device = :device WHERE number = :number",
                ["device": .blob(arrival.device.bytes), "number": .integer(known.number)])
        }
        toJudge.append(known.number)
    }

    private mutating func store(_ arrival: Arrival) throws {
        let header = arrival.change.header
        try hub.db.run(
            """
            INSERT INTO change (
                name, folder, site, sequence, header, body, device, pushed, proven, received,
                standing, reason
            )
            VALUES (
                :name, :folder, :site, :sequence, :header, :body, :device, :pushed, :proven,
                :received, :standing, :reason
            )
            """,
            [
                "name": .blob(arrival.change.name.bytes), "folder": .blob(header.folder.bytes),
                "site": .blob(header.site.bytes), "sequence": .integer(header.sequence),
                "header": .blob(arrival.change.headerBytes),
                "body": .blob(orNull: arrival.change.body),
                "device": .blob(arrival.device.bytes),
                "pushed": .integer(arrival.isPushed ? 1 : 0),
                "proven": .integer(arrival.isProven ? 1 : 0), "received": .integer(hub.now()),
                "standing": .integer(HubStanding.held.rawValue),
                "reason": .integer(Int64(HoldReason.missingParent.rawValue)),
            ])
        let number = hub.db.lastInsertedRow
        let judgement = try hub.judge(arrival)
        let stored = try hub.stored(number: number)!
        if arrival.isPushed || arrival.isProven {
            if case .refuse = judgement {} else { try succeedFormer(of: stored) }
        }
        if arrival.isProven { try prove(stored) }
        try conclude(judgement, on: stored)
    }

    /// What was held under a former name goes on under the new one. The maker's word is enough for it,
    /// or a receipt; an offer without proof changes nothing.
    func succeedFormer(of change: StoredChange) throws {
        for former in change.header.formerHeaders {
            try hub.db.run(
                "DELETE FROM change WHERE name = :name AND standing = :held",
                [
                    "name": .blob(former.name.bytes),
                    "held": .integer(HubStanding.held.rawValue),
                ])
            try hub.db.run(
                """
                INSERT OR IGNORE INTO alias (former, name, site, sequence)
                VALUES (:former, :name, :site, :sequence)
                """,
                [
                    "former": .blob(former.name.bytes), "name": .blob(change.name.bytes),
                    "site": .blob(former.site.bytes), "sequence": .integer(former.sequence),
                ])
        }
    }

    private func hasProvenChild(_ change: Change) throws -> Bool {
        let names = [change.name] + change.header.formerHeaders.map(\.name)
        return try names.contains { name in
            try hub.db.count(
                """
                SELECT count(*)
                FROM waits_for
                JOIN change ON change.number = waits_for.child
                WHERE waits_for.parent = :name AND change.proven = 1
                """,
                ["name": .blob(name.bytes)]) > 0
        }
    }

    /// A receipt covers all ancestors: those that are held are judged again.
    private mutating func prove(_ change: StoredChange) throws {
        var queue = [change]
        while let next = queue.popLast() {
            try hub.db.run(
                "UPDATE change SET proven = 1 WHERE number = :number",
                ["number": .integer(next.number)])
            for name in next.header.parents {
                guard let parent = try hub.stored(everNamed: name), parent.standing == .held,
                    !parent.isProven
                else { continue }
                toJudge.append(parent.number)
                queue.append(parent)
            }
        }
    }

    /// Judges a held change on what is known by now.
    mutating func judgeAgain(_ change: StoredChange) throws {
        guard let user = try hub.user(of: change.device) else { return }
        let arrival = Arrival(
            change: change.change, device: change.device, user: user, isPushed: change.isPushed,
            isProven: change.isProven)
        try conclude(hub.judge(arrival), on: change)
        try judgeWaiting()
    }

    private mutating func judgeWaiting() throws {
        while let number = toJudge.popLast() {
            guard let change = try hub.stored(number: number), change.standing == .held else {
                continue
            }
            try judgeAgain(change)
        }
    }

    private mutating func conclude(_ judgement: Judgement, on change: StoredChange) throws {
        switch judgement {
        case .accept: try accept(change)
        case .hold(let reason): try hold(change, reason)
        case .reject(let reason):
            let words: String? = if case .byPerson(let words) = reason { words } else { nil }
            try set(change, .rejected, reason: nil, words: words)
            try feed.append(.reject(change.name, reason))
            try free(change)
        case .refuse(let reason):
            try set(change, .refused, reason: Int64(reason.rawValue), words: nil)
            try feed.append(.reject(change.name, .standsOnRejected))
            try free(change)
        }
    }

    private func hold(_ change: StoredChange, _ reason: HoldReason) throws {
        try set(change, .held, reason: Int64(reason.rawValue), words: nil)
        for name in change.header.parents {
            guard try hub.stored(everNamed: name)?.standing != .accepted else { continue }
            try hub.db.run(
                "INSERT OR IGNORE INTO waits_for (parent, child) VALUES (:parent, :child)",
                ["parent": .blob(name.bytes), "child": .integer(change.number)])
        }
    }

    func set(
        _ change: StoredChange, _ standing: HubStanding, reason: Int64?, words: String?
    ) throws {
        try hub.db.run(
            """
            UPDATE change
            SET standing = :standing, reason = :reason, words = :words
            WHERE number = :number
            """,
            [
                "standing": .integer(standing.rawValue), "reason": .integer(orNull: reason),
                "words": .text(orNull: words), "number": .integer(change.number),
            ])
    }

    /// What waited for this change, under any of its names, is judged again.
    mutating func free(_ change: StoredChange) throws {
        for name in change.names {
            toJudge += try hub.db.all(
                "DELETE FROM waits_for WHERE parent = :parent RETURNING child",
                ["parent": .blob(name.bytes)]
            ) { $0.integer(0) }
        }
    }

    func finish() throws { precondition(toJudge.isEmpty, "all that was freed was judged") }
}
