public import Replica
public import SyncProtocol

/// What the replicas of the fault tests keep: one record type, with a field of every kind.
public enum Scene {
    public static let visit = TypeNumber(1)
    public static let dossier = FolderKind("dossier")!
    public static let north = Scope("noord")!
    public static let south = Scope("zuid")!
    public static let receipt = Receipt([UInt8](repeating: 1, count: Limits.receiptBytes))!

    public static let schema = Schema(
        version: 1,
        types: [
            RecordType(
                1, "visit",
                fields: [
                    FieldDefinition(1, "outcome", .register(.text, .review)),
                    FieldDefinition(2, "address", .register(.text, .latest)),
                    FieldDefinition(3, "persons", .register(.whole, .review)),
                    FieldDefinition(4, "rent", .register(.money, .review)),
                    FieldDefinition(5, "day", .register(.date, .review)),
                    FieldDefinition(6, "rang_at", .register(.time, .latest)),
                    FieldDefinition(7, "manner", .register(.choice, .review)),
                    FieldDefinition(8, "flat", .register(.reference, .review)),
                    FieldDefinition(9, "needs", .set(.text)),
                    FieldDefinition(10, "floors", .set(.whole)),
                    FieldDefinition(11, "report", .text),
                ])
        ])

    /// All that can be said of one visit, in one save.
    public static func everything(_ number: UInt64, _ word: String) -> [Operation] {
        [
            .write(field(number, 1), .text(word), reason: "gezien"),
            .write(field(number, 2), .text("\(word)straat 1"), reason: nil),
            .write(field(number, 3), .whole(Int64(number)), reason: nil),
            .write(field(number, 4), .whole(74_950), reason: nil),
            .write(field(number, 5), .whole(20_500), reason: nil),
            .write(field(number, 6), .whole(FixedClock.now), reason: nil),
            .write(field(number, 7), .whole(2), reason: nil),
            .write(
                field(number, 8), .bytes([UInt8](repeating: 7, count: RecordID.byteCount)),
                reason: nil),
            .add(field(number, 9), .text(word)),
            .add(field(number, 10), .whole(3)),
            type("<\(word)>", in: number),
        ]
    }

    public static func key(_ number: UInt64) -> RecordKey {
        RecordKey(type: visit, record: RecordID(high: 1, low: number))
    }

    public static func field(_ record: UInt64, _ number: UInt32) -> Field {
        Field(key(record), FieldNumber(number))
    }

    /// Types into the report of a visit.
    public static func type(
        _ letters: String, at position: Int = 0, replacing removed: Int = 0, in record: UInt64
    ) -> Operation {
        let edit = TextEdit(position: position, removed: removed, inserted: letters)
        return .edit(field(record, 11), [edit])
    }
}

/// It is always the same moment.
public struct FixedClock: WallClock {
    public static let now: Int64 = 1_772_352_000_000

    public init() {}

    public var milliseconds: Int64 { Self.now }
}

/// Somebody on a device of their own, whose changes come in by way of the hub.
public struct Neighbour: Sendable {
    private let site: SiteID
    private let user: UserID

    public init(_ number: UInt64) {
        site = SiteID(high: 9, low: number)
        user = UserID(high: 8, low: number)
    }

    public func change(
        _ sequence: Int64, on parents: [ChangeName], in folder: FolderID,
        _ operations: [Operation], kind: FolderKind? = nil, place: Scope? = nil
    ) -> Change {
        let salt = [UInt8](repeating: UInt8(truncatingIfNeeded: sequence), count: Limits.saltBytes)
        let body = Body(salt: salt, operations: operations)
        let header = Header(
            site: site, sequence: sequence, parents: parents, at: 100 + sequence, author: user,
            folder: folder, schema: 1, commitment: body.commitment, kind: kind, place: place)
        return Change(header: header, body: body.bytes)
    }

    /// The change with which a folder begins: a visit of which everything is said.
    public func beginning(of folder: FolderID, _ sequence: Int64 = 1) -> Change {
        change(
            sequence, on: [], in: folder, Scene.everything(1, "begin"), kind: Scene.dossier,
            place: Scene.north)
    }
}

extension Replica {
    /// Connects the replica to the hub of these tests, as a user with this number.
    public func enrol(user: UInt64, token: Token) throws {
        try enrol(
            EnrolmentAnswer(
                token: token, hub: HubID(high: 1, low: 1), user: UserID(high: 8, low: user),
                userName: "user \(user)", grants: []))
    }
}
