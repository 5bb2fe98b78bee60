// Which word was probably meant.

/// More slips than this make another word.
private let slipsForgiven = 3

package func nearestWord(to typed: String, among words: [String]) -> String? {
    let ranked = Set(words).sorted().map { (word: $0, slips: slips(from: typed, to: $0)) }
    guard let best = ranked.min(by: { $0.slips < $1.slips }) else { return nil }
    return best.slips <= slipsForgiven && best.slips < best.word.count ? best.word : nil
}

/// How many letters to add, leave out or replace (Levenshtein's distance).
private func slips(from one: String, to other: String) -> Int {
    let other = Array(other)
    var row = Array(0...other.count)
    for (index, letter) in one.enumerated() {
        var next = [index + 1]
        for column in other.indices {
            let replaced = row[column] + (letter == other[column] ? 0 : 1)
            next.append(min(replaced, row[column + 1] + 1, next[column] + 1))
        }
        row = next
    }
    return row[other.count]
}
