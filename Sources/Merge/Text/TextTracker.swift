internal import SyncProtocol

/// Merges the edits of concurrent branches, from the last version that all of them share.
///
/// The positions of an edit count in the text as its author saw it. So the tracker keeps, for a few
/// branches at once, which characters are visible there; a branch is moved from one version to another
/// by taking back and carrying out what lies between. Authors who type in turn cost no moves.
struct TextTracker: Sendable {
    let base: Int
    private(set) var spans: SpanList
    private var branches: [Branch]
    private var clock = 0
    /// What each event did, from the one after the base on.
    private(set) var deeds: [Deeds] = []
    /// Room for walks through the history: one for each event, zero between walks.
    private var marks: ContiguousArray<UInt8> = []

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
        marks.append(0)
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
    private mutating func difference(
        _ one: [Int], _ other: [Int], _ events: [TextDocument.Event]
    ) -> (onlyOne: [Int], onlyOther: [Int]) {
        var walk = Walk(base: base, marks: marks)
        marks = []
        for event in one { walk.see(event, from: 1) }
        for event in other { walk.see(event, from: 2) }
        var onlyOne: [Int] = []
        var onlyOther: [Int] = []
        while walk.oneSided > 0 {
            let (event, sides) = walk.takeLatest()
            if sides == 1 { onlyOne.append(event) }
            if sides == 2 { onlyOther.append(event) }
            for parent in events[event].parents { walk.see(parent, from: sides) }
        }
        marks = walk.cleared()
        return (onlyOne, onlyOther)
    }

    /// A walk back through the history from two versions at once, the latest events first.
    private struct Walk {
        let base: Int
        /// From which of the two sides each event was met.
        var marks: ContiguousArray<UInt8>
        /// Met and not yet passed, ascending.
        private var queue: [Int] = []
        /// How many of these were met from one side only: at none, all that is left is common.
        private(set) var oneSided = 0

        init(base: Int, marks: ContiguousArray<UInt8>) {
            self.base = base
            self.marks = marks
        }

        mutating func see(_ event: Int, from sides: UInt8) {
            guard event > base else { return }
            let before = marks[event - base - 1]
            let after = before | sides
            marks[event - base - 1] = after
            if before == 1 || before == 2 { oneSided -= 1 }
            if after != 3 { oneSided += 1 }
            guard before == 0 else { return }
            var place = queue.count
            while place > 0, queue[place - 1] > event { place -= 1 }
            queue.insert(event, at: place)
        }

        mutating func takeLatest() -> (event: Int, sides: UInt8) {
            let event = queue.removeLast()
            let sides = marks[event - base - 1]
            marks[event - base - 1] = 0
            if sides != 3 { oneSided -= 1 }
            return (event, sides)
        }

        /// The marks with nothing on them, for the next walk.
        consuming func cleared() -> ContiguousArray<UInt8> {
            for event in queue { marks[event - base - 1] = 0 }
            return marks
        }
    }
}

/// The characters that an event inserted, and those that it deleted.
struct Deeds: Sendable {
    var inserted: [Range<Int>] = []
    var deleted: [Range<Int>] = []
}
