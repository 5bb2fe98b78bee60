// The tables that every replica has, whatever its application keeps.

/// `change` is the log and the truth, `own` the order in which this replica made its part of it; what
/// stands from `head` on is derived from the log and can be made anew. A change is found by the number
/// that its name begins with: an index of numbers is a third of one of names. The last saves may lie on
/// the pile: they stand in neither `own` nor that index yet, see `Pile`. `head` has the heads of a folder
/// where they are several; one alone is the last change that counts. A record's state stands in the row
/// that shows it; a deleted one, which no row shows, has it in `deleted`. From `draft` to `looked` stands
/// what only concerns who works here; `folder.revision` tells screens what to read anew, unless a later
/// change that counts does.
let localTables = """
    CREATE TABLE site (
        life INTEGER PRIMARY KEY,
        site BLOB NOT NULL UNIQUE,
        agreed INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE link (
        one INTEGER PRIMARY KEY CHECK (one = 1),
        hub BLOB,
        token BLOB,
        user BLOB,
        user_name TEXT,
        cursor BLOB,
        cursor_fits INTEGER NOT NULL DEFAULT 0,
        compare_due INTEGER NOT NULL DEFAULT 1,
        compared_at INTEGER,
        clock_offset INTEGER NOT NULL DEFAULT 0,
        last_contact INTEGER,
        index_set_aside INTEGER NOT NULL DEFAULT 0,
        schema INTEGER,
        shape BLOB
    ) STRICT;

    CREATE TABLE granted (
        role TEXT NOT NULL,
        scope TEXT NOT NULL,
        PRIMARY KEY (role, scope)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE change (
        number INTEGER PRIMARY KEY,
        name_start INTEGER NOT NULL,
        name BLOB NOT NULL,
        folder BLOB NOT NULL,
        site BLOB NOT NULL,
        sequence INTEGER NOT NULL,
        header BLOB NOT NULL,
        body BLOB,
        standing INTEGER NOT NULL,
        reason INTEGER,
        words TEXT,
        receipt BLOB,
        parents BLOB,
        counts INTEGER NOT NULL DEFAULT 0,
        ineffective INTEGER NOT NULL DEFAULT 0,
        chain BLOB
    ) STRICT;
    CREATE INDEX change_by_name ON change (name_start) WHERE standing <> 8;
    CREATE INDEX change_by_folder ON change (folder, counts, number);
    CREATE INDEX change_unsettled ON change (standing, number)
    WHERE standing <> 1 AND standing <> 8;
    CREATE INDEX change_parked ON change (folder, number) WHERE counts = 0;
    CREATE INDEX change_ineffective ON change (folder, ineffective)
    WHERE ineffective > 0;

    CREATE TABLE own (
        site BLOB NOT NULL,
        sequence INTEGER NOT NULL,
        name BLOB NOT NULL,
        chain BLOB NOT NULL,
        PRIMARY KEY (site, sequence)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE alias (
        former BLOB PRIMARY KEY,
        name BLOB NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE folder (
        folder BLOB PRIMARY KEY,
        state INTEGER NOT NULL,
        read_after INTEGER NOT NULL DEFAULT 0,
        kind TEXT,
        revision INTEGER NOT NULL DEFAULT 0
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX folder_by_revision ON folder (revision);

    CREATE TABLE draft (
        draft BLOB PRIMARY KEY,
        folder BLOB NOT NULL,
        contents BLOB NOT NULL,
        saved_at INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE set_aside (
        name BLOB PRIMARY KEY,
        standing INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE undone (
        by BLOB PRIMARY KEY,
        name BLOB NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX undone_by_name ON undone (name);

    CREATE TABLE looked (
        folder BLOB PRIMARY KEY,
        heads BLOB NOT NULL,
        revision INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE head (
        folder BLOB NOT NULL,
        number INTEGER NOT NULL,
        PRIMARY KEY (folder, number)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE place (
        folder BLOB NOT NULL,
        number INTEGER NOT NULL,
        place TEXT NOT NULL,
        PRIMARY KEY (folder, number)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE deleted (
        folder BLOB NOT NULL,
        type INTEGER NOT NULL,
        record BLOB NOT NULL,
        state BLOB NOT NULL,
        PRIMARY KEY (folder, type, record)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE text (
        folder BLOB NOT NULL,
        type INTEGER NOT NULL,
        record BLOB NOT NULL,
        field INTEGER NOT NULL,
        heads BLOB NOT NULL,
        string TEXT NOT NULL,
        PRIMARY KEY (folder, type, record, field)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE conflict (
        folder BLOB NOT NULL,
        type INTEGER NOT NULL,
        record BLOB NOT NULL,
        field INTEGER NOT NULL,
        PRIMARY KEY (folder, type, record, field)
    ) STRICT, WITHOUT ROWID;
    """

/// The derived tables by name, for making them anew and for comparing them.
let derivedTables = ["head", "place", "deleted", "text", "conflict"]

/// The number that stands for a record's existence where a field is named.
let existenceField: Int64 = -1
