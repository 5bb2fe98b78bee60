// The tables of who was let go, of what devices said about themselves, and of who guesses codes.

/// `revoked` and `departed` follow from the decision journal; `report` is what a device last said, and
/// may be lost. `wrong_codes` tells when the wrong codes of all who tried are forgotten.
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

    CREATE TABLE IF NOT EXISTS wrong_codes (
        one INTEGER PRIMARY KEY CHECK (one = 1),
        forgotten INTEGER NOT NULL
    ) STRICT;
    """
