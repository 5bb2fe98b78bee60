// What goes and what comes where the words do not stay, in as few pieces as people would say.

/// Words of an old text that make room for words of a new one.
struct WordReplacement {
    var old: Range<Int>
    var new: Range<Int>
}

extension WordMatching {
    var replacements: [WordReplacement] {
        var replacements: [WordReplacement] = []
        for gap in gaps {
            let last = replacements.last
            if let last, isBetweenWords(last.old.upperBound..<gap.old.lowerBound) {
                replacements[replacements.count - 1] = WordReplacement(
                    old: last.old.lowerBound..<gap.old.upperBound,
                    new: last.new.lowerBound..<gap.new.upperBound)
            } else {
                replacements.append(moved(gap, after: last?.old.upperBound ?? 0))
            }
        }
        return replacements
    }

    /// Whether what stays here is too little to keep two replacements apart.
    private func isBetweenWords(_ range: Range<Int>) -> Bool {
        old[range].allSatisfy { $0.kind == .blank || $0.kind == .punctuation }
    }

    /// All that lies between words that stay.
    private var gaps: [WordReplacement] {
        var gaps: [WordReplacement] = []
        var gap = WordReplacement(old: 0..<0, new: 0..<0)
        for (index, partner) in (partners + [new.count]).enumerated() {
            guard let partner else { continue }
            gap.old = gap.old.lowerBound..<index
            gap.new = gap.new.lowerBound..<partner
            if !gap.old.isEmpty || !gap.new.isEmpty { gaps.append(gap) }
            gap.old = (index + 1)..<(index + 1)
            gap.new = (partner + 1)..<(partner + 1)
        }
        return gaps
    }

    /// Where the same words can be said to come or go a little earlier, they do so from the beginning
    /// of a line, or else of a sentence.
    private func moved(_ gap: WordReplacement, after start: Int) -> WordReplacement {
        guard gap.old.isEmpty || gap.new.isEmpty else { return gap }
        var (place, best) = (gap, gap)
        for _ in 0..<max(gap.old.count, gap.new.count) {
            guard place.old.lowerBound > start, let earlier = oneEarlier(place) else { break }
            place = earlier
            if beginning(before: place) > beginning(before: best) { best = place }
        }
        return best
    }

    private func oneEarlier(_ gap: WordReplacement) -> WordReplacement? {
        let last = gap.old.isEmpty ? new[gap.new.upperBound - 1] : old[gap.old.upperBound - 1]
        guard last.number == old[gap.old.lowerBound - 1].number else { return nil }
        return WordReplacement(
            old: (gap.old.lowerBound - 1)..<(gap.old.upperBound - 1),
            new: (gap.new.lowerBound - 1)..<(gap.new.upperBound - 1))
    }

    /// Two at the beginning of a line, one at that of a sentence.
    private func beginning(before gap: WordReplacement) -> Int {
        let before = old[..<gap.old.lowerBound].suffix(2).map(\.kind)
        if before.isEmpty || before.last == .newline { return 2 }
        return before == [.punctuation, .blank] ? 1 : 0
    }
}
