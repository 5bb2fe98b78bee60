import Merge
import SyncProtocol

/// One author of a recorded session: makes a change of what is typed, as a replica would.
struct TextAuthor {
    private let site: SiteID
    private let folder = FolderID(high: 7, low: 7)
    private let user = UserID(high: 8, low: 8)
    private let field = Field(
        RecordKey(type: TypeNumber(1), record: RecordID(high: 9, low: 9)), FieldNumber(1))
    private var sequence: Int64 = 0
    private var change: Change?
    private(set) var changeCount = 0
    private(set) var byteCount = 0

    init(site: Int) { self.site = SiteID(high: UInt64(site), low: 0) }

    var last: ChangeName? { change?.name }

    var tie: TieBreak {
        TieBreak(site: site, sequence: sequence, name: last ?? ChangeName(of: []))
    }

    /// The last change as it goes over the line.
    var update: [UInt8] { change.map { ChangeRun([$0]).encoded } ?? [] }

    mutating func record(_ edits: [TextEdit], on parents: [ChangeName]) {
        sequence += 1
        let body = Body(
            salt: [UInt8](repeating: UInt8(truncatingIfNeeded: sequence), count: 16),
            operations: [.edit(field, edits)])
        let header = Header(
            site: site, sequence: sequence, parents: parents, at: 1_700_000_000_000 + sequence,
            author: user, folder: folder, schema: 1, commitment: body.commitment)
        let change = Change(header: header, body: body.bytes)
        self.change = change
        changeCount += 1
        byteCount += change.byteCount
    }

    /// The session in as few changes as the limit on their bytes allows.
    func fewestParts(of edits: [TextEdit]) -> [[TextEdit]] {
        var parts: [[TextEdit]] = []
        var part: [TextEdit] = []
        var bytes = 0
        for edit in coalesced(edits) {
            let size = edit.inserted.utf8.count + Self.bytesPerEdit
            if bytes + size > Limits.changeBytes - Limits.headerBytes {
                parts.append(part)
                part = []
                bytes = 0
            }
            part.append(edit)
            bytes += size
        }
        return parts + [part]
    }

    /// An array of three, two numbers and the length of a text, at their longest here.
    private static let bytesPerEdit = 14
}

/// Takes changes from the line one by one, as a replica would.
struct TextReceiver {
    private(set) var document = TextDocument()
    private var indexes: [ChangeName: Int] = [:]

    init(_ updates: [[UInt8]]) throws {
        for update in updates { try take(update) }
    }

    private mutating func take(_ update: [UInt8]) throws {
        for change in try ChangeRun(decoding: update).changes {
            let parents = change.header.parents.map { indexes[$0]! }
            let tie = TieBreak(
                site: change.header.site, sequence: change.header.sequence, name: change.name)
            let body = try Body(decoding: change.body ?? [])
            for operation in body.operations {
                guard case .edit(_, let edits) = operation else { continue }
                indexes[change.name] = document.eventCount
                document.append(edits, on: parents, tie: tie)
            }
        }
    }
}
