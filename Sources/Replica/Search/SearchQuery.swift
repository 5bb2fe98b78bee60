internal import SyncProtocol

/// What a person typed in a search box, as the index asks for it: whatever was typed is words.
///
/// All words must be there; the last may be the beginning of one. Words between quotation marks
/// stand together.
struct SearchQuery: Equatable {
    /// More than people type; each is looked up by itself.
    private static let mostWords = 16
    /// Longer than any word; a whole text that was pasted is not looked up.
    private static let longestWord = 200

    /// In the language of FTS5.
    let words: String

    /// Nil where there is no letter and no digit.
    init?(_ typed: String) {
        var parts: [String] = []
        for (index, part) in typed.split(separator: "\"", omittingEmptySubsequences: false)
            .enumerated()
        {
            // Every second part stands between marks.
            parts +=
                index % 2 == 1
                ? [String(part)] : part.split(whereSeparator: \.isWhitespace).map(String.init)
        }
        let known = parts.map(Self.plain).filter { !$0.isEmpty }
        guard !known.isEmpty else { return nil }
        let isOpen = !typed.hasSuffix("\"")
        words =
            known.prefix(Self.mostWords).map { "\"\($0)\"" }.joined(separator: " ")
            + (isOpen && known.count <= Self.mostWords ? " *" : "")
    }

    /// The words of records of these types, wherever they stand.
    func anywhere(_ types: [TypeNumber]?) -> String { "(\(words))" + among(types) }

    /// All the words in the title.
    func inTitle(_ types: [TypeNumber]?) -> String { "{title marks} : (\(words))" + among(types) }

    private func among(_ types: [TypeNumber]?) -> String {
        guard let types else { return "" }
        let marks = types.map { "\"\($0.mark)\"" }.joined(separator: " OR ")
        return " AND (marks : (\(marks)))"
    }

    /// Without what means something to SQLite; nothing is left where there is nothing to look up.
    private static func plain(_ word: String) -> String {
        var plain = ""
        var hasLetter = false
        for scalar in word.unicodeScalars.prefix(longestWord) {
            switch scalar.properties.generalCategory {
            case .control, .privateUse, .surrogate, .unassigned: plain += " "
            case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter,
                .otherLetter, .decimalNumber, .letterNumber, .otherNumber:
                hasLetter = true
                plain.unicodeScalars.append(scalar)
            default: plain.unicodeScalars.append(scalar)
            }
        }
        return hasLetter ? plain : ""
    }
}

extension TypeNumber {
    /// The word in `marks` that names it: its first letter is one that nobody can search for.
    var mark: String { "\u{E000}\(rawValue)" }
}
