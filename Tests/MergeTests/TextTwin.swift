import Merge
import SyncProtocol

/// FugueMax by its definition: a tree in which every character hangs to the left or right of another.
///
/// Weidner & Kleppmann, "The Art of the Fugue", 2023. It shares nothing with the merging that it is
/// compared with, which keeps a list and finds a place in it by scanning.
struct TextTwin {
    private enum Side { case left, right }

    private struct Node {
        let scalar: Unicode.Scalar
        let change: Int
        let tie: TieBreak
        let side: Side
        /// The character before which it was typed, for one to the right; nil is the end.
        let rightOrigin: Int?
        /// The characters from the root down to this one, itself included.
        let path: [Int]
        var deletedBy: Set<Int> = []

        var parent: Int? { path.dropLast().last }
    }

    private var nodes: [Node] = []

    /// The text as somebody knows it who has seen these changes.
    func text(knowing known: Set<Int>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: visible(to: known).map { nodes[$0].scalar })
        return String(view)
    }

    /// All that was ever typed, in order.
    var characters: [TextCharacter] {
        nodes.indices.sorted(by: precedes).map { index in
            TextCharacter(
                scalar: nodes[index].scalar, insertedBy: nodes[index].change,
                deletedBy: nodes[index].deletedBy)
        }
    }

    mutating func apply(_ edits: [TextEdit], by change: Int, _ tie: TieBreak, seen: Set<Int>) {
        let known = seen.union([change])
        for edit in edits {
            var order = order(of: known)
            let visible = order.filter { nodes[$0].deletedBy.isDisjoint(with: known) }
            let start = min(edit.position, visible.count)
            let end = start + min(edit.removed, visible.count - start)
            for node in visible[start..<end] { nodes[node].deletedBy.insert(change) }
            var place = start == 0 ? 0 : order.firstIndex(of: visible[start - 1])! + 1
            for scalar in edit.inserted.unicodeScalars {
                insert(scalar, at: place, in: &order, by: change, tie)
                place += 1
            }
        }
    }

    /// Hangs a character between two that are neighbours for its author, to the right where it can.
    private mutating func insert(
        _ scalar: Unicode.Scalar, at place: Int, in order: inout [Int], by change: Int,
        _ tie: TieBreak
    ) {
        let left = place == 0 ? nil : order[place - 1]
        let right = place < order.count ? order[place] : nil
        let isTaken = order.contains { nodes[$0].parent == left && nodes[$0].side == .right }
        let parent = isTaken ? right : left
        order.insert(nodes.count, at: place)
        nodes.append(
            Node(
                scalar: scalar, change: change, tie: tie, side: isTaken ? .left : .right,
                rightOrigin: isTaken ? nil : right,
                path: (parent.map { nodes[$0].path } ?? []) + [nodes.count]))
    }

    private func visible(to known: Set<Int>) -> [Int] {
        order(of: known).filter { nodes[$0].deletedBy.isDisjoint(with: known) }
    }

    private func order(of known: Set<Int>) -> [Int] {
        nodes.indices.filter { known.contains(nodes[$0].change) }.sorted(by: precedes)
    }

    /// Whether one character comes before another when the tree is walked from left to right.
    private func precedes(_ one: Int, _ other: Int) -> Bool {
        if one == other { return false }
        let shared = zip(nodes[one].path, nodes[other].path).prefix { $0 == $1 }.count
        let mine = nodes[one].path.dropFirst(shared).first
        let yours = nodes[other].path.dropFirst(shared).first
        guard let mine else { return nodes[yours!].side == .right }
        guard let yours else { return nodes[mine].side == .left }
        return siblingPrecedes(nodes[mine], nodes[yours])
    }

    private func siblingPrecedes(_ one: Node, _ other: Node) -> Bool {
        if one.side != other.side { return one.side == .left }
        if one.rightOrigin == other.rightOrigin { return one.tie < other.tie }
        // The one that was typed before the later character comes first; the end is the last of all.
        guard let mine = one.rightOrigin else { return true }
        guard let yours = other.rightOrigin else { return false }
        return precedes(yours, mine)
    }
}

/// A character with who inserted it and who deleted it, in terms of changes.
struct TextCharacter: Equatable {
    let scalar: Unicode.Scalar
    let insertedBy: Int
    let deletedBy: Set<Int>
}
