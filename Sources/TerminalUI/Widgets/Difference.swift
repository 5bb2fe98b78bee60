/// Two texts line by line beside each other: what stands in both, what went, and what came.
public struct Difference: Hashable, Sendable {
    /// Longer texts stand beside each other as they are: comparing takes the square of what differs.
    static let mostLines = 2_000

    public enum Row: Hashable, Sendable {
        case same(String)
        case removed(String)
        case inserted(String)
        /// The one line in place of the other.
        case changed(String, String)
    }

    public let rows: [Row]

    public init(_ old: String, _ new: String) {
        let one = Self.lines(old)
        let other = Self.lines(new)
        guard one.count <= Self.mostLines, other.count <= Self.mostLines else {
            rows = one.map(Row.removed) + other.map(Row.inserted)
            return
        }
        rows = Self.align(one, other)
    }

    private static func lines(_ text: String) -> [String] {
        text.isEmpty
            ? [] : text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    private static func align(_ one: [String], _ other: [String]) -> [Row] {
        let changes = other.difference(from: one)
        let gone = Set(changes.removals.map(offset))
        let new = Set(changes.insertions.map(offset))
        var rows: [Row] = []
        var (left, right) = (0, 0)
        while left < one.count || right < other.count {
            var removed: [String] = []
            var inserted: [String] = []
            while left < one.count, gone.contains(left) {
                removed.append(one[left])
                left += 1
            }
            while right < other.count, new.contains(right) {
                inserted.append(other[right])
                right += 1
            }
            rows += pair(removed, inserted)
            if left < one.count, right < other.count {
                rows.append(.same(one[left]))
                left += 1
                right += 1
            }
        }
        return rows
    }

    private static func offset(_ change: CollectionDifference<String>.Change) -> Int {
        switch change {
        case .insert(let offset, _, _), .remove(let offset, _, _): offset
        }
    }

    private static func pair(_ removed: [String], _ inserted: [String]) -> [Row] {
        let both = min(removed.count, inserted.count)
        return zip(removed, inserted).map(Row.changed)
            + removed[both...].map(Row.removed) + inserted[both...].map(Row.inserted)
    }
}
