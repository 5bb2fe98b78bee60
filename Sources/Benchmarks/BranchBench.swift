import Merge
import SyncProtocol

// Two people who type apart for a long time, and someone who receives them in turn.

/// Prints the time for so many edits on each of two branches, and for twice as many.
func benchBranches(_ count: Int) throws {
    for edits in [count, 2 * count] {
        for inTurn in [true, false] {
            let (length, seconds) = measured { mergeBranches(of: edits, inTurn: inTurn) }
            var report = Report(
                inTurn ? "text.branches.inturn" : "text.branches.whole", count: 2 * edits,
                seconds: seconds)
            report.add("us_per_edit", seconds * 1e6 / Double(2 * edits))
            report.add("text_scalars", length)
            report.print()
        }
    }
}

/// Edits at places that jump through the text; returns the length of what comes out.
private func mergeBranches(of edits: Int, inTurn: Bool) -> Int {
    let ties = (1...2).map { TextAuthor(site: $0).tie }
    var document = TextDocument()
    let start = TextEdit(
        position: 0, removed: 0, inserted: String(repeating: "woord ", count: 1000))
    document.append([start], on: [], tie: ties[0])
    var heads = [0, 0]
    var length = [document.scalarCount, document.scalarCount]
    for index in 0..<(2 * edits) {
        let branch = inTurn ? index % 2 : index / edits
        let position = index &* 7919 % (length[branch] + 1)
        let edit = TextEdit(position: position, removed: 0, inserted: "x")
        document.append([edit], on: [heads[branch]], tie: ties[branch])
        heads[branch] = index + 1
        length[branch] += 1
    }
    return document.scalarCount
}
