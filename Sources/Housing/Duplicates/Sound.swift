/// How words sound in Dutch, roughly: what is often heard and written differently comes to the same letters.
enum Sound {
    /// Of a word in plain letters.
    static func of(_ word: String) -> String {
        var letters = Substring(word)
        var heard = ""
        while !letters.isEmpty {
            let (written, spoken) = first(of: letters)
            letters = letters.dropFirst(written)
            // A doubled letter is heard once.
            for letter in spoken where heard.last != letter { heard.append(letter) }
        }
        // At the end of a word a d is heard as a t.
        if heard.last == "d" { heard = heard.dropLast() + "t" }
        return heard
    }

    /// The longest spelling comes first.
    private static let spellings: [(written: String, spoken: String)] = [
        ("sch", "s"), ("tsj", "s"), ("sj", "s"), ("sh", "s"), ("ch", "g"), ("gh", "g"),
        ("ph", "f"), ("th", "t"), ("dt", "t"), ("ck", "k"), ("qu", "kw"), ("x", "ks"),
        ("q", "k"), ("z", "s"), ("v", "f"), ("ij", "i"), ("ei", "i"), ("ey", "i"), ("ie", "i"),
        ("y", "i"), ("j", "i"), ("au", "ou"), ("aa", "a"), ("ae", "a"), ("ee", "e"),
        ("oo", "o"), ("oe", "u"), ("uu", "u"),
    ]

    private static func first(of letters: Substring) -> (written: Int, spoken: String) {
        if let match = spellings.first(where: { letters.hasPrefix($0.written) }) {
            return (match.written.count, match.spoken)
        }
        let first = letters.first!
        guard first == "c" else { return (1, String(first)) }
        let isSoft = letters.dropFirst().first.map("eiy".contains) ?? false
        return (1, isSoft ? "s" : "k")
    }
}
