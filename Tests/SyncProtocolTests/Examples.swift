import SyncProtocol

// One of everything that travels, with contents that are easy to recognise in bytes.

let someSite = SiteID(high: 0x0101_0101_0101_0101, low: 0x0101_0101_0101_0101)
let formerSite = SiteID(high: 0x0202_0202_0202_0202, low: 0x0202_0202_0202_0202)
let someUser = UserID(high: 0x0303_0303_0303_0303, low: 0x0303_0303_0303_0303)
let someFolder = FolderID(high: 0x0404_0404_0404_0404, low: 0x0404_0404_0404_0404)
let someRecord = RecordID(high: 0x0505_0505_0505_0505, low: 0x0505_0505_0505_0505)
let someHub = HubID(high: 0x0606_0606_0606_0606, low: 0x0606_0606_0606_0606)
let someEpoch = Epoch(high: 0x0707_0707_0707_0707, low: 0x0707_0707_0707_0707)
let someToken = Token([UInt8](repeating: 8, count: 32))!
let someReceipt = Receipt([UInt8](repeating: 9, count: 16))!
let someScope = Scope("parkstad/noord")!
let someKey = RecordKey(type: TypeNumber(7), record: someRecord)
let someField = Field(someKey, FieldNumber(300))
let somePoint = SitePoint(sequence: 5, hash: hash(0xcc))
let someCursor = Cursor(epoch: someEpoch, position: 258, hash: hash(0xdd))

/// A hash whose bytes are all the same.
func hash<Kind>(_ byte: UInt8) -> Hash<Kind> { Hash([UInt8](repeating: byte, count: 32))! }

let someOperations: [Operation] = [
    .write(someField, .empty, reason: nil),
    .write(someField, .whole(-1), reason: "omdat"),
    .write(someField, .whole(.max), reason: ""),
    .write(someField, .bytes([0, 255]), reason: nil),
    .add(someField, .text("Kerkrade")),
    .remove(someField, .text("")),
    .edit(someField, []),
    .edit(someField, [TextEdit(position: 0, removed: 24, inserted: "één\u{1F642}")]),
    .delete(someKey, reason: nil),
    .delete(someKey, reason: "dubbel"),
    .restore(someKey),
    .remark("overgenomen"),
    .unknown(hex("8218ff01")),
]

let someBody = Body(salt: [UInt8](repeating: 10, count: 16), operations: someOperations)

let someHeader = Header(
    site: someSite, sequence: 2, parents: [hash(0xbb), hash(0xaa)], at: -1, author: someUser,
    folder: someFolder, schema: 3, commitment: someBody.commitment)

let firstHeader = Header(
    site: someSite, sequence: 1, parents: [], at: 1_772_352_000_000, author: someUser,
    folder: someFolder, schema: 1, commitment: hash(0xee), kind: FolderKind("dossier")!,
    place: someScope)

let restampedHeader = Header(
    site: someSite, sequence: 3, parents: [hash(0xaa)], at: 4, author: someUser,
    folder: someFolder, schema: 1, commitment: hash(0xee), place: someScope,
    was: [
        FormerLife(site: formerSite, sequence: 9, parents: []),
        FormerLife(site: someSite, sequence: 8, parents: [hash(0x01), hash(0x02)]),
    ],
    later: [LaterKey(key: 11, value: hex("f6")), LaterKey(key: 1000, value: hex("a10102"))])

let someChange = Change(header: someHeader, body: someBody.bytes)
let bareChange = Change(header: restampedHeader, body: nil)
let somePlacedChange = PlacedChange(position: 70_000, change: someChange, receipt: someReceipt)

let someVerdicts: [Verdict] =
    [
        .accepted(someReceipt), .rejected(.byPerson("niet hier")), .rejected(.standsOnRejected),
        .erased,
    ] + HoldReason.allCases.map { .held($0) } + RefuseReason.allCases.map { .refused($0) }

let someFeedEntries: [FeedEntry] = [
    .change(someChange, someReceipt), .own(hash(1), someReceipt), .enter(someFolder),
    .leave(someFolder), .erase(someFolder), .reject(hash(2), .byPerson("nee")),
    .reject(hash(2), .standsOnRejected), .grant, .accepted(hash(3), someReceipt),
]
