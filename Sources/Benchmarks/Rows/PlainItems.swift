import Replica

/// The rows in a plain table, written by prepared statements in one transaction.
struct PlainItems: ~Copyable {
    private let database: PlainDatabase

    init(_ path: String) throws {
        let database = try PlainDatabase.open(path, durability: .normal)
        try database.run(
            """
            CREATE TABLE items (
                id TEXT PRIMARY KEY, title TEXT, body TEXT, qty INTEGER, done INTEGER, updated INTEGER
            )
            """)
        self.database = database
    }

    func insert(_ items: [Item]) throws { try write(items, Self.insertion) }

    /// What a plain receiver of whole rows would do.
    func upsert(_ items: [Item]) throws {
        try write(
            items,
            """
            \(Self.insertion)
            ON CONFLICT DO UPDATE SET title = excluded.title, body = excluded.body,
                qty = excluded.qty, done = excluded.done, updated = excluded.updated
            """)
    }

    func update(_ updates: [(index: Int, qty: Int)], of items: [Item]) throws {
        let statement = try database.prepare("UPDATE items SET qty = ? WHERE id = ?")
        try database.transaction {
            for update in updates {
                statement.bind(1, update.qty)
                statement.bind(2, items[update.index].idText)
                try statement.run()
            }
        }
    }

    private static let insertion = "INSERT INTO items VALUES (?, ?, ?, ?, ?, ?)"

    private func write(_ items: [Item], _ sql: String) throws {
        let statement = try database.prepare(sql)
        try database.transaction {
            for item in items {
                statement.bind(1, item.idText)
                statement.bind(2, item.title)
                statement.bind(3, item.body)
                statement.bind(4, item.qty)
                statement.bind(5, item.done)
                statement.bind(6, item.updated)
                try statement.run()
            }
        }
    }
}
