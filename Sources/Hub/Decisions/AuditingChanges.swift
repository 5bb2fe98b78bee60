internal import Merge
internal import SQLite
internal import SyncProtocol

// The audit of the log: every header, body and parent, and what a folder's changes come to.

extension Audit {
    mutating func auditChanges() throws {
        let statement = try hub.db.prepare(
            "SELECT \(auditedColumns) FROM change ORDER BY number")
        while try statement.step() {
            let row = statement.row
            let name = hexadecimal(row.blob(0))
            guard ChangeName(of: row.blob(1)).bytes == row.blob(0),
                let header = try? Header(decoding: row.blob(1))
            else {
                tell("change \(name) has another header")
                continue
            }
            guard let standing = HubStanding(rawValue: row.integer(3)) else {
                tell("change \(name) has no standing")
                continue
            }
            // A body is also checked where it was refused: what came in is what was committed to.
            if let body = row.optionalBlob(2), Commitment(of: body) != header.commitment {
                tell("change \(name) has another body")
            }
            if row.blob(4) != header.folder.bytes || row.blob(5) != header.site.bytes
                || row.integer(6) != header.sequence
            {
                tell("change \(name) stands where it does not belong")
            }
            if standing == .accepted, row.isNull(2) {
                tell("change \(name) lacks its body")
            }
            try audit(header, row, named: name, standing)
        }
    }

    private mutating func audit(
        _ header: Header, _ row: Row, named name: String, _ standing: HubStanding
    ) throws {
        let position = row.optionalInteger(7)
        let belongsOnFeed = standing == .accepted || standing == .erased && position != nil
        guard belongsOnFeed == (position != nil),
            position == nil || row.optionalInteger(10) == row.integer(9)
        else { return tell("change \(name) is not on the feed") }
        if row.integer(11) == 1 || standing == .accepted {
            let chained = try hub.chainedNames(
                of: header.site, after: header.sequence - 1, through: header.sequence)
            if chained.isEmpty { tell("change \(name) is not in its site's chain") }
        }
        if standing != .erased, !fits(standing, rejectedOnFeed[header.name]) {
            tell("change \(name) was not rejected on the feed")
        }
        guard let position else { return }
        for former in header.formerHeaders where try hub.presentName(of: former.name) == nil {
            tell("change \(name) is not known by its former name")
        }
        var parents: [LogNumber] = []
        for parent in header.parents {
            guard let known = try hub.judged(everNamed: parent), let place = known.position,
                place < position, known.folder == header.folder
            else { return tell("change \(name) stands on what is not accepted") }
            parents.append(LogNumber(place))
        }
        if row.optionalBlob(8) != encodedNumbers(parents.sorted()) {
            tell("change \(name) stands on other changes than it says")
        }
    }

    /// What the feed tells of a change fits what became of it.
    private func fits(_ standing: HubStanding, _ reason: RejectReason?) -> Bool {
        switch reason {
        case nil: standing != .rejected && standing != .refused
        case .byPerson: standing == .rejected
        case .standsOnRejected: standing == .rejected || standing == .refused
        }
    }

    private var auditedColumns: String {
        """
        name, header, body, standing, folder, site, sequence, position, parents, number,
        (SELECT feed.change FROM feed WHERE feed.position = change.position), chained
        """
    }

    /// A folder's kind, heads and live places follow from its accepted changes.
    mutating func auditFolders() throws {
        let statement = try hub.db.prepare(
            """
            SELECT folder, position, header, parents
            FROM change
            WHERE position IS NOT NULL
            ORDER BY folder, position
            """)
        var folded: HubFolder?
        while try statement.step() {
            let row = statement.row
            guard let id = FolderID(row.blob(0)), let header = try? Header(decoding: row.blob(2)),
                let parents = try? decodedNumbers(row.blob(3))
            else { continue }
            if folded?.id != id {
                try compare(folded)
                folded = HubFolder(unknown: id)
            }
            try folded?.take(header, at: LogNumber(row.integer(1)), on: parents, hub)
        }
        try compare(folded)
        let count = try hub.db.count("SELECT count(*) FROM folder WHERE kind IS NOT NULL")
        let known = try hub.db.count(
            "SELECT count(DISTINCT folder) FROM change WHERE position IS NOT NULL")
        if count != known { tell("\(count) folders are known, and \(known) have changes") }
    }

    private mutating func compare(_ folded: HubFolder?) throws {
        guard let folded else { return }
        let stored = try? hub.folder(folded.id)
        let places =
            try stored?.isErased == true ? hub.everyPlace(of: folded.id) : folded.places
        let isSame =
            stored?.kind == folded.kind && stored?.heads == folded.heads && stored?.places == places
        if !isSame { tell("folder \(folded.id) is not what its changes make of it") }
    }
}

extension HubFolder {
    /// Folds an accepted change in, as when it was taken in.
    fileprivate mutating func take(
        _ header: Header, at position: LogNumber, on parents: [LogNumber], _ hub: Hub
    ) throws {
        let seesAll = moveHeads(to: position, from: parents)
        kind = kind ?? header.kind
        guard let place = header.place else { return }
        let graph = try seesAll ? nil : hub.graph(of: id)
        move(to: place, at: position) { graph?.hasSeen($0, on: parents) ?? true }
    }
}
