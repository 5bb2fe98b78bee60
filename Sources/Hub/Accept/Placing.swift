internal import Merge
internal import SQLite
internal import SyncProtocol

/// What stands in a change's row once it is judged.
struct Outcome {
    let standing: HubStanding
    var reason: Int64?
    var words: String?
    /// Only of an accepted change: its place on the feed, and those of its parents.
    var position: Int64?
    var parents: [LogNumber]?

    init(_ standing: HubStanding, reason: UInt64? = nil, words: String? = nil) {
        self.standing = standing
        self.reason = reason.map { Int64($0) }
        self.words = words
    }

    init(acceptedAt position: Int64, on parents: [LogNumber]) {
        standing = .accepted
        self.position = position
        self.parents = parents
    }
}

// An accepted change takes its place: on the feed, among the folder's heads, and in its scopes.

extension Accepting {
    /// Gives a change its position: from now on it is the folder's history. Returns its number.
    mutating func accept(
        _ arrival: Arrival, in folder: HubFolder, on parents: [JudgedChange]
    ) throws -> Int64 {
        try succeedFormer(of: arrival)
        try takeOver(formerNamesOf: arrival)
        let positions = parents.map { LogNumber($0.position!) }.sorted()
        let position = LogNumber(feed.position + 1)
        try sites.chain(arrival.change)
        let number = try write(
            arrival, Outcome(acceptedAt: position.rawValue, on: positions))
        try feed.append(change: number, named: arrival.change.name)
        var folder = folder
        let seesAll = folder.moveHeads(to: position, from: positions)
        folder.kind = folder.kind ?? arrival.header.kind
        placed(number, arrival, at: position, instead: parents)
        guard let place = arrival.header.place else {
            try hub.storeHeads(of: folder)
            return number
        }
        let before = Set(folder.scopes)
        let graph = try seesAll ? nil : hub.graph(of: folder.id)
        folder.move(to: place, at: position) { graph?.hasSeen($0, on: positions) ?? true }
        try hub.store(folder)
        let after = Set(folder.scopes)
        for left in before.subtracting(after).sorted() { try feed.append(.leave(folder.id, left)) }
        for new in after.subtracting(before).sorted() { try feed.append(.enter(folder.id, new)) }
        return number
    }

    /// Others are likely to stand on it, and no longer on those before it.
    private func placed(
        _ number: Int64, _ arrival: Arrival, at position: LogNumber, instead parents: [JudgedChange]
    ) {
        for parent in parents { hub.round.known.heads[parent.name] = nil }
        let name = arrival.change.name
        hub.round.known.heads[name] = JudgedChange(
            number: number, name: name, folder: arrival.header.folder, standing: .accepted,
            reason: nil, words: nil, position: position.rawValue, isPushed: arrival.isPushed,
            isProven: arrival.isProven)
    }

    func write(_ arrival: Arrival, _ outcome: Outcome) throws -> Int64 {
        if let number = arrival.number {
            try update(number, arrival, outcome)
            return number
        }
        return try insert(arrival, outcome)
    }

    private static let insertion = """
        INSERT INTO change (
            name, folder, site, sequence, header, body, device, pushed, proven, chained,
            received, standing, reason, words, position, parents
        )
        VALUES (
            :name, :folder, :site, :sequence, :header, :body, :device, :pushed, :proven, :chained,
            :received, :standing, :reason, :words, :position, :parents
        )
        """

    private func insert(_ arrival: Arrival, _ outcome: Outcome) throws -> Int64 {
        let header = arrival.header
        let statement = try hub.db.prepare(Self.insertion)
        try statement.bind(words: arrival.change.name.words, at: 1)
        try statement.bind(words: header.folder.words, at: 2)
        try statement.bind(words: header.site.words, at: 3)
        try statement.bind(header.sequence, at: 4)
        try statement.bind(arrival.change.headerBytes, at: 5)
        if let body = arrival.change.body, outcome.standing != .erased {
            try statement.bind(body, at: 6)
        }
        try statement.bind(words: arrival.device.words, at: 7)
        try statement.bind(arrival.isPushed ? 1 : 0, at: 8)
        try statement.bind(arrival.isProven ? 1 : 0, at: 9)
        try statement.bind(sites.hasChained(arrival.change) ? 1 : 0, at: 10)
        try statement.bind(hub.now(), at: 11)
        try statement.bind(outcome.standing.rawValue, at: 12)
        if let reason = outcome.reason { try statement.bind(reason, at: 13) }
        if let words = outcome.words { try statement.bind(words, at: 14) }
        if let position = outcome.position { try statement.bind(position, at: 15) }
        if let parents = outcome.parents { try statement.bind(encodedNumbers(parents), at: 16) }
        try statement.run()
        return statement.lastInsertedRow
    }

    private func update(_ number: Int64, _ arrival: Arrival, _ outcome: Outcome) throws {
        try hub.db.run(
            """
            UPDATE change
            SET standing = :standing, reason = :reason, words = :words, position = :position,
                parents = :parents
            WHERE number = :number
            """,
            [
                "standing": .integer(outcome.standing.rawValue),
                "reason": .integer(orNull: outcome.reason),
                "words": .text(orNull: outcome.words),
                "position": .integer(orNull: outcome.position),
                "parents": .blob(orNull: outcome.parents.map(encodedNumbers)),
                "number": .integer(number),
            ])
        guard outcome.standing == .erased else { return }
        try hub.db.run(
            "UPDATE change SET body = NULL WHERE number = :number", ["number": .integer(number)])
    }
}
