// The tables by which records are found, whatever their type.

/// `searched` has a row for each record that people know by a title or find by its words; `found_words`
/// is the index on it. A row's number begins with that of the change that wrote its words last, so
/// that the order of the rows is that of their making. `marks` names the type in a word that nobody
/// can type, and has the title's words without the strokes and ligatures that the index keeps.
/// `known_type` tells what the tables and rows of each type were made for.
let searchTables = """
    CREATE TABLE searched (
        id INTEGER PRIMARY KEY,
        folder BLOB NOT NULL,
        type INTEGER NOT NULL,
        record BLOB NOT NULL,
        title TEXT,
        sort_key TEXT,
        words TEXT NOT NULL,
        marks TEXT NOT NULL,
        UNIQUE (folder, type, record)
    ) STRICT;
    CREATE INDEX searched_by_title ON searched (type, sort_key, folder, record, title)
    WHERE sort_key IS NOT NULL;

    CREATE TABLE known_type (
        type INTEGER PRIMARY KEY,
        name TEXT NOT NULL,
        search TEXT NOT NULL
    ) STRICT;

    \(foundWordsTable)
    """

let foundWordsTable = """
    CREATE VIRTUAL TABLE IF NOT EXISTS found_words USING fts5(
        title,
        words,
        marks,
        content = 'searched',
        content_rowid = 'id',
        tokenize = "unicode61 remove_diacritics 2",
        prefix = '2 3',
        columnsize = 0
    );
    """
