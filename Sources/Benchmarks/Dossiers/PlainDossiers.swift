import Replica
import SyncProtocol

/// The same records in plain tables, as a program without replicas would keep them.
struct PlainDossiers: ~Copyable {
    let database: PlainDatabase
    private let insertions: [PlainStatement]

    init(_ path: String, _ durability: Durability, indexed: Bool) throws {
        let database = try PlainDatabase.open(path, durability: durability)
        for type in DossierSchema.types {
            let columns = type.fields.map { "\($0.name) \(Self.columnType($0.merging))" }
            try database.run(
                """
                CREATE TABLE IF NOT EXISTS \(type.name) (
                    id TEXT PRIMARY KEY, folder TEXT NOT NULL, \(columns.joined(separator: ", "))
                )
                """)
            guard indexed else { continue }
            try database.run(
                "CREATE INDEX IF NOT EXISTS \(type.name)_by_folder ON \(type.name) (folder)")
        }
        insertions = try DossierSchema.types.map { type in
            let marks = Array(repeating: "?", count: type.fields.count + 2)
            return try database.prepare(
                "INSERT INTO \(type.name) VALUES (\(marks.joined(separator: ", ")))")
        }
        self.database = database
    }

    private static func columnType(_ merging: Merging) -> String {
        switch merging {
        case .register(.text, _), .text: "TEXT"
        default: "INTEGER"
        }
    }

    func insert(_ record: MadeRecord, in folder: FolderID) throws {
        let statement = insertions[Int(record.key.type.rawValue) - 1]
        statement.bind(1, record.key.record.hyphenated)
        statement.bind(2, folder.hyphenated)
        for (place, value) in record.values.enumerated() {
            switch value {
            case .whole(let number): statement.bind(Int32(place + 3), Int(number))
            case .text(let text): statement.bind(Int32(place + 3), text)
            case .empty, .bytes: break
            }
        }
        try statement.run()
    }
}
