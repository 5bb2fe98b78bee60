/// The named steps that bring a file's tables to what this program works with, in order.
///
/// Steps are added at the end, and never changed or taken out once a file may have had them.
public struct Migrations: Sendable {
    public struct Step: Sendable {
        public let name: String
        let carryOut: @Sendable (borrowing Connection) throws -> Void

        public init(
            _ name: String, _ carryOut: @escaping @Sendable (borrowing Connection) throws -> Void
        ) {
            self.name = name
            self.carryOut = carryOut
        }
    }

    private let steps: [Step]

    public init(_ steps: [Step]) {
        precondition(
            Set(steps.map(\.name)).count == steps.count, "Every step has a name of its own.")
        self.steps = steps
    }

    /// The steps that a file has had.
    static func names(on db: borrowing Connection) throws(SQLiteError) -> [String] {
        let hasTable = try db.count(
            "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = 'migration'")
        guard hasTable > 0 else { return [] }
        return try db.all("SELECT name FROM migration ORDER BY number") { $0.text(0) }
    }

    /// The first step of the file that does not stand at the same place here.
    func unknownStep(on db: borrowing Connection) throws(SQLiteError) -> String? {
        let names = try Self.names(on: db)
        return names.indices.first { $0 >= steps.count || steps[$0].name != names[$0] }
            .map { names[$0] }
    }

    fileprivate func isDone(on db: borrowing Connection) throws -> Bool {
        try Self.names(on: db) == steps.map(\.name)
    }

    fileprivate func carryOut(on db: borrowing Connection) throws {
        try db.script(
            """
            CREATE TABLE IF NOT EXISTS migration (
                number INTEGER PRIMARY KEY,
                name TEXT NOT NULL UNIQUE
            ) STRICT
            """)
        // Another process may have been first, since this one looked.
        if let step = try unknownStep(on: db) { throw OpenError.newer(path: db.path, step: step) }
        for step in steps.dropFirst(try Self.names(on: db).count) {
            try step.carryOut(db)
            try db.run("INSERT INTO migration (name) VALUES (:name)", ["name": .text(step.name)])
        }
    }
}

extension Connection {
    /// Carries out the steps that the file has not had, in one transaction: all of them or none.
    public func migrate() throws {
        guard let migrations = options.migrations, try !migrations.isDone(on: self) else { return }
        try transaction { try migrations.carryOut(on: self) }
    }

    /// The names of the steps that the file has had.
    public func migrationNames() throws(SQLiteError) -> [String] {
        try Migrations.names(on: self)
    }
}
