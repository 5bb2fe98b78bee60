/// Finds texts by the beginnings of their words, in any order: "jan voo" finds "Voorbeeld, Jan".
public struct WordSearch: Sendable {
    private let wanted: [[Character]]

    public init(_ query: String) { wanted = Self.words(of: query) }

    public var isEmpty: Bool { wanted.isEmpty }

    /// How well a text fits; nil where a word is not in it. Less is better.
    public func rank(_ text: String) -> Int? {
        let words = Self.words(of: text)
        var rank = 0
        for word in wanted {
            let places = words.indices.compactMap { index in
                Self.distance(of: word, in: words[index]).map { $0 * 100 + index }
            }
            guard let best = places.min() else { return nil }
            rank += best
        }
        return rank
    }

    /// Which of the texts fit, the best ones first; all of them, as they stand, where nothing is sought.
    public func matches(_ texts: [String]) -> [Int] {
        guard !isEmpty else { return Array(texts.indices) }
        return texts.indices.compactMap { index in rank(texts[index]).map { (index, $0) } }
            .sorted { ($0.1, $0.0) < ($1.1, $1.0) }.map(\.0)
    }

    /// 0 for the beginning of a word, 1 for its middle, 2 for letters of it in this order.
    private static func distance(of wanted: [Character], in word: [Character]) -> Int? {
        if word.starts(with: wanted) { return 0 }
        guard wanted.count <= word.count else { return nil }
        for start in 0...(word.count - wanted.count)
        where word[start...].starts(with: wanted) { return 1 }
        var rest = wanted[...]
        for character in word where character == rest.first { rest = rest.dropFirst() }
        return rest.isEmpty && word.first == wanted.first ? 2 : nil
    }

    private static func words(of text: String) -> [[Character]] {
        text.split { !$0.isLetter && !$0.isNumber }.map { $0.map(bare) }
    }

    /// Small, and without the commonest marks: who seeks "joel" means "Joël".
    private static func bare(_ character: Character) -> Character {
        let small = lowercase(character)
        return marks[small] ?? small
    }

    private static let marks: [Character: Character] = {
        let groups = [
            "aáàâäãå", "cç", "eéèêë", "iíìîï", "nñ", "oóòôöõ", "uúùûü", "yýÿ", "sš", "zž",
        ]
        return Dictionary(
            uniqueKeysWithValues: groups.flatMap { group in
                group.dropFirst().map { ($0, group.first!) }
            })
    }()
}
