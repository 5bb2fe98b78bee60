internal import Merge
internal import SQLite
public import SyncProtocol

/// What one change did to one field, for people to read.
public struct FieldStep: Hashable, Sendable {
    public let change: ChangeName
    public let author: UserID
    public let at: Int64
    public let standing: Standing
    /// Whether it shows: not when it was rejected, or came before what it stands on.
    public let counts: Bool
    public let reason: String?
    public let deed: Deed

    public enum Deed: Hashable, Sendable {
        /// From what its author saw: nothing, a value, or several that were written apart.
        case wrote(from: [Value], to: Value)
        case added(Value)
        case removed(Value)
        /// The pieces in the order in which they stand in the text.
        case typed(inserted: [String], removed: [String])
    }
}

extension Replica {
    /// What became of a field, in the order in which it counts here.
    public func history(of field: Field, in folder: FolderID) throws -> [FieldStep] {
        try db.read {
            var telling = FieldTelling(field, try authors(within: field, folder))
            for row in try rows(in: folder) {
                let parents = try row.counts ? row.parents : standingNumbers(of: row)
                telling.tell(row, on: parents)
            }
            return telling.steps
        }
    }

    /// On what a change stands that does not count itself.
    private func standingNumbers(of row: LogRow) throws -> [LogNumber] {
        let known = try row.header.parents.filter { try self.row(everNamed: $0) != nil }
        return try standing(known, in: row.header.folder).compactMap {
            try self.row(named: $0)?.number
        }
    }
}

/// Follows one field through the log of its folder.
private struct FieldTelling {
    let field: Field
    private let text: TextReading
    private(set) var steps: [FieldStep] = []
    private var graph = EventGraph()
    private var written: [LogNumber: Value] = [:]

    init(_ field: Field, _ text: TextReading) {
        self.field = field
        self.text = text
    }

    mutating func tell(_ row: LogRow, on parents: [LogNumber]) {
        var edits: [TextEdit] = []
        var last: Value?
        for operation in row.operations {
            switch operation {
            case .write(field, let to, let reason):
                let from = last.map { [$0] } ?? live(on: parents)
                add(.wrote(from: from, to: to), by: row, reason)
                last = to
            case .add(field, let value): add(.added(value), by: row)
            case .remove(field, let value): add(.removed(value), by: row)
            case .edit(field, let more): edits += more
            default: continue
            }
        }
        if !edits.isEmpty { add(typed(edits, by: row), by: row) }
        guard row.counts else { return }
        graph.insert(row.number, parents: parents)
        if let last { written[row.number] = last }
    }

    /// The values that whoever wrote on these parents saw.
    private func live(on parents: [LogNumber]) -> [Value] {
        let seen = written.keys.filter { graph.hasSeen($0, on: parents) }
        let values = graph.maximal(of: seen).map { written[$0]! }
        return Set(values).sorted()
    }

    private func typed(_ edits: [TextEdit], by row: LogRow) -> FieldStep.Deed {
        guard row.counts else {
            return .typed(inserted: edits.map(\.inserted).filter { !$0.isEmpty }, removed: [])
        }
        return .typed(
            inserted: text.pieces.filter { $0.insertedBy.change == row.name }.map(\.string),
            removed: text.pieces.filter { piece in
                piece.deletedBy.contains { $0.change == row.name }
            }.map(\.string))
    }

    private mutating func add(_ deed: FieldStep.Deed, by row: LogRow, _ reason: String? = nil) {
        steps.append(
            FieldStep(
                change: row.name, author: row.header.author, at: row.header.at,
                standing: row.standing, counts: row.counts, reason: reason ?? row.remark,
                deed: deed))
    }
}

extension LogRow {
    /// Why the change was made, where no single operation says so.
    var remark: String? {
        for case .remark(let words) in operations { return words }
        return nil
    }
}
