import SeededChance

/// A long history, as a few sites make one: what each change had seen, a bit for each earlier change.
struct BranchedHistory {
    /// As many changes as one word has bits.
    static let most = UInt64.bitWidth

    let seen: [UInt64]
    /// By change: those it has seen that no other one of them has seen.
    let parents: [[Int]]

    init(seen: [UInt64]) {
        precondition(seen.count <= Self.most, "a bit for each change")
        self.seen = seen
        parents = seen.map { known in
            let older = changes(in: known).reduce(0) { $0 | seen[$1] }
            return changes(in: known & ~older)
        }
    }

    init(_ history: History) {
        seen = history.seen.map { $0.reduce(0) { $0 | 1 << UInt64($1) } }
        parents = history.parents
    }

    var count: Int { seen.count }
}

/// The numbers of the bits that are set, ascending.
func changes(in bits: UInt64) -> [Int] {
    var changes: [Int] = []
    var left = bits
    while left != 0 {
        changes.append(left.trailingZeroBitCount)
        left &= left - 1
    }
    return changes
}

extension SeededRandom {
    /// Each change is made on one of the sites, which now and then takes in what another one has, and
    /// now and then saves a form that was opened before its last change or merge.
    mutating func branchedHistory(sites: Int, changes: Int) -> BranchedHistory {
        var known = [UInt64](repeating: 0, count: sites)
        var opened = known
        var seen: [UInt64] = []
        for change in 0..<changes {
            let site = number(below: sites)
            if number(below: 3) > 0 { opened[site] = known[site] }
            if number(below: 3) == 0 { known[site] |= known[number(below: sites)] }
            let isOldForm = number(below: 6) == 0
            seen.append(isOldForm ? opened[site] : known[site])
            known[site] |= 1 << UInt64(change)
        }
        return BranchedHistory(seen: seen)
    }

    /// One of the orders in which every change follows what it has seen.
    mutating func order(of history: BranchedHistory) -> [Int] {
        var order: [Int] = []
        var left = Array(0..<history.count)
        var come: UInt64 = 0
        while !left.isEmpty {
            let ready = left.indices.filter { history.seen[left[$0]] & ~come == 0 }
            let next = ready[number(below: ready.count)]
            let change = left.remove(at: next)
            come |= 1 << UInt64(change)
            order.append(change)
        }
        return order
    }
}
