/// A text that is being typed, in one line or many: its characters, the cursor, and the way back.
public struct TextEditor: Hashable, Sendable {
    /// Room for some thirty pages; a key in a longer text would be felt.
    public static let usualLimit = 100_000

    struct Place: Hashable, Comparable {
        var line: Int
        /// Characters as people count them, before the cursor.
        var column: Int

        static func < (one: Place, other: Place) -> Bool {
            (one.line, one.column) < (other.line, other.column)
        }
    }

    let isOneLine: Bool
    /// In Unicode scalars, so that marks without end on one letter count too.
    private let limit: Int
    var lines: [[Character]]
    var cursor: Place
    /// Where up and down want to go in a shorter row; nil when the cursor came otherwise.
    var wantedColumn: Int?
    var history = EditHistory()
    private(set) var count: Int
    /// The last text did not fit, or not wholly.
    public private(set) var isFull = false

    /// The cursor stands at the end.
    public init(_ text: String = "", isOneLine: Bool = false, limit: Int = usualLimit) {
        self.isOneLine = isOneLine
        self.limit = limit
        lines = [[]]
        cursor = Place(line: 0, column: 0)
        count = 0
        insert(text)
        history = EditHistory()
    }

    public var text: String { lines.map { String($0) }.joined(separator: "\n") }

    public var isEmpty: Bool { lines.count == 1 && lines[0].isEmpty }

    /// What to say of the last key or paste; nil where it fitted.
    public var notice: Wording? { isFull ? Words.isFull : nil }

    /// Puts a text in at the cursor; what exceeds the limit is left out, and `isFull` says so.
    public mutating func insert(_ text: String) {
        replace(cursor, cursor, with: text, kind: .whole)
    }

    /// Another text in the place of all, as one step of undo.
    public mutating func replaceAll(with text: String) {
        replace(start, end, with: text, kind: .whole)
    }

    var start: Place { Place(line: 0, column: 0) }

    var end: Place { Place(line: lines.count - 1, column: lines.last!.count) }

    mutating func replace(
        _ from: Place, _ to: Place, with typed: String, kind: EditHistory.Kind
    ) {
        let removed = text(from, to)
        let inserted = fitting(typed, removing: removed.unicodeScalars.count)
        guard !removed.isEmpty || !inserted.isEmpty else { return }
        let offset = scalars(before: from)
        let start = ScalarPlace(line: from.line, offset: offset)
        let before = cursor == from ? start : scalarCursor
        let after: ScalarPlace
        if isSimple(from, to, inserted) {
            lines[from.line].replaceSubrange(from.column..<to.column, with: inserted)
            cursor = Place(line: from.line, column: from.column + inserted.utf8.count)
            after = ScalarPlace(line: from.line, offset: offset + inserted.utf8.count)
        } else {
            splice(line: from.line, offset: offset, removing: removed, inserting: inserted)
            after = scalarCursor
        }
        count += inserted.unicodeScalars.count - removed.unicodeScalars.count
        wantedColumn = nil
        history.add(
            Edit(
                line: from.line, offset: offset, removed: removed, inserted: inserted,
                cursorBefore: before, cursorAfter: after), kind)
    }

    private mutating func fitting(_ typed: String, removing: Int) -> String {
        var clean = CleanText.of(typed)
        if isOneLine { clean = String(clean.map { $0 == "\n" ? " " : $0 }) }
        let room = max(0, limit - count + removing)
        isFull = clean.unicodeScalars.count > room
        return isFull ? String(String.UnicodeScalarView(clean.unicodeScalars.prefix(room))) : clean
    }

    mutating func settle(after inserted: String, instead removed: String) {
        count += inserted.unicodeScalars.count - removed.unicodeScalars.count
        wantedColumn = nil
        isFull = false
    }

    /// Neighbours in ASCII never join to one character, so that nothing has to be read anew.
    private func isSimple(_ from: Place, _ to: Place, _ inserted: String) -> Bool {
        guard from.line == to.line, inserted.utf8.allSatisfy({ $0 < 0x80 && $0 != 0x0A }) else {
            return false
        }
        let line = lines[from.line]
        return (from.column == 0 || line[from.column - 1].isASCII)
            && (to.column == line.count || line[to.column].isASCII)
    }
}
