/// Two lines of which some words differ: those stand between signs, [−gone−] and {+new+}, beside their colours.
struct WordMarks {
    private(set) var old: [(String, Style)] = []
    private(set) var new: [(String, Style)] = []

    /// Nil where no word stands in both.
    init?(_ old: String, _ new: String) {
        let (one, other) = (Self.words(old), Self.words(new))
        let changes = other.difference(from: one)
        guard changes.removals.count < one.count else { return nil }
        let gone = Set(changes.removals.map(Self.offset))
        let come = Set(changes.insertions.map(Self.offset))
        self.old = Self.pieces(one, gone, ("[−", "−]"), .removed)
        self.new = Self.pieces(other, come, ("{+", "+}"), .inserted)
    }

    private static func words(_ line: String) -> [Substring] {
        line.split(separator: " ", omittingEmptySubsequences: false)
    }

    private static func offset(_ change: CollectionDifference<Substring>.Change) -> Int {
        switch change {
        case .insert(let offset, _, _), .remove(let offset, _, _): offset
        }
    }

    /// Words that differ one after the other have one pair of signs.
    private static func pieces(
        _ words: [Substring], _ differing: Set<Int>, _ signs: (String, String), _ style: Style
    ) -> [(String, Style)] {
        words.indices.map { index in
            let differs = differing.contains(index)
            let begins = differs && !differing.contains(index - 1)
            let ends = differs && !differing.contains(index + 1)
            let space = index + 1 < words.count ? " " : ""
            let text = (begins ? signs.0 : "") + words[index] + (ends ? signs.1 : "") + space
            return (text, differs ? style : .normal)
        }
    }
}
