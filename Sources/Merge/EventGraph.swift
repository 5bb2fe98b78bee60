/// Which changes had been seen when another was made: the history of one folder, as in git.
public struct EventGraph: Sendable {
    private var parents: [LogNumber: [LogNumber]] = [:]
    /// In ascending order, so that parents come before children.
    public private(set) var numbers: [LogNumber] = []
    public private(set) var heads: Set<LogNumber> = []

    public init() {}

    public func contains(_ change: LogNumber) -> Bool { parents[change] != nil }

    public func parents(of change: LogNumber) -> [LogNumber] { parents[change] ?? [] }

    /// Changes come in ascending order, after their parents.
    public mutating func insert(_ change: LogNumber, parents: [LogNumber]) {
        precondition(numbers.last.map { $0 < change } ?? true, "a log only grows at its end")
        precondition(parents.allSatisfy(contains), "a change comes after its parents")
        self.parents[change] = parents
        numbers.append(change)
        heads.subtract(parents)
        heads.insert(change)
    }

    /// Whether whoever wrote on these parents had seen the change.
    ///
    /// The common answer is free: on all present heads, everything here has been seen.
    public func hasSeen(_ change: LogNumber, on parents: [LogNumber]) -> Bool {
        if parents.contains(change) { return true }
        if parents.count == heads.count, heads.isSubset(of: parents) { return contains(change) }
        var queue = parents.filter { $0 > change }
        var visited = Set(queue)
        while let next = queue.popLast() {
            for parent in self.parents(of: next) where parent >= change {
                if parent == change { return true }
                if visited.insert(parent).inserted { queue.append(parent) }
            }
        }
        return false
    }

    /// Those of the given changes that no other one of them has seen, ascending.
    public func maximal(of changes: some Collection<LogNumber>) -> [LogNumber] {
        changes.filter { change in
            !changes.contains { $0 != change && hasSeen(change, on: parents(of: $0)) }
        }.sorted()
    }

    /// The graph of some of the changes alone.
    public func restricted(to changes: Set<LogNumber>) -> EventGraph {
        var restricted = RestrictedGraph()
        for number in numbers {
            restricted.insert(
                number, parents: parents(of: number), isAmong: changes.contains(number))
        }
        return restricted.graph
    }
}
