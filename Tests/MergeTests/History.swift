/// One way in which a few people can have worked apart: what each change had seen of the earlier ones.
struct History: Sendable {
    /// By change, counted from 0; who saw a change saw what that one had seen.
    let seen: [Set<Int>]
    /// By change: those it has seen that no other one of them has seen.
    let parents: [[Int]]

    init(seen: [Set<Int>]) {
        self.seen = seen
        parents = seen.map { known in
            known.filter { one in !known.contains { seen[$0].contains(one) } }.sorted()
        }
    }

    var count: Int { seen.count }

    /// All orders in which every change follows what it has seen.
    var orders: [[Int]] { orders(after: []) }

    /// The changes that can come next, when these have come.
    func next(after done: [Int]) -> [Int] {
        seen.indices.filter { !done.contains($0) && seen[$0].isSubset(of: done) }
    }

    /// Every history of so many changes: each has seen any closed set of the earlier ones.
    static func all(of count: Int) -> [History] {
        allSeen(count).map { History(seen: $0) }
    }

    /// Every history of one change up to so many.
    static func all(upTo count: Int) -> [History] { (1...count).flatMap { all(of: $0) } }

    /// The same with a first change that everybody has seen.
    var onCommonGround: History {
        History(seen: [[]] + seen.map { known in Set(known.map { $0 + 1 }).union([0]) })
    }

    private static func allSeen(_ count: Int) -> [[Set<Int>]] {
        if count == 0 { return [[]] }
        return allSeen(count - 1).flatMap { earlier in
            subsets(of: count - 1)
                .filter { known in known.allSatisfy { earlier[$0].isSubset(of: known) } }
                .map { earlier + [$0] }
        }
    }

    private func orders(after done: [Int]) -> [[Int]] {
        if done.count == count { return [done] }
        return next(after: done).flatMap { orders(after: done + [$0]) }
    }
}

/// All sets of numbers below the given one.
func subsets(of count: Int) -> [Set<Int>] {
    (0..<(1 << count)).map { bits in Set((0..<count).filter { bits >> $0 & 1 == 1 }) }
}

/// All ways to choose so many letters of an alphabet, in order, with repetition.
func words<Letter>(of count: Int, from alphabet: [Letter]) -> [[Letter]] {
    if count == 0 { return [[]] }
    return words(of: count - 1, from: alphabet).flatMap { word in alphabet.map { word + [$0] } }
}
