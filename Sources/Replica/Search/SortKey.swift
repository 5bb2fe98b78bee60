/// By what a name is sorted in a Dutch list: the surname without "van der" and its like, then the rest.
///
/// "Jan van der Berg", "van der Berg, Jan" and "Berg, Jan van der" stand at one place. Where nothing
/// tells which word the surname is, it is the last.
public func sortKey(_ name: String) -> String {
    let (surname, given) = NameWords(name).parts
    let (prefix, own) = surname.splitPrefix
    let (trailing, first) = given.splitSuffix
    // A tab comes before every letter: Berg before Bergen, and before Berg Jansen.
    return [own, first, prefix + trailing].map { $0.joined(separator: " ") }
        .joined(separator: "\t")
}

/// The words of a name, their accents and capitals gone.
private struct NameWords {
    private let beforeComma: [String]
    private let afterComma: [String]

    init(_ name: String) {
        let sides = plainLetters(name).split(separator: ",", maxSplits: 1).map { side in
            side.split(whereSeparator: \.isWhitespace).flatMap(Self.words).filter { !$0.isEmpty }
        }
        beforeComma = sides.first ?? []
        afterComma = sides.count > 1 ? sides[1] : []
    }

    var parts: (surname: [String], given: [String]) {
        if !afterComma.isEmpty { return (beforeComma, afterComma) }
        let words = beforeComma
        if let first = words.first, namePrefixes.contains(first) { return (words, []) }
        // A prefix in the middle begins the surname, and so does one name that is married to another.
        let start = words.indices.dropFirst().first { index in
            words[index].contains("-")
                || index < words.count - 1 && namePrefixes.contains(words[index])
        }
        let surname = start ?? max(0, words.count - 1)
        return (Array(words[surname...]), Array(words[..<surname]))
    }

    /// l'Ortye is two words, and O'Brien is one.
    private static func words(_ typed: Substring) -> [String] {
        let parts = typed.split(whereSeparator: "'\u{2019}\u{2018}`\u{b4}".contains)
            .map { part in part.filter { $0.isLetter || $0.isNumber || $0 == "-" } }
        guard let first = parts.first, parts.count > 1, namePrefixes.contains(first) else {
            return [parts.joined()]
        }
        return [first, parts.dropFirst().joined()]
    }
}

/// What stands before a surname and is not sorted by; apostrophes are gone.
private let namePrefixes: Set<String> = [
    "aan", "af", "al", "am", "bij", "boven", "d", "da", "dal", "de", "del", "della", "den", "der",
    "des", "di", "die", "do", "dos", "du", "el", "het", "im", "in", "l", "la", "las", "le", "les",
    "lo", "los", "of", "onder", "op", "over", "s", "t", "te", "ten", "ter", "thoe", "to", "toe",
    "tot", "uijt", "uit", "van", "ver", "vom", "von", "voor", "vor", "zu", "zum", "zur",
]

extension [String] {
    /// The prefixes at the beginning, and the words after them; the last word is never a prefix.
    fileprivate var splitPrefix: (prefix: [String], own: [String]) {
        let own = indices.dropLast().first { !namePrefixes.contains(self[$0]) }
        let end = own ?? Swift.max(0, count - 1)
        return (Array(self[..<end]), Array(self[end...]))
    }

    /// The prefixes at the end, as in "Berg, Jan van der", and the words before them.
    fileprivate var splitSuffix: (suffix: [String], first: [String]) {
        let start = lastIndex { !namePrefixes.contains($0) }.map { $0 + 1 } ?? 0
        return (Array(self[start...]), Array(self[..<start]))
    }
}
