// The hub's tables: a log, a feed, and who may do what.

/// `change` holds every well-formed header that ever came in; `feed` is the one order in which the
/// accepted ones became visible, by their numbers. What a folder's changes come to, its heads and its
/// live places, stands in `folder`, so that taking a change in reads and writes one row of it.
let hubTables = """
    CREATE TABLE IF NOT EXISTS hub (
        one INTEGER PRIMARY KEY CHECK (one = 1),
        hub BLOB NOT NULL,
        epoch BLOB NOT NULL,
        journal_serial INTEGER NOT NULL,
        journal_hash BLOB NOT NULL,
        alarms INTEGER NOT NULL DEFAULT 0
    ) STRICT;

    CREATE TABLE IF NOT EXISTS user (
        user BLOB PRIMARY KEY,
        name TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE IF NOT EXISTS granted (
        user BLOB NOT NULL REFERENCES user,
        role TEXT NOT NULL,
        scope TEXT NOT NULL,
        PRIMARY KEY (user, role, scope)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE IF NOT EXISTS device (
        device BLOB PRIMARY KEY,
        user BLOB NOT NULL REFERENCES user,
        name TEXT NOT NULL,
        last_contact INTEGER,
        forks INTEGER NOT NULL DEFAULT 0
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE IF NOT EXISTS site (
        site BLOB PRIMARY KEY,
        device BLOB NOT NULL REFERENCES device
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE IF NOT EXISTS token (
        fingerprint BLOB PRIMARY KEY,
        site BLOB NOT NULL REFERENCES site
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE IF NOT EXISTS code (
        name TEXT PRIMARY KEY,
        proof BLOB NOT NULL,
        user BLOB NOT NULL REFERENCES user,
        expires INTEGER NOT NULL,
        tries INTEGER NOT NULL DEFAULT 0,
        used_by BLOB
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE IF NOT EXISTS folder (
        folder BLOB PRIMARY KEY,
        kind TEXT,
        heads BLOB NOT NULL,
        places BLOB NOT NULL,
        erased INTEGER,
        erased_by BLOB,
        erased_reason TEXT
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE IF NOT EXISTS change (
        number INTEGER PRIMARY KEY,
        name BLOB NOT NULL UNIQUE,
        folder BLOB NOT NULL,
        site BLOB NOT NULL,
        sequence INTEGER NOT NULL,
        header BLOB NOT NULL,
        body BLOB,
        device BLOB NOT NULL,
        pushed INTEGER NOT NULL,
        proven INTEGER NOT NULL,
        chained INTEGER NOT NULL,
        received INTEGER NOT NULL,
        standing INTEGER NOT NULL,
        reason INTEGER,
        words TEXT,
        position INTEGER,
        parents BLOB
    ) STRICT;
    CREATE INDEX IF NOT EXISTS change_by_folder ON change (folder, position);
    CREATE INDEX IF NOT EXISTS change_unchained ON change (site, sequence) WHERE chained = 0;
    CREATE INDEX IF NOT EXISTS change_held ON change (number) WHERE standing = 1;

    CREATE TABLE IF NOT EXISTS sealed (
        name BLOB PRIMARY KEY,
        body BLOB NOT NULL,
        received INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE IF NOT EXISTS alias (
        former BLOB PRIMARY KEY,
        name BLOB NOT NULL,
        site BLOB NOT NULL,
        sequence INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX IF NOT EXISTS alias_by_site ON alias (site, sequence);

    CREATE TABLE IF NOT EXISTS waits_for (
        parent BLOB NOT NULL,
        child INTEGER NOT NULL,
        PRIMARY KEY (parent, child)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE IF NOT EXISTS chain (
        site BLOB NOT NULL,
        sequence INTEGER NOT NULL,
        name BLOB NOT NULL,
        hash BLOB,
        PRIMARY KEY (site, sequence)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE IF NOT EXISTS decision (
        name BLOB PRIMARY KEY,
        released INTEGER NOT NULL,
        words TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE IF NOT EXISTS feed (
        position INTEGER PRIMARY KEY,
        change INTEGER,
        entry BLOB,
        hash BLOB NOT NULL,
        CHECK ((change IS NULL) <> (entry IS NULL))
    ) STRICT;
    """
