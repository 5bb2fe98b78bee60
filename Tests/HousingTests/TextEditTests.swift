import Housing
import SyncProtocol
import Testing

/// The few edits that make one text of another.
@Suite struct TextEditTests {
    @Test func `what stays the same is not touched`() {
        let edits = textEdits(
            from: "Mevrouw belde. Zij komt dinsdag. Alles goed.",
            to: "Mevrouw belde twee keer. Zij komt dinsdag. Niet alles goed.")

        #expect(
            edits == [
                TextEdit(position: 13, removed: 0, inserted: " twee keer"),
                TextEdit(position: 43, removed: 1, inserted: "Niet a"),
            ])
    }

    @Test func `equal texts take no edit`() {
        #expect(textEdits(from: "een", to: "een").isEmpty)
        #expect(textEdits(from: "", to: "").isEmpty)
    }

    @Test func `positions count Unicode scalars`() {
        let edits = textEdits(from: "👩‍👧 thuis", to: "👩‍👧 niet thuis")

        #expect(edits == [TextEdit(position: 4, removed: 0, inserted: "niet ")])
    }

    @Test func `the same letter in another form is another text`() {
        #expect(!textEdits(from: "e\u{301}", to: "\u{e9}").isEmpty)
    }

    @Test func `a text of many words takes one edit`() {
        let old = String(repeating: "woord ", count: 6000)

        let edits = textEdits(from: "a " + old + "z", to: "b " + old + "y")

        #expect(edits.count == 1)
        #expect(applying(edits, to: "a " + old + "z") == Array(("b " + old + "y").unicodeScalars))
    }

    @Test(arguments: 1...200)
    func `the edits applied to the old text give the new one`(seed: UInt64) {
        var random = Seeded(seed)
        let old = random.text()
        let new = Bool.random(using: &random) ? random.text() : random.worked(old)

        let edits = textEdits(from: old, to: new)

        #expect(applying(edits, to: old) == Array(new.unicodeScalars))
    }

    private func applying(_ edits: [TextEdit], to text: String) -> [Unicode.Scalar] {
        var scalars = Array(text.unicodeScalars)
        for edit in edits {
            scalars.replaceSubrange(
                edit.position..<edit.position + edit.removed, with: edit.inserted.unicodeScalars)
        }
        return scalars
    }
}

/// Chance that can be had again (SplitMix64).
struct Seeded: RandomNumberGenerator {
    private static let pieces = [
        "a", "bij ", "een ", "\n", " ", "é", "e\u{301}", "👩‍👧", "🏠 ", "\u{200d}",
    ]
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }

    mutating func text() -> String {
        (0..<Int.random(in: 0...30, using: &self)).map { _ in
            Self.pieces.randomElement(using: &self)!
        }.joined()
    }

    /// The text with a few pieces in and out.
    mutating func worked(_ text: String) -> String {
        var scalars = Array(text.unicodeScalars)
        for _ in 0..<Int.random(in: 1...4, using: &self) {
            let start = Int.random(in: 0...scalars.count, using: &self)
            let end = Int.random(in: start...min(scalars.count, start + 3), using: &self)
            scalars.replaceSubrange(start..<end, with: self.text().prefix(5).unicodeScalars)
        }
        return String(String.UnicodeScalarView(scalars))
    }
}
