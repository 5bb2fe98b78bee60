/// A table as programs write it down (RFC 4180), with commas or semicolons.
public struct CSVTable: Hashable, Sendable {
    public let header: [String]
    public let rows: [Row]

    public struct Row: Hashable, Sendable {
        /// As an editor counts; the header is on line 1.
        public let line: Int
        public let cells: [String]
    }

    /// What is wrong with a file that is no such table.
    public struct Malformed: Error, Hashable, Sendable {
        public let words: Words
    }

    public init(_ text: String) throws(Malformed) {
        var reader = Reader(text)
        let lines = try reader.lines()
        guard let first = lines.first else {
            throw Malformed(words: Words("het bestand is leeg", "the file is empty"))
        }
        header = first.cells.map(trimmed)
        rows = lines.dropFirst().filter { $0.cells.contains { !trimmed($0).isEmpty } }
        if let wrong = rows.first(where: { $0.cells.count != first.cells.count }) {
            throw Malformed(
                words: Words(
                    "regel \(wrong.line) heeft \(wrong.cells.count) velden, en de kop "
                        + "\(first.cells.count)",
                    "line \(wrong.line) has \(wrong.cells.count) fields, and the header "
                        + "\(first.cells.count)"))
        }
    }

    /// Goes through the scalars once; a quoted cell may hold anything, two quotes stand for one.
    private struct Reader {
        private let scalars: [Unicode.Scalar]
        private let separator: Unicode.Scalar
        private var index = 0
        private var line = 1

        init(_ text: String) {
            // A byte order mark is how spreadsheets begin their UTF-8.
            scalars = Array(text.unicodeScalars.drop { $0 == "\u{FEFF}" })
            let head = scalars.prefix { $0 != "\n" && $0 != "\r" }
            let semicolons = head.count { $0 == ";" }
            separator = semicolons > head.count { $0 == "," } ? ";" : ","
        }

        mutating func lines() throws(Malformed) -> [Row] {
            var rows: [Row] = []
            while index < scalars.count {
                let start = line
                var cells = [try cell()]
                while index < scalars.count, scalars[index] == separator {
                    index += 1
                    cells.append(try cell())
                }
                try endLine()
                rows.append(Row(line: start, cells: cells))
            }
            return rows
        }

        private mutating func cell() throws(Malformed) -> String {
            guard index < scalars.count, scalars[index] == "\"" else { return plain() }
            let start = line
            var text = String.UnicodeScalarView()
            index += 1
            while index < scalars.count {
                let scalar = scalars[index]
                index += 1
                if scalar == "\"" {
                    guard index < scalars.count, scalars[index] == "\"" else {
                        return String(text)
                    }
                    index += 1
                }
                if scalar == "\n" { line += 1 }
                text.append(scalar)
            }
            throw Malformed(
                words: Words(
                    "een aanhalingsteken op regel \(start) gaat niet dicht",
                    "a quotation mark on line \(start) is not closed"))
        }

        private mutating func plain() -> String {
            var text = String.UnicodeScalarView()
            while index < scalars.count, scalars[index] != separator, scalars[index] != "\n",
                scalars[index] != "\r"
            {
                text.append(scalars[index])
                index += 1
            }
            return String(text)
        }

        private mutating func endLine() throws(Malformed) {
            guard index < scalars.count else { return }
            if scalars[index] == "\r" { index += 1 }
            if index < scalars.count, scalars[index] == "\n" {
                index += 1
            } else if index > 0,
                scalars[index - 1] != "\r"
            {
                throw Malformed(
                    words: Words(
                        "op regel \(line) staat iets na een aanhalingsteken",
                        "on line \(line) something follows a quotation mark"))
            }
            line += 1
        }
    }
}
