// The tables of who was let go, and of what devices said about themselves.

/// `revoked` and `departed` follow from the decision journal; `report` is what a device last said, and
/// may be lost.
let accountTables = """
    CREATE TABLE IF NOT EXISTS revoked (
        device BLOB PRIMARY KEY,
        stolen INTEGER NOT NULL,
        at INTEGER NOT NULL,
        told INTEGER
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE IF NOT EXISTS departed (
        user BLOB PRIMARY KEY,
        at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE IF NOT EXISTS report (
        device BLOB PRIMARY KEY,
        at INTEGER NOT NULL,
        waiting INTEGER NOT NULL,
        oldest INTEGER,
        clock_offset INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    """
