internal import SyncProtocol

/// A run of characters that were typed one after another and have had the same fate since.
struct Span: Sendable {
    /// The number of the first character; the others follow it.
    var first: Int32
    var length: Int32
    /// Between which two characters the first was typed.
    var left: Int32
    var right: Int32
    var states: BranchStates
    /// Whether the merged text shows it.
    var isShown = true

    static let beginning: Int32 = -1
    static let end: Int32 = .max

    var end: Int32 { first + length }
}

/// The characters of all branches in their one order, deleted ones included.
///
/// Runs lie in blocks, which carry sums: finding a position costs a look at each block and at the runs
/// of one.
struct SpanList: Sendable {
    /// Where a run lies; valid until the list changes.
    struct Place: Sendable {
        var block: Int
        var span: Int
    }

    struct Block: Sendable {
        let id: Int32
        var spans: ContiguousArray<Span> = []
        /// How many characters are visible in each branch.
        var visible: SIMD4<Int32> = .zero
        /// How many the merged text shows.
        var shown: Int32 = 0
    }

    /// So many runs are looked through to find one.
    static let spansPerBlock = 128

    let baseLength: Int32
    var blocks: ContiguousArray<Block>
    /// Where each block stands in `blocks`, by its id.
    var orderOfBlock: ContiguousArray<Int32> = [0]
    /// In which block each typed character lies.
    private var blockOfTyped: ContiguousArray<Int32> = []
    private var ties: ContiguousArray<TieBreak> = []
    private var tieOfTyped: ContiguousArray<Int32> = []
    /// The runs into which the shared text was cut: their first characters, and in which block each is.
    private var baseCuts: ContiguousArray<(first: Int32, block: Int32)> = []

    init(baseLength: Int) {
        self.baseLength = Int32(baseLength)
        var block = Block(id: 0)
        if baseLength > 0 {
            let span = Span(
                first: 0, length: self.baseLength, left: Span.beginning, right: Span.end,
                states: .everywhere)
            block.spans = [span]
            block.visible = SIMD4(repeating: self.baseLength)
            block.shown = self.baseLength
            baseCuts = [(0, 0)]
        }
        blocks = [block]
    }

    func visibleCount(in branch: Int) -> Int {
        var count: Int32 = 0
        for block in blocks { count += block.visible[branch] }
        return Int(count)
    }

    /// Numbers for characters about to be inserted.
    mutating func newIDs(_ count: Int, by tie: TieBreak) -> Range<Int> {
        let first = Int(baseLength) + blockOfTyped.count
        if ties.last != tie { ties.append(tie) }
        blockOfTyped.append(contentsOf: repeatElement(0, count: count))
        tieOfTyped.append(contentsOf: repeatElement(Int32(ties.count - 1), count: count))
        return first..<(first + count)
    }

    func tie(of character: Int32) -> TieBreak {
        ties[Int(tieOfTyped[Int(character - baseLength)])]
    }

    subscript(place: Place) -> Span {
        _read { yield blocks[place.block].spans[place.span] }
    }

    func ids(at place: Place) -> Range<Int> { Int(self[place].first)..<Int(self[place].end) }

    /// Where the merged text shows a run; nil where it does not.
    func shownPosition(at place: Place) -> Int? {
        self[place].isShown ? shownCount(before: place) : nil
    }

    func shownCount(before place: Place) -> Int {
        var count: Int32 = 0
        for block in 0..<place.block { count += blocks[block].shown }
        for span in 0..<place.span where blocks[place.block].spans[span].isShown {
            count += blocks[place.block].spans[span].length
        }
        return Int(count)
    }

    /// The run in which a character lies.
    func locate(_ character: Int32) -> Place {
        let id: Int32
        if character >= baseLength {
            id = blockOfTyped[Int(character - baseLength)]
        } else {
            id = baseCuts[baseCut(of: character)].block
        }
        let block = Int(orderOfBlock[Int(id)])
        let spans = blocks[block].spans
        for index in spans.indices
        where spans[index].first <= character && character < spans[index].end {
            return Place(block: block, span: index)
        }
        preconditionFailure("a character lies in the block that is noted for it")
    }

    private func baseCut(of character: Int32) -> Int {
        var low = 0
        var high = baseCuts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if baseCuts[middle].first <= character { low = middle } else { high = middle }
        }
        return low
    }

    /// Changes what a run is in one branch, and keeps the sums.
    mutating func setStates(_ states: BranchStates, at place: Place) {
        let length = self[place].length
        blocks[place.block].visible &-= self[place].states.visible(length)
        blocks[place.block].visible &+= states.visible(length)
        blocks[place.block].spans[place.span].states = states
    }

    mutating func hide(at place: Place) {
        guard self[place].isShown else { return }
        blocks[place.block].shown -= self[place].length
        blocks[place.block].spans[place.span].isShown = false
    }

    /// Cuts a run in two before the character at this offset.
    mutating func cut(at place: Place, offset: Int32) {
        guard offset > 0, offset < self[place].length else { return }
        var tail = self[place]
        tail.first += offset
        tail.length -= offset
        tail.left = tail.first - 1
        blocks[place.block].spans[place.span].length = offset
        blocks[place.block].spans.insert(tail, at: place.span + 1)
        if tail.first < baseLength {
            let cut = (tail.first, blocks[place.block].id)
            baseCuts.insert(cut, at: baseCut(of: tail.first) + 1)
        }
    }

    /// Puts a new run before the given place.
    mutating func insert(_ span: Span, at place: Place) {
        blocks[place.block].spans.insert(span, at: place.span)
        blocks[place.block].visible &+= span.states.visible(span.length)
        blocks[place.block].shown += span.isShown ? span.length : 0
        note(span, in: blocks[place.block].id)
    }

    /// Makes the run before the place longer by what was typed right after it, if it can be.
    mutating func extend(before place: Place, by span: Span) -> Bool {
        guard place.span > 0 else { return false }
        let before = blocks[place.block].spans[place.span - 1]
        guard before.end == span.first, before.first >= baseLength, span.left == before.end - 1,
            span.right == before.right, span.states == before.states, before.isShown
        else { return false }
        blocks[place.block].spans[place.span - 1].length += span.length
        blocks[place.block].visible &+= span.states.visible(span.length)
        blocks[place.block].shown += span.length
        note(span, in: blocks[place.block].id)
        return true
    }

    private mutating func note(_ span: Span, in block: Int32) {
        if span.first < baseLength {
            baseCuts[baseCut(of: span.first)].block = block
            return
        }
        for character in span.first..<span.end {
            blockOfTyped[Int(character - baseLength)] = block
        }
    }

    /// Cuts a block in two when it has grown too long to be looked through.
    mutating func splitIfLong(_ index: Int) {
        guard blocks[index].spans.count > Self.spansPerBlock else { return }
        let half = blocks[index].spans.count / 2
        var tail = Block(id: Int32(orderOfBlock.count))
        tail.spans = ContiguousArray(blocks[index].spans[half...])
        blocks[index].spans.removeSubrange(half...)
        for span in tail.spans {
            tail.visible &+= span.states.visible(span.length)
            tail.shown += span.isShown ? span.length : 0
            note(span, in: tail.id)
        }
        blocks[index].visible &-= tail.visible
        blocks[index].shown -= tail.shown
        blocks.insert(tail, at: index + 1)
        orderOfBlock.append(0)
        for order in (index + 1)..<blocks.count {
            orderOfBlock[Int(blocks[order].id)] = Int32(order)
        }
    }
}
