internal import SQLite
public import SyncProtocol

/// A record in which all the words were found.
public struct Found: Hashable, Sendable {
    public let folder: FolderID
    public let key: RecordKey
    /// The line by which people know it, where its type has one.
    public let title: String?
    /// Whether the title has all the words.
    public let isInTitle: Bool
    /// Where the words stand: the title, or a few words around them.
    public let excerpt: [Piece]

    public struct Piece: Hashable, Sendable {
        public let words: String
        /// Whether it is what was looked for.
        public let isFound: Bool
    }
}

extension Replica {
    /// The records that have all these words, the last as its beginning: first those that have them in
    /// their title, then the others, each the latest first.
    ///
    /// Whatever a person types is fine. Words between quotation marks stand together.
    public func search(
        _ words: String, types: [TypeNumber]? = nil, limit: Int
    ) throws -> [Found] {
        guard let query = SearchQuery(words), types?.isEmpty != true, limit > 0 else { return [] }
        return try askIndex { try find(query, types, limit: limit) }
    }

    private func find(
        _ query: SearchQuery, _ types: [TypeNumber]?, limit: Int
    ) throws -> [Found] {
        var found = try find(query.inTitle(types), isInTitle: true, limit: limit)
        guard found.count < limit else { return found }
        let titled = Set(found.map { RecordPlace(folder: $0.folder, key: $0.key) })
        for other in try find(query.anywhere(types), isInTitle: false, limit: limit + found.count)
        where found.count < limit {
            if titled.contains(RecordPlace(folder: other.folder, key: other.key)) { continue }
            found.append(other)
        }
        return found
    }

    /// The index gives its rows in their order, so that it stops at the limit.
    private func find(_ expression: String, isInTitle: Bool, limit: Int) throws -> [Found] {
        let excerpt =
            isInTitle
            ? "highlight(found_words, 0, char(2), char(3))"
            : "snippet(found_words, 1, char(2), char(3), '…', \(Self.excerptWords))"
        return try db.all(
            """
            SELECT searched.folder, searched.type, searched.record, searched.title, \(excerpt)
            FROM found_words
            JOIN searched ON searched.id = found_words.rowid
            WHERE found_words MATCH :words
            ORDER BY found_words.rowid DESC
            LIMIT :limit
            """,
            ["words": .text(expression), "limit": .integer(limit)]
        ) { row in
            Found(
                folder: FolderID(row.blob(0))!,
                key: RecordKey(
                    type: TypeNumber(UInt32(row.integer(1))), record: RecordID(row.blob(2))!),
                title: row.optionalText(3), isInTitle: isInTitle, excerpt: pieces(row.text(4)))
        }
    }

    /// As many as fit on a line.
    private static let excerptWords = 12
}

/// An excerpt between whose marks stands what was found.
private func pieces(_ marked: String) -> [Found.Piece] {
    var pieces: [Found.Piece] = []
    var words = ""
    var isFound = false
    func end() {
        if !words.isEmpty { pieces.append(Found.Piece(words: words, isFound: isFound)) }
        words = ""
    }
    for scalar in marked.unicodeScalars {
        guard scalar == "\u{2}" || scalar == "\u{3}" else {
            words.unicodeScalars.append(scalar)
            continue
        }
        end()
        isFound = scalar == "\u{2}"
    }
    end()
    return pieces
}
