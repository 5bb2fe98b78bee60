import Foundation
import SQLite
import SyncProtocol
import Testing

@testable import Hub

/// Whatever is changed or taken out of the log by hand, one value after another, the audit finds it.
@Suite struct EveryEntryTests {
    private let some: SomeHub
    private let line: HeadLine

    /// What nothing else tells of: who brought a change and when, and the number of its row.
    private static let untold: Set<String> = [
        "number", "device", "pushed", "proven", "chained", "received", "reason", "words", "erased",
        "erased_by", "erased_reason", "released",
    ]
    private static let tables = [
        "feed", "change", "folder", "chain", "alias", "waits_for", "decision",
    ]

    /// A hub in which every table has rows.
    init() throws {
        some = try SomeHub()
        let anke = try some.device()
        let office = try some.device(of: "Kees", "kantoor")
        let reader = try some.device(of: "Lies", "lezer")
        let first = try anke.makeAccepted(.numbered(1))
        let aside = office.write(in: .numbered(1), on: [first], place: .zuid)
        let held = reader.write(in: .numbered(1), on: [first])
        let standsOnHeld = reader.write(in: .numbered(1), on: [held])
        let rejected = reader.write(in: .numbered(1), on: [first])
        let released = reader.write(in: .numbered(1), on: [first])
        _ = try office.push(aside)
        _ = try anke.push(anke.write(in: .numbered(1), on: [first], place: .west))
        _ = try reader.push(held, standsOnHeld, rejected, released)
        try some.hub.reject(rejected.name, words: "nee")
        try some.hub.release(released.name)
        let gone = try anke.makeAccepted(.numbered(2))
        try some.hub.erase(.numbered(2), by: [anke.user, office.user], reason: "verzoek")
        _ = try anke.push(anke.write(in: .numbered(2), on: [gone]))
        try Self.rename(in: anke)
        line = try some.hub.headLine()
    }

    /// A change that goes on under another name.
    private static func rename(in device: SomeDevice) throws {
        let former = device.write(in: .numbered(3), on: [], place: .noord) { $0.kind = .dossier }
        try device.becomeNewSite()
        let renamed = device.write(in: .numbered(3), on: [], place: .noord, body: former.body) {
            $0.kind = .dossier
            $0.was = [
                FormerLife(
                    site: former.header.site, sequence: former.header.sequence, parents: [])
            ]
        }
        #expect(try device.push(renamed) == [device.some.accepted(renamed)])
    }

    @Test func `as it was made it is clean`() throws {
        #expect(try some.hub.audit() == [])
        for table in Self.tables {
            #expect(try some.hub.db.count("SELECT count(*) FROM \(table)") > 0, "\(table)")
        }
    }

    @Test(arguments: tables) func `a value that was changed is found`(table: String) throws {
        var tried = 0
        for row in 0..<Int(try some.hub.db.count("SELECT count(*) FROM \(table)")) {
            for column in try columns(of: table) where !Self.untold.contains(column) {
                guard let (changed, back) = try change(column, of: table, row) else { continue }
                tried += 1

                #expect(try some.hub.audit() != [], "\(table).\(column) of row \(row): \(changed)")

                try back()
            }
        }
        #expect(try some.hub.audit() == [])
        #expect(tried > 0)
    }

    @Test(arguments: tables) func `a row that was taken out is found`(table: String) throws {
        for row in 0..<Int(try some.hub.db.count("SELECT count(*) FROM \(table)")) {
            let columns = try columns(of: table)
            let names = columns.joined(separator: ", ")
            let values = try some.hub.db.first(
                "SELECT \(names) FROM \(table) ORDER BY 1, 2 LIMIT 1 OFFSET \(row)"
            ) { found in columns.indices.map { found.value($0) } }!
            let conditions = columns.map { "\($0) IS :\($0)" }.joined(separator: " AND ")
            try bound("DELETE FROM \(table) WHERE \(conditions)", columns, values)

            // The last of all can only be missed by who knows how far the feed was.
            #expect(try some.hub.audit(since: line) != [], "row \(row) of \(table)")

            let places = columns.map { ":\($0)" }.joined(separator: ", ")
            try bound("INSERT INTO \(table) (\(names)) VALUES (\(places))", columns, values)
        }
        #expect(try some.hub.audit() == [])
    }

    @Test func `two entries of the feed that changed places are found`() throws {
        let last = try some.hub.feedPosition()
        for position in 1..<last {
            try swapWithNext(position)
            #expect(try some.hub.audit() != [], "\(position)")
            try swapWithNext(position)
        }
        #expect(try some.hub.audit() == [])
    }

    private func swapWithNext(_ position: Int64) throws {
        try some.hub.db.script(
            """
            UPDATE feed SET position = -1 WHERE position = \(position);
            UPDATE feed SET position = \(position) WHERE position = \(position + 1);
            UPDATE feed SET position = \(position + 1) WHERE position = -1;
            """)
    }

    private func columns(of table: String) throws -> [String] {
        try some.hub.db.all("SELECT name FROM pragma_table_info('\(table)')") { $0.text(0) }
    }

    private func bound(_ sql: String, _ columns: [String], _ values: [SQLValue]) throws {
        let statement = try some.hub.db.prepare(sql)
        for (column, value) in zip(columns, values) {
            try statement.bind(value, at: statement.index(of: column))
        }
        try statement.run()
    }

    /// Changes one value a little; nil where there is none. What it gives back undoes that.
    private func change(
        _ column: String, of table: String, _ row: Int
    ) throws -> (String, () throws -> Void)? {
        let columns = try columns(of: table)
        let names = columns.joined(separator: ", ")
        let values = try some.hub.db.first(
            "SELECT \(names) FROM \(table) ORDER BY 1, 2 LIMIT 1 OFFSET \(row)"
        ) { found in columns.indices.map { found.value($0) } }!
        let index = columns.firstIndex(of: column)!
        var changed = values
        switch values[index] {
        case .null: return nil
        case .integer(let number): changed[index] = .integer(number + 1)
        case .text(let text): changed[index] = .text(text + "x")
        case .blob(var bytes):
            guard !bytes.isEmpty else { return nil }
            bytes[bytes.count - 1] ^= 1
            changed[index] = .blob(bytes)
        }
        let conditions = columns.map { "\($0) IS :\($0)" }.joined(separator: " AND ")
        func put(_ new: [SQLValue], for old: [SQLValue]) throws {
            let sql = "UPDATE \(table) SET \(column) = :new WHERE \(conditions)"
            let statement = try some.hub.db.prepare(sql)
            try statement.bind(new[index], at: statement.index(of: "new"))
            for (column, value) in zip(columns, old) {
                try statement.bind(value, at: statement.index(of: column))
            }
            try statement.run()
        }
        do { try put(changed, for: values) } catch is SQLiteError { return nil }
        return ("\(values[index])", { try put(values, for: changed) })
    }
}
