import Merge
import SyncProtocol
import Testing

/// Where people met in a text without seeing each other, and until when that is said.
@Suite struct TextParagraphTests {
    private static let ground = "een kat\ntwee honden\ndrie vissen"

    /// One change: other words in the first place where the old ones stand.
    private struct Rewrite {
        let words: String
        let others: String
        /// Counted from one; the ground is zero, and all have seen it.
        let seen: Set<Int>

        init(_ words: String, to others: String, seeing seen: Set<Int> = []) {
            (self.words, self.others, self.seen) = (words, others, seen.union([0]))
        }
    }

    /// The paragraphs that are marked, the same in whatever order the changes came.
    private func marked(
        on ground: String = ground, _ rewrites: [Rewrite],
        _ location: SourceLocation = #_sourceLocation
    ) -> [String] {
        let history = History(seen: [[]] + rewrites.map(\.seen))
        let sites = Array(0..<history.count)
        let text = TextHistory(rewriting: history, sites: sites) { change, text in
            guard change > 0 else { return edits(from: "", to: ground) }
            let rewrite = rewrites[change - 1]
            let parts = text.split(
                separator: rewrite.words, maxSplits: 1, omittingEmptySubsequences: false)
            #expect(parts.count == 2, "\(rewrite.words)", sourceLocation: location)
            return edits(from: text, to: parts.joined(separator: rewrite.others))
        }
        let outcomes = history.orders.map { order in
            let scalars = Array(text.merged(order).unicodeScalars)
            return text.authorship(order).paragraphsToRead.map { range in
                String(String.UnicodeScalarView(scalars[range]))
            }
        }
        #expect(Set(outcomes).count == 1, sourceLocation: location)
        return outcomes[0]
    }

    @Test func `two who write in one paragraph mark it`() {
        let marked = marked([Rewrite("een", to: "één"), Rewrite("kat", to: "kater")])

        #expect(marked == ["één kater"])
    }

    @Test func `two who write in different paragraphs mark none`() {
        let marked = marked([Rewrite("een", to: "één"), Rewrite("drie", to: "vier")])

        #expect(marked == [])
    }

    @Test func `who saw the other marks nothing`() {
        let marked = marked([Rewrite("een", to: "één"), Rewrite("kat", to: "kater", seeing: [1])])

        #expect(marked == [])
    }

    @Test func `a deletion counts`() {
        let apart = marked([Rewrite("twee ", to: ""), Rewrite("honden", to: "katten")])
        let both = marked([Rewrite("twee", to: "wee"), Rewrite("honden", to: "hond")])

        #expect(apart == ["katten"])
        #expect(both == ["wee hond"])
    }

    @Test func `who saw both and writes there clears the mark`() {
        let met = [Rewrite("een", to: "één"), Rewrite("kat", to: "kater")]

        #expect(marked(met + [Rewrite("kater", to: "poes", seeing: [1, 2])]) == [])
        #expect(marked(met + [Rewrite("één ", to: "", seeing: [1, 2])]) == [])
    }

    @Test func `who saw both and writes elsewhere clears nothing`() {
        let met = [Rewrite("een", to: "één"), Rewrite("kat", to: "kater")]

        #expect(marked(met + [Rewrite("drie", to: "vier", seeing: [1, 2])]) == ["één kater"])
    }

    @Test func `who saw one of both clears nothing`() {
        let met = [Rewrite("een", to: "één"), Rewrite("kat", to: "kater")]

        #expect(marked(met + [Rewrite("kater", to: "poes", seeing: [2])]) == ["één poes"])
    }

    @Test func `who writes without sight of the clearing marks it anew`() {
        let marked = marked([
            Rewrite("een", to: "één"), Rewrite("kat", to: "kater"),
            Rewrite("één", to: "elke", seeing: [1, 2]),
            Rewrite("kater", to: "poes", seeing: [1, 2]),
        ])

        #expect(marked == ["elke poes"])
    }

    @Test func `new lines at one place mark none`() {
        let marked = marked([
            Rewrite("vissen", to: "vissen\nvier muizen"),
            Rewrite("vissen", to: "vissen\nvijf mieren"),
        ])

        #expect(marked == [])
    }

    @Test func `a new line beside a paragraph in which another writes marks none`() {
        let other = Rewrite("honden", to: "katten")

        #expect(marked([other, Rewrite("een kat\n", to: "een kat\nnul\n")]) == [])
        #expect(marked([other, Rewrite("\ndrie", to: "\nnul\ndrie")]) == [])
    }

    @Test func `a line that is gone marks none of its neighbours`() {
        for other in [Rewrite("kat", to: "kater"), Rewrite("drie", to: "vier")] {
            #expect(marked([Rewrite("twee honden\n", to: ""), other]) == [])
            #expect(marked([Rewrite("\ntwee honden", to: ""), other]) == [])
        }
    }

    @Test func `what somebody wrote in a line that another threw away is marked`() {
        let marked = marked([
            Rewrite("twee honden\n", to: ""), Rewrite("honden", to: "honden!"),
        ])

        #expect(marked == ["!drie vissen"])
    }

    @Test func `two lines drawn together are one paragraph`() {
        let joined = Rewrite("kat\ntwee", to: "kat twee")

        #expect(marked([joined, Rewrite("een", to: "één")]) == ["één kat twee honden"])
        #expect(marked([joined, Rewrite("honden", to: "hond")]) == ["een kat twee hond"])
        #expect(marked([joined, Rewrite("drie", to: "vier")]) == [])
    }

    @Test func `who takes a newline away has touched the line that comes of it`() {
        let joined = Rewrite("kat\n", to: "kat")

        #expect(marked([joined, Rewrite("een", to: "één")]) == ["één kattwee honden"])
        #expect(marked([joined, Rewrite("honden", to: "hond")]) == ["een kattwee hond"])
    }

    @Test func `a paragraph of which nothing is left is not marked`() {
        let marked = marked([Rewrite("twee honden", to: ""), Rewrite("honden", to: "")])

        #expect(marked == [])
    }

    @Test func `ranges count Unicode scalars of the present text`() {
        let history = History(seen: [[], [0], [0]])
        let text = TextHistory(history, sites: [0, 1, 2]) { change, _ in
            switch change {
            case 0: edits(from: "", to: "👩‍👧\n\ne\u{301}en kat\nhond")
            case 1: [TextEdit(position: 13, removed: 0, inserted: "er")]
            default: [TextEdit(position: 5, removed: 2, inserted: "")]
            }
        }

        #expect(text.merged([0, 1, 2]) == "👩‍👧\n\nen kater\nhond")
        #expect(text.authorship([0, 1, 2]).paragraphsToRead == [5..<13])
    }
}
