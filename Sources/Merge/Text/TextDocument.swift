public import SyncProtocol

/// A text with the history of its edits: its plain string, and what is needed to merge more into it.
///
/// Edits by someone who had seen everything go straight into the string. The others are merged by a
/// `TextTracker`, which lives from the last version that all concurrent branches share until someone
/// has seen all of them (as in Eg-walker, Gentle & Kleppmann, EuroSys 2025).
public struct TextDocument: Sendable {
    private var buffer: ScalarBuffer
    private var events: [Event] = []
    /// The events that no other one has seen, ascending.
    private var heads: [Int] = []
    /// Events of which every earlier one is an ancestor and every later one a descendant, with the
    /// length of the text there.
    private var shared: [SharedVersion] = []
    private var tracker: TextTracker?

    /// One change's edits, by the index in which it came in.
    struct Event: Sendable {
        let parents: [Int]
        let tie: TieBreak
        let edits: [TextEdit]
    }

    private struct SharedVersion: Sendable {
        let event: Int
        let length: Int
    }

    /// Begins with a text of which no edits are known: all that follow have seen it.
    public init(_ string: String = "") {
        buffer = ScalarBuffer(string)
        startLength = buffer.count
    }

    private let startLength: Int

    public var string: String { buffer.string }
    public var scalarCount: Int { buffer.count }
    public var eventCount: Int { events.count }

    /// Merges edits whose author had seen the given events, by their indexes, and all before these.
    public mutating func append(_ edits: [TextEdit], on parents: [Int], tie: TieBreak) {
        let parents = parents.sorted()
        let index = events.count
        events.append(Event(parents: parents, tie: tie, edits: edits))
        if parents == heads {
            tracker = nil
            for edit in edits { applyPlainly(edit) }
            shared.append(SharedVersion(event: index, length: buffer.count))
        } else {
            merge(index, on: parents)
        }
        heads.removeAll { parents.contains($0) }
        heads.append(index)
    }

    private mutating func applyPlainly(_ edit: TextEdit) {
        let start = min(edit.position, buffer.count)
        let removed = min(edit.removed, buffer.count - start)
        buffer.replace(at: start, removing: removed, with: edit.inserted)
    }

    private mutating func merge(_ index: Int, on parents: [Int]) {
        let newest = parents.last ?? -1
        while let last = shared.last, last.event > newest { shared.removeLast() }
        let base = shared.last ?? SharedVersion(event: -1, length: startLength)
        if tracker?.base != base.event {
            var fresh = TextTracker(base: base.event, length: base.length)
            for earlier in (base.event + 1)..<index { fresh.apply(earlier, events) { _, _, _ in } }
            tracker = fresh
        }
        var tracker = self.tracker!
        self.tracker = nil
        tracker.apply(index, events) { buffer.replace(at: $0, removing: $1, with: $2) }
        self.tracker = tracker
    }
}
