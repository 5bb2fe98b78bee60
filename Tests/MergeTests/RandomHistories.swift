import SeededChance
import SyncProtocol

/// Histories, orders and edits that repeat from a seed.
extension SeededRandom {
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
