internal import Merge
internal import SQLite
public import SyncProtocol

// Folders: where they stand, where they lie, and what their history amounts to.

extension Replica {
    public func state(of folder: FolderID) throws -> FolderState? {
        try db.first(
            "SELECT state FROM folder WHERE folder = :folder", ["folder": .blob(folder.bytes)]
        ) { FolderState(rawValue: $0.integer(0))! }
    }

    func setState(_ state: FolderState, of folder: FolderID) throws {
        touched.note(folder)
        try db.run(
            """
            INSERT INTO folder (folder, state)
            VALUES (:folder, :state)
            ON CONFLICT DO UPDATE SET state = excluded.state
            """,
            ["folder": .blob(folder.bytes), "state": .integer(state.rawValue)])
    }

    func setReadAfter(_ position: Int64, of folder: FolderID) throws {
        try db.run(
            "UPDATE folder SET read_after = :position WHERE folder = :folder",
            ["position": .integer(position), "folder": .blob(folder.bytes)])
    }

    func remember(_ kind: FolderKind, of folder: FolderID) throws {
        try db.run(
            "UPDATE folder SET kind = :kind WHERE folder = :folder",
            ["kind": .text(kind.name), "folder": .blob(folder.bytes)])
    }

    /// The folders in one state, in order.
    public func folders(_ state: FolderState) throws -> [FolderID] {
        try db.all(
            "SELECT folder FROM folder WHERE state = :state ORDER BY folder",
            ["state": .integer(state.rawValue)]
        ) { FolderID($0.blob(0))! }
    }

    /// The folders of a kind in one state, in order.
    public func folders(_ state: FolderState, of kind: FolderKind) throws -> [FolderID] {
        try db.all(
            "SELECT folder FROM folder WHERE state = :state AND kind = :kind ORDER BY folder",
            ["state": .integer(state.rawValue), "kind": .text(kind.name)]
        ) { FolderID(words: $0.words(0)!) }
    }

    public func kind(of folder: FolderID) throws -> FolderKind? {
        try db.first(
            "SELECT kind FROM folder WHERE folder = :folder", ["folder": .blob(folder.bytes)]
        ) { FolderKind($0.text(0)) } ?? nil
    }

    func places(of folder: FolderID) throws -> [(change: LogNumber, place: Scope)] {
        try db.all(
            "SELECT number, place FROM place WHERE folder = :folder ORDER BY number",
            ["folder": .blob(folder.bytes)]
        ) { (LogNumber($0.integer(0)), Scope($0.text(1))!) }
    }

    /// Where the folder lies; more than one place when it was transferred twice, apart.
    public func livePlaces(of folder: FolderID) throws -> [Scope] {
        Set(try places(of: folder).map(\.place)).sorted()
    }

    /// The version that a form is opened on: the changes that no other change here has seen.
    public func heads(of folder: FolderID) throws -> [ChangeName] {
        try desk.heads(of: folder).map(\.name).sorted()
    }

    /// SHA-256 over the sorted accepted heads: equal on two replicas that hold equal histories.
    public func digest(of folder: FolderID) throws -> FolderDigest {
        FolderDigest(heads: try acceptedHeads(of: folder, among: "counts = 1"))
    }

    /// The accepted changes that no other accepted one stands on, with those that wait for a parent.
    func acceptedHeads(of folder: FolderID) throws -> [ChangeName] {
        try acceptedHeads(of: folder, among: "counts IN (0, 1)")
    }

    private func acceptedHeads(
        of folder: FolderID, among condition: StaticString
    ) throws -> [ChangeName] {
        let accepted = try db.all(
            """
            SELECT number, name, parents
            FROM change
            WHERE folder = :folder AND \(condition) AND standing = :accepted
            """,
            [
                "folder": .blob(folder.bytes),
                "accepted": .integer(Standing.accepted.rawValue),
            ]
        ) { (LogNumber($0.integer(0)), ChangeName($0.blob(1))!, decodedNumbers($0.blob(2))) }
        let seen = Set(accepted.flatMap(\.2))
        return accepted.filter { !seen.contains($0.0) }.map(\.1)
    }
}
