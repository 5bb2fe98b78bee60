internal import Merge
internal import SQLite
internal import SyncProtocol

// One real table per record type, with the values as people see them.

extension Schema {
    /// What the tables follow from, as one hash.
    var shape: [UInt8] {
        var description = "\(version)"
        for type in types {
            description += "\n\(type.name) \(type.searchShape)"
            for column in type.columns {
                let uses = column.field.uses
                description += "\n\(column.field.name) \(column.type) \(uses.rawValue)"
            }
        }
        return SHA256.hash(Array(description.utf8))
    }

    /// Whether the file's tables were made for this schema, and its folders folded by it.
    func isKnown(to db: borrowing Connection) throws(SQLiteError) -> Bool {
        try db.first("SELECT shape FROM link") { $0.optionalBlob(0) } == shape
    }

    func makeTables(on db: borrowing Connection) throws {
        try db.transaction { for type in types { try type.makeTable(on: db) } }
    }

    func rowTables(on db: borrowing Connection) throws(SQLiteError) -> [TypeNumber: RowTable] {
        var tables: [TypeNumber: RowTable] = [:]
        for type in types { tables[type.number] = try RowTable(type, on: db) }
        return tables
    }
}

extension RecordType {
    /// Texts have a table of their own; the others are columns here.
    var columns: [(field: FieldDefinition, type: String)] {
        fields.compactMap { field in
            switch field.merging {
            case .register(let kind, _): (field, kind.columnType)
            case .set: (field, "TEXT")
            case .text: nil
            }
        }
    }

    func makeTable(on db: borrowing Connection) throws(SQLiteError) {
        try db.script(
            """
            CREATE TABLE IF NOT EXISTS "\(name)" (
                folder BLOB NOT NULL,
                record BLOB NOT NULL,
                causes BLOB NOT NULL,
                PRIMARY KEY (folder, record)
            ) STRICT, WITHOUT ROWID;
            """)
        let present = Set(
            try db.all("SELECT name FROM pragma_table_info(:name)", ["name": .text(name)]) {
                $0.text(0)
            })
        for column in columns where !present.contains(column.field.name) {
            try db.script(
                "ALTER TABLE \"\(name)\" ADD COLUMN \"\(column.field.name)\" \(column.type)")
        }
        try makeIndexes(on: db)
    }

    /// One for each field that the schema says is asked for by its value, and no other.
    private func makeIndexes(on db: borrowing Connection) throws(SQLiteError) {
        let present = try db.all(
            """
            SELECT name
            FROM sqlite_schema
            WHERE type = 'index' AND tbl_name = :name AND sql IS NOT NULL
            """,
            ["name": .text(name)]
        ) { $0.text(0) }
        let wanted = fields.filter { $0.uses.contains(.indexed) }.map { (indexName($0), $0.name) }
        for index in present where !wanted.contains(where: { $0.0 == index }) {
            try db.script("DROP INDEX \"\(index)\"")
        }
        for (index, column) in wanted where !present.contains(index) {
            try db.script("CREATE INDEX \"\(index)\" ON \"\(name)\" (\"\(column)\")")
        }
    }

    private func indexName(_ field: FieldDefinition) -> String { "\(name)_by_\(field.name)" }
}

extension Value {
    var column: SQLValue {
        switch self {
        case .empty: .null
        case .whole(let number): .integer(number)
        case .text(let text): .text(text)
        case .bytes(let bytes): .blob(bytes)
        }
    }
}

/// The elements of a set as one readable column: a JSON array in the order of the elements; null where
/// there are none, as in a column that was added later.
func setColumn(_ elements: [Value]) -> SQLValue {
    guard !elements.isEmpty else { return .null }
    let items = elements.map { element in
        switch element {
        case .empty: "null"
        case .whole(let number): String(number)
        case .text(let text): jsonString(text)
        case .bytes(let bytes): jsonString(hexadecimal(bytes))
        }
    }
    return .text("[" + items.joined(separator: ",") + "]")
}

/// A string as JSON writes it (RFC 8259 §7).
func jsonString(_ text: String) -> String {
    var json = "\""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "\"": json += "\\\""
        case "\\": json += "\\\\"
        case _ where scalar.value < 0x20:
            json += "\\u00" + hexadecimal([UInt8(scalar.value)])
        default: json.unicodeScalars.append(scalar)
        }
    }
    return json + "\""
}
