internal import SyncProtocol

/// Merges the edits of concurrent branches, from the last version that all of them share.
///
/// The positions of an edit count in the text as its author saw it. So the tracker keeps, for a few
/// branches at once, which characters are visible there; a branch is moved from one version to another
/// by taking back and carrying out what lies between. Authors who type in turn cost no moves.
struct TextTracker: Sendable {
    let base: Int
    private var spans: SpanList
    private var branches: [Branch]
    private var clock = 0
    /// What each event did, from the one after the base on.
    private var deeds: [Deeds] = []

    private struct Branch: Sendable {
        /// The events that it has seen last, ascending.
        var version: [Int]
        var lastUse = 0
    }

    init(base: Int, length: Int) {
        self.base = base
        spans = SpanList(baseLength: length)
        let start = Branch(version: base < 0 ? [] : [base])
        branches = Array(repeating: start, count: BranchStates.count)
    }

    /// Applies the event with this index, and says what it does to the merged text.
    mutating func apply(
        _ index: Int, _ events: [TextDocument.Event],
        effect: (_ position: Int, _ removed: Int, _ inserted: String) -> Void
    ) {
        let event = events[index]
        let branch = branch(for: event.parents, events)
        var deeds = Deeds()
        for edit in event.edits {
            let visible = spans.visibleCount(in: branch)
            let start = min(edit.position, visible)
            let removed = min(edit.removed, visible - start)
            if removed > 0 {
                delete(removed, at: start, in: branch, &deeds) { effect($0, $1, "") }
            }
            guard !edit.inserted.isEmpty else { continue }
            let ids = spans.newIDs(edit.inserted.unicodeScalars.count, by: event.tie)
            deeds.inserted.append(ids)
            effect(spans.insert(ids, at: start, in: branch), 0, edit.inserted)
        }
        self.deeds.append(deeds)
        branches[branch].version = [index]
    }

    private mutating func delete(
        _ count: Int, at position: Int, in branch: Int, _ deeds: inout Deeds,
        effect: (_ position: Int, _ removed: Int) -> Void
    ) {
        var left = count
        while left > 0 {
            let place = spans.isolate(visibleAt: position, atMost: left, in: branch)
            let ids = spans.ids(at: place)
            if let shown = spans.shownPosition(at: place) { effect(shown, ids.count) }
            spans.delete(at: place, in: branch)
            deeds.deleted.append(ids)
            left -= ids.count
        }
    }

    /// The branch that stands, or is put, where the author stood.
    private mutating func branch(for version: [Int], _ events: [TextDocument.Event]) -> Int {
        clock += 1
        let chosen =
            branches.firstIndex { $0.version == version }
            ?? branches.firstIndex { $0.version.contains(where: version.contains) }
            ?? branches.indices.min { branches[$0].lastUse < branches[$1].lastUse }!
        branches[chosen].lastUse = clock
        move(chosen, to: version, events)
        return chosen
    }

    private mutating func move(_ branch: Int, to version: [Int], _ events: [TextDocument.Event]) {
        guard branches[branch].version != version else { return }
        let (back, forth) = difference(branches[branch].version, version, events)
        for event in back { spans.takeBack(branch, deeds[event - base - 1]) }
        for event in forth.reversed() { spans.carryOut(branch, deeds[event - base - 1]) }
        branches[branch].version = version
    }

    /// The events that only one of two versions has seen, the latest first.
    private func difference(
        _ one: [Int], _ other: [Int], _ events: [TextDocument.Event]
    ) -> (onlyOne: [Int], onlyOther: [Int]) {
        var seenBy: [Int: UInt8] = [:]
        for event in one where event > base { seenBy[event, default: 0] |= 1 }
        for event in other where event > base { seenBy[event, default: 0] |= 2 }
        var onlyOne: [Int] = []
        var onlyOther: [Int] = []
        while seenBy.contains(where: { $0.value != 3 }) {
            let event = seenBy.keys.max()!
            let sides = seenBy.removeValue(forKey: event)!
            if sides == 1 { onlyOne.append(event) }
            if sides == 2 { onlyOther.append(event) }
            for parent in events[event].parents where parent > base {
                seenBy[parent, default: 0] |= sides
            }
        }
        return (onlyOne, onlyOther)
    }
}

/// The characters that an event inserted, and those that it deleted.
struct Deeds: Sendable {
    var inserted: [Range<Int>] = []
    var deleted: [Range<Int>] = []
}
