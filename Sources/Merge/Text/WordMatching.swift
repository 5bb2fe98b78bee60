/// Which words of an old text stay in a new one.
///
/// First those that each text has only once, in the longest common order (patience diff, B. Cohen);
/// then, between these, the same again, and where no such word is left the longest common sequence.
struct WordMatching {
    let old: [Vocabulary.Word]
    let new: [Vocabulary.Word]
    /// By old word: the new one that it stays as.
    private(set) var partners: [Int?]

    /// Words that are single only between others; natural texts need three or four rounds.
    private static let mostRounds = 32
    /// Five hundred words and their spaces against as many, none of them single: four megabytes, a few
    /// milliseconds. Where there are more, all of them are replaced.
    private static let largestTable = 1_000_000

    init(from old: [Vocabulary.Word], to new: [Vocabulary.Word]) {
        (self.old, self.new) = (old, new)
        partners = Array(repeating: nil, count: old.count)
        match(old.indices, new.indices, rounds: Self.mostRounds)
    }

    private func isSame(_ oldIndex: Int, _ newIndex: Int) -> Bool {
        old[oldIndex].number == new[newIndex].number
    }

    private mutating func match(_ olds: Range<Int>, _ news: Range<Int>, rounds: Int) {
        var (olds, news) = (olds, news)
        while !olds.isEmpty, !news.isEmpty, isSame(olds.lowerBound, news.lowerBound) {
            partners[olds.removeFirst()] = news.removeFirst()
        }
        while !olds.isEmpty, !news.isEmpty, isSame(olds.upperBound - 1, news.upperBound - 1) {
            partners[olds.removeLast()] = news.removeLast()
        }
        guard !olds.isEmpty, !news.isEmpty else { return }
        let anchors = rounds > 0 ? anchors(olds, news) : []
        guard !anchors.isEmpty else { return matchMost(olds, news) }
        var (oldStart, newStart) = (olds.lowerBound, news.lowerBound)
        for anchor in anchors {
            match(oldStart..<anchor.old, newStart..<anchor.new, rounds: rounds - 1)
            partners[anchor.old] = anchor.new
            (oldStart, newStart) = (anchor.old + 1, anchor.new + 1)
        }
        match(oldStart..<olds.upperBound, newStart..<news.upperBound, rounds: rounds - 1)
    }

    private struct Pair {
        let old: Int
        let new: Int
    }

    /// Words that are single on either side, as many as are in the same order.
    private func anchors(_ olds: Range<Int>, _ news: Range<Int>) -> [Pair] {
        let places = single(news, of: new)
        let pairs = single(olds, of: old).compactMap { number, index in
            places[number].map { Pair(old: index, new: $0) }
        }
        return longestAscending(pairs.sorted { $0.old < $1.old })
    }

    /// Where each word stands that is there once and says something.
    private func single(_ range: Range<Int>, of words: [Vocabulary.Word]) -> [Int: Int] {
        var places: [Int: Int?] = [:]
        for index in range where words[index].kind.hasMeaning {
            let isFirst = places[words[index].number] == nil
            places.updateValue(isFirst ? index : nil, forKey: words[index].number)
        }
        return places.compactMapValues(\.self)
    }

    /// As many pairs as ascend on both sides; the old ones do already.
    private func longestAscending(_ pairs: [Pair]) -> [Pair] {
        /// By length: the pair with the lowest new place that ends a sequence so long.
        var ends: [Int] = []
        var before: [Int?] = []
        for (index, pair) in pairs.enumerated() {
            var (low, high) = (0, ends.count)
            while low < high {
                let middle = (low + high) / 2
                if pairs[ends[middle]].new < pair.new { low = middle + 1 } else { high = middle }
            }
            before.append(low > 0 ? ends[low - 1] : nil)
            if low < ends.count { ends[low] = index } else { ends.append(index) }
        }
        var longest: [Pair] = []
        var last = ends.last
        while let index = last {
            longest.append(pairs[index])
            last = before[index]
        }
        return longest.reversed()
    }

    /// The longest common sequence, in which words count for more than what sets them apart.
    private mutating func matchMost(_ olds: Range<Int>, _ news: Range<Int>) {
        guard (olds.count + 1) * (news.count + 1) <= Self.largestTable else { return }
        let width = news.count + 1
        var best = [Int32](repeating: 0, count: (olds.count + 1) * width)
        for row in olds.indices.reversed() {
            let start = (row - olds.lowerBound) * width
            let weight: Int32 = old[row].kind.hasMeaning ? 4 : 1
            for column in news.indices.reversed() {
                let cell = start + column - news.lowerBound
                let isSame = isSame(row, column)
                let kept = isSame ? best[cell + width + 1] + weight : 0
                best[cell] = max(kept, best[cell + 1], best[cell + width])
            }
        }
        var (row, column) = (olds.lowerBound, news.lowerBound)
        while row < olds.upperBound, column < news.upperBound {
            let cell = (row - olds.lowerBound) * width + column - news.lowerBound
            if best[cell] == best[cell + width] {
                row += 1
            } else if best[cell] == best[cell + 1] {
                column += 1
            } else {
                partners[row] = column
                (row, column) = (row + 1, column + 1)
            }
        }
    }
}
