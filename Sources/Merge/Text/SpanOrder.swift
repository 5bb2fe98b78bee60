internal import SyncProtocol

// Inserting, deleting, taking back and carrying out, on the list of all characters.

extension SpanList {
    /// Finds the visible character at a position of a branch, as a run of its own of at most so many.
    mutating func isolate(visibleAt position: Int, atMost count: Int, in branch: Int) -> Place {
        var (place, offset) = find(visibleAt: position, in: branch)
        if offset > 0 {
            cut(at: place, offset: offset)
            place.span += 1
        }
        cut(at: place, offset: Int32(count))
        if blocks[place.block].spans.count > Self.spansPerBlock {
            let first = self[place].first
            splitIfLong(place.block)
            return locate(first)
        }
        return place
    }

    private func find(visibleAt position: Int, in branch: Int) -> (Place, offset: Int32) {
        var rest = Int32(position)
        var block = 0
        while rest >= blocks[block].visible[branch] {
            rest -= blocks[block].visible[branch]
            block += 1
        }
        var index = 0
        while true {
            let span = blocks[block].spans[index]
            if span.states.isVisible(in: branch) {
                if rest < span.length { return (Place(block: block, span: index), rest) }
                rest -= span.length
            }
            index += 1
        }
    }

    mutating func delete(at place: Place, in branch: Int) {
        var states = self[place].states
        states.raise(in: branch)
        setStates(states, at: place)
        hide(at: place)
    }

    /// Inserts new characters at a position of a branch; returns where the merged text shows them.
    mutating func insert(_ ids: Range<Int>, at position: Int, in branch: Int) -> Int {
        var place = Place(block: 0, span: 0)
        var left = Span.beginning
        if position > 0 {
            let (found, offset) = find(visibleAt: position - 1, in: branch)
            left = self[found].first + offset
            cut(at: found, offset: offset + 1)
            place = Place(block: found.block, span: found.span + 1)
        }
        var states = BranchStates.nowhere
        states.raise(in: branch)
        let span = Span(
            first: Int32(ids.lowerBound), length: Int32(ids.count), left: left,
            right: knownCharacter(from: place, in: branch), states: states)
        place = self.place(of: span, from: place, in: branch)
        let position = shownCount(before: place)
        if !extend(before: place, by: span) { insert(span, at: place) }
        splitIfLong(place.block)
        return position
    }

    /// The next character that was known in a branch, deleted there or not.
    private func knownCharacter(from place: Place, in branch: Int) -> Int32 {
        var index = place.span
        for block in place.block..<blocks.count {
            let spans = blocks[block].spans
            while index < spans.count {
                if spans[index].states.isKnown(in: branch) { return spans[index].first }
                index += 1
            }
            index = 0
        }
        return Span.end
    }

    /// Where a run goes among what others typed between the same two characters: as in YjsMod, which
    /// equals FugueMax (Weidner & Kleppmann, "The Art of the Fugue", 2023).
    private func place(of new: Span, from start: Place, in branch: Int) -> Place {
        var result = start
        var place = start
        var scanning = false
        while let current = onSpan(place) {
            place = current
            let other = self[place]
            if other.states.isKnown(in: branch) { break }
            if !scanning { result = place }
            switch order(other.left, new.left) {
            case .before: return result
            case .after: break
            case .same:
                let right = order(other.right, new.right)
                if right == .same, tie(of: new.first) < tie(of: other.first) { return result }
                scanning = right == .before
            }
            place.span += 1
        }
        return scanning ? result : place
    }

    /// The place itself, or the beginning of the next block that has a run; nil at the end.
    private func onSpan(_ place: Place) -> Place? {
        var place = place
        while place.span >= blocks[place.block].spans.count {
            guard place.block + 1 < blocks.count else { return nil }
            place = Place(block: place.block + 1, span: 0)
        }
        return place
    }

    private enum Order { case before, same, after }

    /// How two characters lie to each other in the list.
    private func order(_ one: Int32, _ other: Int32) -> Order {
        if one == other { return .same }
        if one == Span.beginning || other == Span.end { return .before }
        if other == Span.beginning || one == Span.end { return .after }
        let (first, second) = (locate(one), locate(other))
        let before =
            (first.block, first.span, one) < (second.block, second.span, other)
        return before ? .before : .after
    }

    /// Takes an event back out of a branch.
    mutating func takeBack(_ branch: Int, _ deeds: Deeds) {
        for ids in deeds.deleted { change(ids) { $0.lower(in: branch) } }
        for ids in deeds.inserted { change(ids) { $0.lower(in: branch) } }
    }

    /// Carries an event out in a branch that had not seen it.
    mutating func carryOut(_ branch: Int, _ deeds: Deeds) {
        for ids in deeds.inserted { change(ids) { $0.raise(in: branch) } }
        for ids in deeds.deleted { change(ids) { $0.raise(in: branch) } }
    }

    private mutating func change(_ ids: Range<Int>, _ body: (inout BranchStates) -> Void) {
        var next = Int32(ids.lowerBound)
        let end = Int32(ids.upperBound)
        while next < end {
            var place = locate(next)
            if self[place].first < next {
                cut(at: place, offset: next - self[place].first)
                place.span += 1
            }
            cut(at: place, offset: end - next)
            var states = self[place].states
            body(&states)
            setStates(states, at: place)
            next = self[place].end
            splitIfLong(place.block)
        }
    }
}
