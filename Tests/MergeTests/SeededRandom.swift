import SyncProtocol

/// Chance that repeats from its seed (SplitMix64, Steele, Lea & Flood 2014).
struct SeededRandom: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }

    mutating func number(below end: Int) -> Int { Int.random(in: 0..<end, using: &self) }

    /// A history in which each change has seen what up to two others had.
    mutating func history(of count: Int) -> History {
        var seen: [Set<Int>] = []
        for change in 0..<count {
            var known: Set<Int> = []
            for _ in 0..<number(below: 3) where change > 0 {
                let other = number(below: change)
                known.formUnion(seen[other].union([other]))
            }
            seen.append(known)
        }
        return History(seen: seen)
    }

    /// One of the orders in which every change follows what it has seen.
    mutating func order(of history: History) -> [Int] {
        var order: [Int] = []
        while let next = history.next(after: order).randomElement(using: &self) {
            order.append(next)
        }
        return order
    }

    /// One or two edits of a change, now and then beyond the end; every change has its own letter.
    mutating func edits(by change: Int, on length: Int) -> [TextEdit] {
        (0...number(below: 2)).map { _ in
            TextEdit(
                position: number(below: length + 2), removed: max(0, number(below: 5) - 2),
                inserted: String(
                    repeating: String("abcdefghijkl".dropFirst(change % 12).prefix(1)),
                    count: number(below: 4)))
        }
    }
}
