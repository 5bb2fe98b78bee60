/// Which events of one text had been seen by the author of another.
struct TextSight: Sendable {
    private var parents: [[Int]] = []
    private var heads: [Int] = []
    /// By event: its author had seen at least all those before this one.
    private var seenBelow: [Int] = []

    mutating func append(on parents: [Int]) {
        let event = self.parents.count
        let sawAll = parents == heads
        seenBelow.append(sawAll ? event : parents.map(knownBelow).max() ?? 0)
        self.parents.append(parents)
        heads.removeAll { parents.contains($0) }
        heads.append(event)
    }

    /// Who saw an event saw what its author had seen, and the event itself.
    private func knownBelow(_ event: Int) -> Int {
        seenBelow[event] == event ? event + 1 : seenBelow[event]
    }

    /// Whether some of these events are the last ones, and did not see one another.
    ///
    /// As with the values of a register: a later event that has seen them all settles it.
    func areContested(_ events: Set<Int>) -> Bool {
        guard let last = events.max() else { return false }
        var unseen = events.filter { $0 >= seenBelow[last] && $0 != last }
        guard let earliest = unseen.min() else { return false }
        var queue = parents[last]
        var visited: Set<Int> = []
        while !unseen.isEmpty, let event = queue.popLast() {
            guard event >= earliest, visited.insert(event).inserted else { continue }
            unseen.remove(event)
            queue += parents[event]
        }
        return !unseen.isEmpty
    }
}
