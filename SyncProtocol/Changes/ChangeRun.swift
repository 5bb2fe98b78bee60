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
        let names = changes.flatMap(\.name.bytes)
        return Array(SHA256.hash(names).prefix(Self.checkBytes))
    }
}

extension ChangeRun: WireValue {
    public func write(to writer: inout CBORWriter) {
        var run = RunWriter()
        run.items.array(changes.count)
        for change in changes { run.write(change) }
        writer.array(3)
        writer.array(run.identifiers.count)
        for identifier in run.identifiers { writer.bytes(ofWords: identifier) }
        writer.raw(run.items.output)
        writer.bytes(check)
    }

    public init(from reader: inout CBORReader) throws(Malformed) {
        guard try reader.array() == 3 else { throw .unexpected("a run has three items") }
        let identifiers = try reader.array(of: RunIdentifier.self)
        guard identifiers.count < 2 || Set(identifiers).count == identifiers.count else {
            throw .unexpected("an identifier that the run lists twice")
        }
        var run = RunReader(identifiers: identifiers)
        var changes: [Change] = []
        for _ in 0..<(try reader.array()) { changes.append(try run.readChange(from: &reader)) }
        self.init(changes)
        guard try reader.bytes() == check else {
            throw .unexpected("the names of a run do not come out")
        }
    }
}

/// A change has nine items in a run if it has what only few have: kind, place, former lives, later keys.
let longRunItemCount = 9

/// A site, an author or a folder, as a run lists it.
private struct RunIdentifier: Hashable, WireValue {
    let words: SIMD2<UInt64>

    init(from reader: inout CBORReader) throws(Malformed) {
        guard let words = try reader.words(2) else {
            throw .unexpected("an identifier has 16 bytes")
        }
        self.words = SIMD2(words[0], words[1])
    }

    func write(to writer: inout CBORWriter) { writer.bytes(ofWords: words) }
}

/// Writes changes one after another, each as it differs from those before it.
private struct RunWriter {
    /// Sites, authors and folders, in the order of their first use.
    private(set) var identifiers: [SIMD2<UInt64>] = []
    var items = CBORWriter()
    private var indexes: [SIMD2<UInt64>: UInt64] = [:]
    private var lastAt: Int64 = 0
    private var lastSequence: [SiteID: Int64] = [:]
    private var lastInFolder: [FolderID: ChangeName] = [:]
    private var placeInRun: [ChangeName: Int] = [:]

    mutating func write(_ change: Change) {
        let header = change.header
        let rare = header.rarePart
        items.array(longRunItemCount - (rare == nil ? 1 : 0))
        items.unsigned(index(of: header.site.words))
        items.integer(header.sequence &- lastSequence[header.site, default: 0])
        write(header.parents, in: header.folder)
        items.integer(header.at &- lastAt)
        items.unsigned(index(of: header.author.words))
        items.unsigned(index(of: header.folder.words))
        items.integer(header.schema)
        if let body = change.body {
            items.bytes(body)
        } else {
            items.array([header.commitment])
        }
        if let rare { items.raw(rare) }
        placeInRun[change.name] = placeInRun.count
        lastAt = header.at
        lastSequence[header.site] = header.sequence
        lastInFolder[header.folder] = change.name
    }

    private mutating func index(of identifier: SIMD2<UInt64>) -> UInt64 {
        if let index = indexes[identifier] { return index }
        let index = UInt64(identifiers.count)
        identifiers.append(identifier)
        indexes[identifier] = index
        return index
    }

    /// Null: the change before it in the folder. A number: so many changes back. Else the whole name.
    private mutating func write(_ parents: [ChangeName], in folder: FolderID) {
        if parents.count == 1, parents[0] == lastInFolder[folder] { return items.null() }
        items.array(parents.count)
        for parent in parents {
            if let place = placeInRun[parent] {
                items.unsigned(UInt64(placeInRun.count - place))
            } else {
                parent.write(to: &items)
            }
        }
    }
}

/// Reads changes one after another, with what those before them said.
private struct RunReader {
    private let identifiers: [RunIdentifier]
    private var lastAt: Int64 = 0
    /// By the index of a site or a folder in the table.
    private var lastSequence: [Int64]
    private var lastInFolder: [ChangeName?]
    private var names: [ChangeName] = []

    init(identifiers: [RunIdentifier]) {
        self.identifiers = identifiers
        lastSequence = Array(repeating: 0, count: identifiers.count)
        lastInFolder = Array(repeating: nil, count: identifiers.count)
    }

    mutating func readChange(from reader: inout CBORReader) throws(Malformed) -> Change {
        let items = try reader.array()
        guard items == longRunItemCount || items == longRunItemCount - 1 else {
            throw .unexpected("a change in a run has eight or nine items")
        }
        let site = try index(from: &reader)
        let sequence = lastSequence[site] &+ (try reader.integer())
        var parents = try readParents(from: &reader)
        let at = lastAt &+ (try reader.integer())
        let author = try index(from: &reader)
        let folder = try index(from: &reader)
        let schema = try reader.integer()
        if parents == nil { parents = [try previous(in: folder)] }
        let (body, commitment) = try readBody(from: &reader)
        var header = Header(
            site: identifier(site), sequence: sequence, parents: parents ?? [], at: at,
            author: identifier(author), folder: identifier(folder), schema: schema,
            commitment: commitment)
        if items == longRunItemCount { try header.readRarePart(from: &reader) }
        let change = try Change(checked: header, body: body)
        lastAt = at
        lastSequence[site] = sequence
        lastInFolder[folder] = change.name
        names.append(change.name)
        return change
    }

    private func index(from reader: inout CBORReader) throws(Malformed) -> Int {
        let index = try reader.unsigned()
        guard index < UInt64(identifiers.count) else {
            throw .unexpected("an identifier that the run does not list")
        }
        return Int(index)
    }

    private func identifier<Kind>(_ index: Int) -> Identifier<Kind> {
        Identifier(high: identifiers[index].words[0], low: identifiers[index].words[1])
    }

    private func previous(in folder: Int) throws(Malformed) -> ChangeName {
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
