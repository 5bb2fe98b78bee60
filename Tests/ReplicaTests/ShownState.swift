import Merge
import SQLite
import SyncProtocol

@testable import Replica

// A replica as text, in names of changes instead of local numbers.

extension Replica {
    /// Every folder that shows something: what people see of it, and what its merging rests on.
    func shown() throws -> [FolderID: String] {
        var lines: [FolderID: [String]] = [:]
        for record in try records(of: SmallSchema.note) {
            let values = record.values.sorted { $0.key < $1.key }.map(\.value)
            let sets = record.sets.sorted { $0.key < $1.key }.map(\.value)
            let texts = record.texts.sorted { $0.key < $1.key }.map(\.value)
            lines[record.folder, default: []].append("\(values) \(sets) \(texts)")
        }
        for conflict in try conflicts() {
            let sides = conflict.sides.map { "\($0.change.short) \($0.choice)" }
            lines[conflict.folder, default: []].append("\(conflict.subject) \(sides)")
        }
        let folders = try db.all("SELECT DISTINCT folder FROM change WHERE counts = 1") {
            FolderID($0.blob(0))!
        }
        for folder in folders {
            lines[folder, default: []] += try [
                "live \(live(in: folder))", "on \(heads(of: folder).map(\.short))",
                "in \(places(of: folder).map { try "\(name($0.change)) \($0.place)" }.sorted())",
            ]
        }
        return lines.mapValues { $0.joined(separator: "\n") }
    }

    func shown(in folder: FolderID) throws -> String { try shown()[folder] ?? "" }

    private func live(in folder: FolderID) throws -> [String] {
        guard let state = try state(of: SmallSchema.key, in: folder) else { return [] }
        let touches = try state.touches.map { try "\(name($0.change)) \($0.deletes)" }.sorted()
        let values = try state.registers.map { field, values in
            let values = try values.map { try "\(name($0.change)) \($0.value)" }.sorted()
            return "\(field.rawValue): \(values)"
        }
        let elements = try state.sets.flatMap { field, elements in
            try elements.map { element, adds in
                "\(field.rawValue) \(element): \(try adds.map(name).sorted())"
            }
        }
        return ["\(touches)"] + values.sorted() + elements.sorted()
    }

    private func name(_ number: LogNumber) throws -> String { try stamp(of: number).name.short }

    /// Every row of every table: what must be the same when nothing was done. How the index of words
    /// lies in its pieces is SQLite's.
    func contents() throws -> [String] {
        let tables = try db.all(
            """
            SELECT name
            FROM sqlite_schema
            WHERE type = 'table' AND name NOT LIKE 'found\\_words\\_%' ESCAPE '\\'
            """
        ) {
            $0.text(0)
        }
        return try tables.sorted().flatMap { table in
            try db.all("SELECT * FROM \"\(table)\"") { row in
                let values = (0..<row.columnCount).map { "\(row.value($0))" }
                return table + " " + values.joined(separator: " | ")
            }
        }
    }

    /// Makes folders ready to receive what others wrote in them.
    func hold(_ folders: [FolderID]) throws {
        try db.transaction { for folder in folders { try setState(.here, of: folder) } }
    }

    func receive(_ changes: [Change]) throws {
        try receive { receiving in
            for change in changes { try receiving.take(change, Person.receipt) }
        }
    }

    func hear(_ verdict: Verdict, on names: [ChangeName]) throws {
        try receive { receiving in
            for name in names { try receiving.take(verdict, on: name) }
        }
    }

    /// The hub says this of all that it is asked before what leaves is forgotten.
    func hearOfLeaving(_ verdict: Verdict?) throws {
        guard let parting = try parting() else { return }
        let verdicts = parting.question.names.map { _ in verdict }
        _ = try take(VerdictsAnswer(verdicts: verdicts), to: parting)
    }

    /// The folder goes, and the hub has all of it.
    func loses(_ folder: FolderID) throws {
        try leave(folder)
        try hearOfLeaving(.accepted(Person.receipt))
    }
}

extension ChangeName {
    var short: String { String(description.prefix(8)) }
}
