internal import Merge
internal import SQLite
public import SyncProtocol

/// A folder as the hub knows it: of what kind, where it lies, and which changes are its heads.
struct HubFolder {
    let id: FolderID
    /// Nil before its first accepted change.
    var kind: FolderKind?
    /// The positions of the accepted heads, ascending.
    private(set) var heads: [LogNumber] = []
    /// The live values of its place, each with the position of its change.
    private(set) var places: [Placed] = []
    let isErased: Bool

    struct Placed: Hashable {
        let position: LogNumber
        let scope: Scope
    }

    /// One that the hub does not know.
    init(unknown id: FolderID) {
        self.id = id
        isErased = false
    }

    static let columns = "folder, kind, heads, places, erased"
    fileprivate static let byID = "SELECT \(columns) FROM folder WHERE folder = :folder"

    init(_ row: Row) throws(Malformed) {
        id = FolderID(row.blob(0))!
        kind = row.optionalText(1).map { FolderKind($0)! }
        heads = try decodedNumbers(row.blob(2))
        var reader = CBORReader(row.blob(3))
        for _ in 0..<(try reader.array()) { places.append(try Placed(from: &reader)) }
        isErased = !row.isNull(4)
    }

    /// Where it lies, each scope once.
    var scopes: [Scope] {
        places.count < 2 ? places.map(\.scope) : Array(Set(places.map(\.scope))).sorted()
    }

    /// The change at this position stands on these. Returns whether its author had seen all heads.
    mutating func moveHeads(to position: LogNumber, from parents: [LogNumber]) -> Bool {
        heads.removeAll(where: parents.contains)
        defer { heads.append(position) }
        return heads.isEmpty
    }

    /// The place is a register like any other: what its author had not seen stays live beside it.
    mutating func move(
        to scope: Scope, at position: LogNumber, replacing isSeen: (LogNumber) -> Bool
    ) {
        places.removeAll { isSeen($0.position) }
        places.append(Placed(position: position, scope: scope))
    }

    /// From now on its places are all those where it ever lay.
    mutating func spread(over scopes: [Placed]) { places = scopes }
}

extension HubFolder.Placed: WireValue {
    init(from reader: inout CBORReader) throws(Malformed) {
        guard try reader.array() == 2 else { throw .unexpected("a position and a place") }
        position = try LogNumber(from: &reader)
        scope = try Scope(from: &reader)
    }

    func write(to writer: inout CBORWriter) {
        writer.array(2)
        position.write(to: &writer)
        scope.write(to: &writer)
    }
}

extension Hub {
    func folder(_ id: FolderID) throws -> HubFolder {
        let statement = try db.prepare(HubFolder.byID)
        try statement.bind(words: id.words, at: 1)
        return try statement.step() ? HubFolder(statement.row) : HubFolder(unknown: id)
    }

    func store(_ folder: HubFolder) throws {
        let statement = try db.prepare(
            """
            INSERT INTO folder (folder, kind, heads, places)
            VALUES (:folder, :kind, :heads, :places)
            ON CONFLICT (folder) DO UPDATE
            SET kind = excluded.kind, heads = excluded.heads, places = excluded.places
            """)
        try statement.bind(words: folder.id.words, at: 1)
        if let kind = folder.kind { try statement.bind(kind.name, at: 2) }
        try statement.bind(encodedNumbers(folder.heads), at: 3)
        try statement.bind(encoded(folder.places), at: 4)
        try statement.run()
        round.known.folders[folder.id] = folder
    }

    /// Places seldom change where heads do.
    func storeHeads(of folder: HubFolder) throws {
        let statement = try db.prepare(
            "UPDATE folder SET heads = :heads WHERE folder = :folder")
        try statement.bind(encodedNumbers(folder.heads), at: 1)
        try statement.bind(words: folder.id.words, at: 2)
        try statement.run()
        round.known.folders[folder.id] = folder
    }

    private func encoded(_ places: [HubFolder.Placed]) -> [UInt8] {
        var writer = CBORWriter()
        writer.array(places.count)
        for placed in places { placed.write(to: &writer) }
        return writer.output
    }

    public func places(of folder: FolderID) throws -> [Scope] { try self.folder(folder).scopes }

    /// The folders that have an accepted change, erased ones included.
    public func folders() throws -> [FolderID] {
        try db.all("SELECT folder FROM folder WHERE kind IS NOT NULL ORDER BY folder") {
            FolderID($0.blob(0))!
        }
    }

    /// Nil for a folder that was never made here.
    public func kind(of folder: FolderID) throws -> FolderKind? { try self.folder(folder).kind }

    /// SHA-256 over the sorted accepted heads, as replicas compute it.
    public func digest(of folder: FolderID) throws -> FolderDigest {
        try digest(of: self.folder(folder))
    }

    func digest(of folder: HubFolder) throws -> FolderDigest {
        FolderDigest(
            heads: try folder.heads.map { position in
                try db.first(
                    """
                    SELECT change.name
                    FROM feed
                    JOIN change ON change.number = feed.change
                    WHERE feed.position = :position
                    """,
                    ["position": .integer(position.rawValue)]
                ) { ChangeName($0.blob(0))! }!
            })
    }

    /// The accepted history of a folder, by position.
    func graph(of folder: FolderID) throws -> EventGraph {
        var graph = EventGraph()
        let rows = try db.all(
            """
            SELECT position, parents
            FROM change
            WHERE folder = :folder AND position IS NOT NULL
            ORDER BY position
            """,
            ["folder": .blob(folder.bytes)]
        ) { (LogNumber($0.integer(0)), $0.blob(1)) }
        for (position, parents) in rows {
            graph.insert(position, parents: try decodedNumbers(parents))
        }
        return graph
    }
}

func encodedNumbers(_ numbers: [LogNumber]) -> [UInt8] {
    var writer = CBORWriter()
    writer.array(numbers.count)
    for number in numbers { writer.integer(number.rawValue) }
    return writer.output
}

func decodedNumbers(_ bytes: [UInt8]) throws(Malformed) -> [LogNumber] {
    var reader = CBORReader(bytes)
    var numbers: [LogNumber] = []
    for _ in 0..<(try reader.array()) { numbers.append(LogNumber(try reader.integer())) }
    return numbers
}
