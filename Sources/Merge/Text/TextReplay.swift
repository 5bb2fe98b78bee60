internal import SyncProtocol

/// Replays the whole history of a text, so that runs typed apart at one place stay whole.
///
/// Every character remembers between which two it was typed; concurrent ones are ordered as in
/// YjsMod, which equals FugueMax (Weidner & Kleppmann, "The Art of the Fugue", 2023). The versions in
/// which positions count are asked of the event graph, as in Eg-walker (Gentle & Kleppmann, 2025).
public struct TextReplay {
    private struct Item {
        let scalar: Unicode.Scalar
        let insertedBy: LogNumber
        let tie: TieBreak
        /// Items by their index in `items`; nil is the beginning or the end.
        let left: Int?
        let right: Int?
        var deletedBy: Set<LogNumber> = []
    }

    private var items: [Item] = []
    /// The items in the order of the text, deleted ones included.
    private var order: [Int] = []

    /// The text that the events make, which come in an order in which each follows what it has seen.
    public static func text(of events: [TextEvent]) -> String {
        var replay = TextReplay()
        for event in events { replay.apply(event) }
        var view = String.UnicodeScalarView()
        for item in replay.order where replay.items[item].deletedBy.isEmpty {
            view.append(replay.items[item].scalar)
        }
        return String(view)
    }

    private mutating func apply(_ event: TextEvent) {
        let known = event.seen.union([event.change])
        for edit in event.edits {
            let visible = order.indices.filter { isVisible(order[$0], in: known) }
            let start = min(edit.position, visible.count)
            let end = start + min(edit.removed, visible.count - start)
            for index in visible[start..<end] {
                items[order[index]].deletedBy.insert(event.change)
            }
            insert(edit.inserted, after: start == 0 ? nil : visible[start - 1], event, known)
        }
    }

    private func isVisible(_ item: Int, in known: Set<LogNumber>) -> Bool {
        known.contains(items[item].insertedBy) && items[item].deletedBy.isDisjoint(with: known)
    }

    private mutating func insert(
        _ text: String, after leftIndex: Int?, _ event: TextEvent, _ known: Set<LogNumber>
    ) {
        var left = leftIndex.map { order[$0] }
        let following = order[((leftIndex ?? -1) + 1)...]
        let right = following.first { known.contains(items[$0].insertedBy) }
        for scalar in text.unicodeScalars {
            let item = Item(
                scalar: scalar, insertedBy: event.change, tie: event.tie, left: left, right: right)
            let place = place(of: item)
            items.append(item)
            left = items.count - 1
            order.insert(items.count - 1, at: place)
        }
    }

    /// Where an item goes among what others typed between the same two characters.
    private func place(of item: Item) -> Int {
        let left = leftIndex(item.left)
        let right = rightIndex(item.right)
        var place = left + 1
        var scanning = false
        for index in (left + 1)..<max(left + 1, right) {
            if !scanning { place = index }
            let other = items[order[index]]
            let otherLeft = leftIndex(other.left)
            if otherLeft < left { return place }
            if otherLeft > left { continue }
            let otherRight = rightIndex(other.right)
            if otherRight == right, item.tie < other.tie { return place }
            scanning = otherRight < right
        }
        return scanning ? place : right
    }

    private func leftIndex(_ item: Int?) -> Int { item.map { order.firstIndex(of: $0)! } ?? -1 }

    private func rightIndex(_ item: Int?) -> Int {
        item.map { order.firstIndex(of: $0)! } ?? order.count
    }
}
