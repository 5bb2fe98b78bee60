/// Changes as they travel together: what several of them share travels once, and what the receiver can
/// compute travels not at all.
///
/// Names and commitments are recomputed; a check over all names tells when that went wrong.
public struct ChangeRun: Hashable, Sendable {
    public let changes: [Change]

    /// Enough to notice a fault; a forger is stopped by the receipts, not by this.
    private static let checkBytes = 8

    public init(_ changes: [Change]) { self.changes = changes }

    private var check: [UInt8] {
        var hasher = SHA256()
        for change in changes { hasher.update(change.name.bytes) }
        return Array(hasher.finish().prefix(Self.checkBytes))
    }
}

extension ChangeRun: WireValue {
    public func write(to writer: inout CBORWriter) {
        var context = RunContext()
        var items = CBORWriter()
        items.array(changes.count)
        for change in changes {
            context.write(change, to: &items)
            context.note(change)
        }
        writer.array(3)
        writer.array(context.identifiers.count)
        for identifier in context.identifiers { writer.bytes(identifier) }
        writer.raw(items.output)
        writer.bytes(check)
    }

    public init(from reader: inout CBORReader) throws(Malformed) {
        guard try reader.array() == 3 else { throw .unexpected("a run has three items") }
        var context = RunContext()
        for _ in 0..<(try reader.array()) { context.add(identifier: try reader.bytes()) }
        var changes: [Change] = []
        for _ in 0..<(try reader.array()) {
            let change = try context.readChange(from: &reader)
            context.remember(change)
            changes.append(change)
        }
        self.init(changes)
        guard try reader.bytes() == check else {
            throw .unexpected("the names of a run do not come out")
        }
    }
}

/// What the changes before one have in common with it, on either side of the line.
private struct RunContext {
    /// Sites, authors and folders, in the order of their first use.
    private(set) var identifiers: [[UInt8]] = []
    private var indexes: [[UInt8]: UInt64] = [:]
    private var lastAt: Int64 = 0
    private var lastSequence: [SiteID: Int64] = [:]
    private var lastInFolder: [FolderID: ChangeName] = [:]
    private var placeInRun: [ChangeName: Int] = [:]
    private var names: [ChangeName] = []

    /// A change with what only few have: kind, place, former lives, later keys.
    private static let longItemCount = 9

    /// The writer looks names up; the reader only counts back.
    mutating func note(_ change: Change) {
        placeInRun[change.name] = names.count
        remember(change)
    }

    mutating func remember(_ change: Change) {
        names.append(change.name)
        lastAt = change.header.at
        lastSequence[change.header.site] = change.header.sequence
        lastInFolder[change.header.folder] = change.name
    }

    mutating func add(identifier: [UInt8]) { identifiers.append(identifier) }

    private mutating func index(of identifier: [UInt8]) -> UInt64 {
        if let index = indexes[identifier] { return index }
        let index = UInt64(identifiers.count)
        identifiers.append(identifier)
        indexes[identifier] = index
        return index
    }

    mutating func write(_ change: Change, to writer: inout CBORWriter) {
        let header = change.header
        let rare = header.rarePart
        writer.array(Self.longItemCount - (rare == nil ? 1 : 0))
        writer.unsigned(index(of: header.site.bytes))
        writer.integer(header.sequence &- lastSequence[header.site, default: 0])
        write(header.parents, in: header.folder, to: &writer)
        writer.integer(header.at &- lastAt)
        writer.unsigned(index(of: header.author.bytes))
        writer.unsigned(index(of: header.folder.bytes))
        writer.integer(header.schema)
        if let body = change.body {
            writer.bytes(body)
        } else {
            writer.array([header.commitment])
        }
        if let rare { writer.raw(rare) }
    }

    /// Null: the change before it in the folder. A number: so many changes back. Else the whole name.
    private func write(_ parents: [ChangeName], in folder: FolderID, to writer: inout CBORWriter) {
        if parents.count == 1, parents[0] == lastInFolder[folder] { return writer.null() }
        writer.array(parents.count)
        for parent in parents {
            if let place = placeInRun[parent] {
                writer.unsigned(UInt64(names.count - place))
            } else {
                parent.write(to: &writer)
            }
        }
    }

    mutating func readChange(from reader: inout CBORReader) throws(Malformed) -> Change {
        let items = try reader.array()
        guard items == Self.longItemCount || items == Self.longItemCount - 1 else {
            throw .unexpected("a change in a run has eight or nine items")
        }
        let site: SiteID = try identifier(from: &reader)
        let step = try reader.integer()
        var parents = try readParents(from: &reader)
        let at = lastAt &+ (try reader.integer())
        let author: UserID = try identifier(from: &reader)
        let folder: FolderID = try identifier(from: &reader)
        let schema = try reader.integer()
        if parents == nil { parents = [try previous(in: folder)] }
        let (body, commitment) = try readBody(from: &reader)
        var header = Header(
            site: site, sequence: lastSequence[site, default: 0] &+ step,
            parents: parents ?? [], at: at, author: author,
            folder: folder, schema: schema, commitment: commitment)
        if items == Self.longItemCount { try header.readRarePart(from: &reader) }
        return try Change(checked: header, body: body)
    }

    private func identifier<Kind>(
        from reader: inout CBORReader
    ) throws(Malformed) -> Identifier<Kind> {
        let index = try reader.unsigned()
        guard index < UInt64(identifiers.count),
            let identifier = Identifier<Kind>(identifiers[Int(index)])
        else { throw .unexpected("an identifier that the run does not list") }
        return identifier
    }

    private func previous(in folder: FolderID) throws(Malformed) -> ChangeName {
        guard let name = lastInFolder[folder] else {
            throw .unexpected("no change before it in the folder")
        }
        return name
    }

    /// Nil where the parent is the change before it in the folder.
    private func readParents(
        from reader: inout CBORReader
    ) throws(Malformed) -> [ChangeName]? {
        if reader.takeNull() { return nil }
        let count = try reader.array()
        guard count <= Limits.parents else { throw .overLimit("\(Limits.parents) parents") }
        var parents: [ChangeName] = []
        for _ in 0..<count {
            guard reader.nextMajor == .unsigned else {
                parents.append(try ChangeName(from: &reader))
                continue
            }
            let back = try reader.unsigned()
            guard back > 0, back <= UInt64(names.count) else {
                throw .unexpected("a parent before the run")
            }
            parents.append(names[names.count - Int(back)])
        }
        return parents
    }

    private func readBody(
        from reader: inout CBORReader
    ) throws(Malformed) -> (body: [UInt8]?, Commitment) {
        guard reader.nextMajor == .array else {
            let body = try reader.bytes()
            return (body, Commitment(of: body))
        }
        guard try reader.array() == 1 else { throw .unexpected("one commitment") }
        return (nil, try Commitment(from: &reader))
    }
}
