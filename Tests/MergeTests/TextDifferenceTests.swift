import Merge
import SeededChance
import SyncProtocol
import Testing

/// The few edits that make one text of another.
@Suite struct TextDifferenceTests {
    @Test func `what stays the same is not touched`() {
        let edits = edits(
            from: "Mevrouw belde. Zij komt dinsdag. Alles goed.",
            to: "Mevrouw belde twee keer. Zij komt dinsdag. Niet alles goed.")

        #expect(
            edits == [
                TextEdit(position: 13, removed: 0, inserted: " twee keer"),
                TextEdit(position: 43, removed: 1, inserted: "Niet a"),
            ])
    }

    @Test func `equal texts take no edit`() {
        #expect(edits(from: "een", to: "een").isEmpty)
        #expect(edits(from: "", to: "").isEmpty)
    }

    @Test func `positions count Unicode scalars`() {
        let edits = edits(from: "👩‍👧 thuis", to: "👩‍👧 niet thuis")

        #expect(edits == [TextEdit(position: 4, removed: 0, inserted: "niet ")])
    }

    @Test func `the same letter in another form is another text`() {
        #expect(
            edits(from: "e\u{301}", to: "\u{e9}")
                == [TextEdit(position: 0, removed: 2, inserted: "\u{e9}")])
    }

    @Test func `what people see as one character is replaced as a whole`() {
        #expect(
            edits(from: "cafe", to: "cafe\u{301}")
                == [TextEdit(position: 3, removed: 1, inserted: "e\u{301}")])
        #expect(
            edits(from: "👩‍👧 thuis", to: "👩‍👦 thuis")
                == [TextEdit(position: 0, removed: 3, inserted: "👩‍👦")])
    }

    @Test func `a phrase in other words is one edit`() {
        let edits = edits(from: "Hij is niet thuis vandaag.", to: "Hij was gisteren weg vandaag.")

        #expect(edits == [TextEdit(position: 4, removed: 13, inserted: "was gisteren weg")])
    }

    @Test func `words stay rather than the spaces between them`() {
        #expect(
            edits(from: "kat kat ", to: " kat kat") == [
                TextEdit(position: 0, removed: 0, inserted: " "),
                TextEdit(position: 8, removed: 1, inserted: ""),
            ])
    }

    @Test func `a sentence or a line that begins like its neighbour comes as a whole`() {
        #expect(
            edits(from: "Hij komt. Hij gaat.", to: "Hij komt. Hij is ziek. Hij gaat.")
                == [TextEdit(position: 10, removed: 0, inserted: "Hij is ziek. ")])
        #expect(
            edits(from: "Nu a.\nNu b.\nNu c.", to: "Nu a.\nNu c.")
                == [TextEdit(position: 6, removed: 6, inserted: "")])
    }

    @Test func `a text of one word many times takes one edit and no long search`() {
        let words = String(repeating: "woord ", count: 6000)

        let edits = edits(from: "a " + words + "z", to: "b " + words + "y")

        #expect(edits.count == 1)
        expect(edits, "a " + words + "z", "b " + words + "y")
    }

    @Test func `a large text of which every other word changed is done in time`() {
        var random = SeededRandom(seed: 1)
        let old = (0..<20_000).map { _ in "w\(random.number(below: 3000))" }
        let new = old.enumerated().map { $0 % 2 == 0 ? $1 : "n\(random.number(below: 3000))" }
        let texts = (old.joined(separator: " "), new.joined(separator: " "))

        let seconds = ContinuousClock().measure {
            expect(edits(from: texts.0, to: texts.1), texts.0, texts.1)
        }

        #expect(seconds < .seconds(5))
    }

    @Test(arguments: 1...200 as ClosedRange<UInt64>)
    func `the edits applied to the old text give the new one, whole characters at a time`(
        seed: UInt64
    ) {
        var random = SeededRandom(seed: seed)
        for _ in 0..<20 {
            let old = random.oddText()
            let new = Bool.random(using: &random) ? random.oddText() : random.worked(old)

            expect(edits(from: old, to: new), old, new)
        }
    }

    @Test(arguments: 1...100 as ClosedRange<UInt64>)
    func `a word or a few that come or go are one edit`(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        let words = random.plainWords(1 + random.number(below: 60))
        let place = random.number(below: words.count + 1)
        var more = words
        more.insert(contentsOf: random.plainWords(1 + random.number(below: 3)), at: place)
        let (few, many) = (words.joined(separator: " "), more.joined(separator: " "))

        let (coming, going) = (edits(from: few, to: many), edits(from: many, to: few))

        #expect(coming.count == 1 && coming[0].removed == 0)
        #expect(going.count == 1 && going[0].inserted.isEmpty)
        expect(coming, few, many)
        expect(going, many, few)
    }

    @Test(arguments: 1...100 as ClosedRange<UInt64>)
    func `a sentence that moves takes at most two edits`(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        var sentences = (0..<6).map { number in
            // Common words, and a few that make the sentence recognisable.
            (random.plainWords(4) + ["woord\(number)"] + random.plainWords(3) + ["slot\(number)"])
                .joined(separator: " ") + ". "
        }
        let old = sentences.joined()
        let moved = sentences.remove(at: random.number(below: 6))
        sentences.insert(moved, at: random.number(below: 6))
        let new = sentences.joined()

        let edits = edits(from: old, to: new)

        #expect(edits.count <= 2)
        expect(edits, old, new)
    }

    @Test(arguments: 1...100 as ClosedRange<UInt64>)
    func `words that stay between others are not touched`(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        let old = random.plainWords(80)
        var new = old
        var changed: Set<Int> = []
        for _ in 0..<6 {
            let place = random.number(below: old.count)
            new[place] = "ANDERS\(place)"
            changed.insert(place)
        }
        let (before, after) = (old.joined(separator: " "), new.joined(separator: " "))

        let edits = edits(from: before, to: after)

        expect(edits, before, after)
        let removed = removedWords(edits, from: before)
        #expect(removed <= changed.count, "\(removed) words for \(changed.count)")
    }

    /// Of how many words of the old text the edits remove something.
    private func removedWords(_ edits: [TextEdit], from old: String) -> Int {
        var shift = 0
        let scalars = Array(old.unicodeScalars)
        return edits.reduce(0) { count, edit in
            let start = edit.position - shift
            shift += edit.inserted.unicodeScalars.count - edit.removed
            let removed = String(String.UnicodeScalarView(scalars[start..<start + edit.removed]))
            return count + removed.split(separator: " ").count
        }
    }

    /// They make the new text, ascend, say something, and cut no character in two.
    private func expect(
        _ edits: [TextEdit], _ old: String, _ new: String,
        _ location: SourceLocation = #_sourceLocation
    ) {
        let outcome = applying(edits, to: old)
        #expect(outcome.utf8.elementsEqual(new.utf8), sourceLocation: location)
        let (oldCuts, newCuts) = (boundaries(of: old), boundaries(of: new))
        var (shift, end) = (0, 0)
        for edit in edits {
            let inserted = edit.inserted.unicodeScalars.count
            let start = edit.position - shift
            let isWhole =
                oldCuts.contains(start) && oldCuts.contains(start + edit.removed)
                && newCuts.contains(edit.position) && newCuts.contains(edit.position + inserted)
            #expect(isWhole, "\(edit)", sourceLocation: location)
            #expect(edit.position >= end && edit.removed + inserted > 0, sourceLocation: location)
            shift += inserted - edit.removed
            end = edit.position + inserted
        }
    }

    /// Where the characters that people see begin and end, in Unicode scalars.
    private func boundaries(of text: String) -> Set<Int> {
        var (boundaries, end) = (Set([0]), 0)
        for character in text {
            end += character.unicodeScalars.count
            boundaries.insert(end)
        }
        return boundaries
    }
}

extension SeededRandom {
    private static let pieces = [
        "a", "bij ", "een ", "\n", "\r\n", " ", ", ", ".", "é", "e\u{301}", "\u{301}", "👩‍👧",
        "🏠 ", "\u{200d}", "🇳🇱", "🇳", "\u{1F3FD}", "각", "\u{1100}",
    ]
    private static let common = ["de", "het", "een", "kat", "hond", "loopt", "naar", "huis"]

    fileprivate mutating func oddText() -> String {
        (0..<number(below: 31)).map { _ in Self.pieces.randomElement(using: &self)! }.joined()
    }

    fileprivate mutating func plainWords(_ count: Int) -> [String] {
        (0..<count).map { _ in Self.common.randomElement(using: &self)! }
    }

    /// The text with a few pieces in and out.
    fileprivate mutating func worked(_ text: String) -> String {
        var scalars = Array(text.unicodeScalars)
        for _ in 0...number(below: 4) {
            let start = number(below: scalars.count + 1)
            let end = start + number(below: min(scalars.count - start, 3) + 1)
            scalars.replaceSubrange(start..<end, with: oddText().prefix(5).unicodeScalars)
        }
        return String(String.UnicodeScalarView(scalars))
    }
}
