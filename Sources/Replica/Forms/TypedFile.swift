internal import SQLite

/// The file of what is being typed, as every program of its replica opens it.
enum TypedFile {
    /// What the file says it is, in ASCII.
    private static let applicationID: Int32 = 0x5645_4c54

    private static let tables = Migrations([
        Migrations.Step("typed") {
            try $0.script(
                """
                CREATE TABLE typed (
                    draft BLOB PRIMARY KEY,
                    folder BLOB NOT NULL,
                    contents BLOB NOT NULL,
                    at INTEGER NOT NULL
                ) STRICT
                """)
        }
    ])

    static func path(beside replica: String) -> String { replica + "-typed" }

    /// No key moves the log of the file into the file: who types has no time for that.
    static func open(
        _ path: String, _ durability: Durability, mustExist: Bool = false
    ) throws -> Connection {
        let connection = try Connection.open(
            path,
            Connection.Options(
                durability: durability.option, mustExist: mustExist, applicationID: applicationID,
                migrations: tables, checkpointPages: 0))
        try connection.migrate()
        return connection
    }
}
