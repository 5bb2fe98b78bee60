/// Cuts texts into words, and numbers them: the same number is the same word, scalar for scalar.
struct Vocabulary {
    private var numbers: [[UInt8]: Int] = [:]

    struct Word {
        let number: Int
        let kind: Kind
        let text: Substring
        /// Where it ends in its text, in Unicode scalars.
        let end: Int
    }

    enum Kind {
        /// Letters and digits, as many as stand together.
        case letters
        /// White space within a line, as much as stands together.
        case blank
        case newline, punctuation, symbol

        init(_ character: Character) {
            if character.isLetter || character.isNumber {
                self = .letters
            } else if character.isNewline {
                self = .newline
            } else if character.isWhitespace {
                self = .blank
            } else {
                self = character.isPunctuation ? .punctuation : .symbol
            }
        }

        var runsOn: Bool { self == .letters || self == .blank }
        /// Whether people see what it says, rather than how that is set apart.
        var hasMeaning: Bool { self == .letters || self == .symbol }
    }

    mutating func words(of text: String) -> [Word] {
        var words: [Word] = []
        var (start, end) = (text.startIndex, 0)
        while start < text.endIndex {
            let kind = Kind(text[start])
            var next = text.index(after: start)
            while kind.runsOn, next < text.endIndex, Kind(text[next]) == kind {
                next = text.index(after: next)
            }
            let word = text[start..<next]
            end += word.unicodeScalars.count
            words.append(Word(number: number(of: word), kind: kind, text: word, end: end))
            start = next
        }
        return words
    }

    private mutating func number(of word: Substring) -> Int {
        let spelling = Array(word.utf8)
        if let number = numbers[spelling] { return number }
        numbers[spelling] = numbers.count
        return numbers.count - 1
    }
}
