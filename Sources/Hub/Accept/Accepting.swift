internal import SQLite
internal import SyncProtocol

/// Takes changes in within one transaction: judges, stores, places on the feed, and frees what waited.
struct Accepting {
    let hub: Hub
    var feed: FeedEnd
    var sites: SiteEnds
    /// Whether any change waits for a parent.
    private var hasWaiting: Bool
    /// Stored changes to be judged again, because something that they stand on was decided.
    var toJudge: [Int64] = []

    init(_ hub: Hub) throws {
        self.hub = hub
        hub.forgetUnlessSure()
        feed = try FeedEnd(known: hub)
        sites = SiteEnds(hub)
        hasWaiting = try hub.hasWaiting()
    }

    /// The stored verdict where the change is known, a new one where it is not.
    mutating func take(
        _ change: Change, from caller: Caller, isPushed: Bool, isProven: Bool
    ) throws -> Verdict {
        if isPushed { try sites.chain(change) }
        let arrival = Arrival(
            change: change, device: caller.device, user: caller.user,
            grants: caller.revocation == nil ? caller.grants : [], isPushed: isPushed,
            isProven: try isProven || hasProvenChild(change))
        if let known = try hub.judged(everNamed: change.name) {
            try takeAgain(arrival, known)
        } else {
            let judgement = try hub.judge(arrival)
            if isPushed || arrival.isProven {
                if case .refuse = judgement {} else { try succeedFormer(of: arrival) }
            }
            let number = try conclude(judgement, on: arrival)
            if arrival.isProven { try prove(number, on: arrival.header.parents) }
            if toJudge.isEmpty, case .accept = judgement {
                return .accepted(Receipt(of: change.name, key: hub.receiptKey))
            }
        }
        try judgeWaiting()
        return try hub.judged(everNamed: change.name)!.verdict(key: hub.receiptKey)
    }

    /// A held change may come again with what it lacked: its body, a receipt, or its maker.
    private mutating func takeAgain(_ arrival: Arrival, _ known: JudgedChange) throws {
        guard known.standing == .held, let stored = try hub.stored(number: known.number) else {
            return
        }
        if stored.change.body == nil, let body = arrival.change.body,
            Commitment(of: body) == stored.header.commitment
        {
            try hub.db.run(
                "UPDATE change SET body = :body WHERE number = :number",
                ["body": .blob(body), "number": .integer(known.number)])
        }
        if arrival.isProven { try prove(known.number, on: stored.header.parents) }
        if arrival.isPushed, !known.isPushed {
            try hub.db.run(
                "UPDATE change SET pushed = 1, device = :device WHERE number = :number",
                ["device": .blob(arrival.device.bytes), "number": .integer(known.number)])
        }
        toJudge.append(known.number)
    }

    /// What was held under a former name goes on under the new one, with the names that it had before. The
    /// maker's word is enough for it, or a receipt; an offer without proof changes nothing.
    func succeedFormer(of arrival: Arrival) throws {
        for former in arrival.header.formerHeaders {
            try hub.db.run(
                "DELETE FROM change WHERE name = :name AND standing = :held",
                [
                    "name": .blob(former.name.bytes),
                    "held": .integer(HubStanding.held.rawValue),
                ])
            if hub.db.changedRows > 0 {
                try hub.db.run(
                    "UPDATE alias SET name = :name WHERE name = :former",
                    [
                        "name": .blob(arrival.change.name.bytes),
                        "former": .blob(former.name.bytes),
                    ])
            }
            hub.round.known.hasAliases = true
            try hub.db.run(
                """
                INSERT OR IGNORE INTO alias (former, name, site, sequence)
                VALUES (:former, :name, :site, :sequence)
                """,
                [
                    "former": .blob(former.name.bytes),
                    "name": .blob(arrival.change.name.bytes),
                    "site": .blob(former.site.bytes), "sequence": .integer(former.sequence),
                ])
        }
    }

    /// Of several changes that go on from one, made by copies of a replica, one is accepted: the former
    /// names mean that one from now on, and the others are judged again.
    mutating func takeOver(formerNamesOf arrival: Arrival) throws {
        for former in arrival.header.formerHeaders {
            guard let present = try hub.presentName(of: former.name),
                present != arrival.change.name
            else { continue }
            try hub.db.run(
                "UPDATE alias SET name = :name WHERE former = :former",
                [
                    "name": .blob(arrival.change.name.bytes),
                    "former": .blob(former.name.bytes),
                ])
            if let other = try hub.judged(named: present), other.standing == .held {
                toJudge.append(other.number)
            }
        }
    }

    private func hasProvenChild(_ change: Change) throws -> Bool {
        guard hasWaiting else { return false }
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
    private mutating func prove(_ number: Int64, on parents: [ChangeName]) throws {
        var queue = [(number, parents)]
        while let (number, parents) = queue.popLast() {
            try hub.db.run(
                "UPDATE change SET proven = 1 WHERE number = :number AND proven = 0",
                ["number": .integer(number)])
            for name in parents {
                guard let parent = try hub.judged(everNamed: name), parent.standing == .held,
                    !parent.isProven, let stored = try hub.stored(number: parent.number)
                else { continue }
                toJudge.append(parent.number)
                queue.append((parent.number, stored.header.parents))
            }
        }
    }

    /// Judges a held change on what is known by now.
    mutating func judgeAgain(_ number: Int64) throws {
        toJudge.append(number)
        try judgeWaiting()
    }

    private mutating func judgeWaiting() throws {
        while let number = toJudge.popLast() {
            guard let stored = try hub.stored(number: number), stored.judged.standing == .held,
                let user = try hub.user(of: stored.device)
            else { continue }
            let arrival = Arrival(
                change: stored.change, device: stored.device, user: user,
                grants: try hub.revocation(of: stored.device) == nil ? hub.grants(of: user) : [],
                isPushed: stored.judged.isPushed,
                isProven: stored.judged.isProven, number: number)
            try conclude(hub.judge(arrival), on: arrival)
        }
    }

    /// Writes down what was concluded. Returns the number of the change.
    @discardableResult
    private mutating func conclude(
        _ judgement: Judgement, on arrival: Arrival
    ) throws -> Int64 {
        let number: Int64
        switch judgement {
        case .accept(let folder, let parents):
            number = try accept(arrival, in: folder, on: parents)
        case .hold(let reason):
            number = try write(arrival, Outcome(.held, reason: reason.rawValue))
            return try wait(number, for: arrival.header.parents)
        case .reject(let reason):
            let words: String? = if case .byPerson(let words) = reason { words } else { nil }
            number = try write(arrival, Outcome(.rejected, words: words))
            try feed.append(.reject(arrival.change.name, reason))
        case .refuse(let reason):
            number = try write(arrival, Outcome(.refused, reason: reason.rawValue))
            try feed.append(.reject(arrival.change.name, .standsOnRejected))
        case .erase:
            number = try write(arrival, Outcome(.erased))
            try hub.seal(arrival.change)
        }
        try free(arrival)
        return number
    }

    private mutating func wait(_ number: Int64, for parents: [ChangeName]) throws -> Int64 {
        for name in parents where try hub.judged(everNamed: name)?.standing != .accepted {
            hasWaiting = true
            try hub.db.run(
                "INSERT OR IGNORE INTO waits_for (parent, child) VALUES (:parent, :child)",
                ["parent": .blob(name.bytes), "child": .integer(number)])
        }
        return number
    }

    /// What waited for this change, under any of its names, is judged again.
    private mutating func free(_ arrival: Arrival) throws {
        guard hasWaiting else { return }
        for name in arrival.names {
            toJudge += try hub.db.all(
                "DELETE FROM waits_for WHERE parent = :parent RETURNING child",
                ["parent": .blob(name.bytes)]
            ) { $0.integer(0) }
        }
    }

    func finish() {
        precondition(toJudge.isEmpty, "all that was freed was judged")
        hub.round.known.feedEnd = (feed.position, feed.hash)
        // What waits may have been freed.
        hub.round.known.hasWaiting = hasWaiting ? nil : false
    }
}
