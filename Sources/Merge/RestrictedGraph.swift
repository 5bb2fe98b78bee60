/// The history of some of the changes of a folder, such as those that touch one text, as the whole grows.
public struct RestrictedGraph: Sendable {
    /// The chosen changes, each on the latest of the others that its author had seen.
    public private(set) var graph = EventGraph()
    /// For every change of the folder, the latest of the chosen ones that it had seen or is.
    private var latest: [LogNumber: [LogNumber]] = [:]

    public init() {}

    public func contains(_ change: LogNumber) -> Bool { latest[change] != nil }

    /// Changes come in ascending order, after their parents, as in the whole graph.
    ///
    /// Returns the latest of the chosen changes that its author had seen, ascending.
    @discardableResult
    public mutating func insert(
        _ change: LogNumber, parents: [LogNumber], isAmong: Bool
    ) -> [LogNumber] {
        var seen = parents.first.map { latest[$0] ?? [] } ?? []
        for parent in parents.dropFirst() {
            for other in latest[parent] ?? [] where !seen.contains(other) { seen.append(other) }
        }
        seen = seen.count > 1 ? graph.maximal(of: seen) : seen
        if isAmong { graph.insert(change, parents: seen) }
        latest[change] = isAmong ? [change] : seen
        return seen
    }
}
