// In which paragraphs of a merged text people met who did not see each other.

extension TextAuthorship {
    /// The paragraphs that somebody should read, as ranges of the text in Unicode scalars, ascending.
    ///
    /// A paragraph lies between two newlines as the text shows them. It is touched by who inserted or
    /// deleted something in it, and by who deleted a newline and so drew two together; a newline that
    /// stands is of neither side, and a line that is gone altogether is of no paragraph. Two who
    /// touched it without sight of each other have met, until somebody touches it who has seen both.
    /// A paragraph of which no character is left is not marked: there is nothing to read.
    public var paragraphsToRead: [Range<Int>] {
        var paragraphs = ParagraphScan()
        for piece in pieces { paragraphs.take(piece) }
        paragraphs.endParagraph()
        return paragraphs.found.filter { sight.areContested($0.touches) }.map(\.range)
    }
}

/// Cuts a text, with what was deleted from it, into paragraphs, and notes who touched each.
private struct ParagraphScan {
    struct Paragraph {
        var range: Range<Int>
        var touches: Set<Int> = []
    }

    private(set) var found: [Paragraph] = []
    private var paragraph = Paragraph(range: 0..<0)
    private var line = Line()
    /// Who deleted the newlines since the last line of the paragraph of which something is left.
    private var joins: Set<Int> = []

    /// What lay between two newlines, deleted ones included.
    private struct Line {
        var length = 0
        var touches: Set<Int> = []
    }

    mutating func take(_ piece: TextAuthorship.Piece) {
        let parts = piece.string.unicodeScalars.split(
            separator: "\n", omittingEmptySubsequences: false)
        for (index, part) in parts.enumerated() {
            if index > 0 { takeNewline(piece) }
            guard !part.isEmpty else { continue }
            line.touches.insert(piece.insertedBy)
            line.touches.formUnion(piece.deletedBy)
            if piece.isVisible { line.length += part.count }
        }
    }

    private mutating func takeNewline(_ piece: TextAuthorship.Piece) {
        if piece.isVisible { return endParagraph() }
        endLine()
        joins.formUnion(piece.deletedBy)
    }

    private mutating func endLine() {
        if line.length > 0 {
            if !paragraph.range.isEmpty { paragraph.touches.formUnion(joins) }
            joins = []
            paragraph.touches.formUnion(line.touches)
            let end = paragraph.range.upperBound + line.length
            paragraph.range = paragraph.range.lowerBound..<end
        }
        line = Line()
    }

    mutating func endParagraph() {
        endLine()
        joins = []
        if !paragraph.range.isEmpty { found.append(paragraph) }
        let next = paragraph.range.upperBound + 1
        paragraph = Paragraph(range: next..<next)
    }
}
