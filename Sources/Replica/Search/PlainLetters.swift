/// A text without accents and capitals, for sorting and comparing: é as e, Ł as l, ß as ss.
///
/// Letters of other scripts stay what they are, in lower case.
public func plainLetters(_ text: String) -> String {
    var plain = ""
    for scalar in text.unicodeScalars {
        // The common case, without a table.
        if scalar.value < 0x80 {
            plain += scalar.properties.lowercaseMapping
            continue
        }
        for small in scalar.properties.lowercaseMapping.unicodeScalars {
            if let letter = plainByAccented[small] {
                plain += letter
            } else if small.properties.generalCategory != .nonspacingMark {
                plain.unicodeScalars.append(small)
            }
        }
    }
    return plain
}

/// The words that SQLite's tokenizer does not make plain, in the letters that people type: it takes
/// away accents (Ż), and no strokes or ligatures (Ł, ø, ß).
func plainSpellings(_ text: String) -> [String] {
    text.split(whereSeparator: \.isWhitespace)
        .filter { word in
            word.lowercased().unicodeScalars.contains(where: strokesAndLigatures.contains)
        }
        .map { plainLetters(String($0)) }
}

private let strokesAndLigatures = Set("æœđðħıĳĸłŀŋøþßŧ".unicodeScalars)

/// Latin-1, Latin Extended-A, and what Vietnamese and Romanian add; all in lower case.
private let accentedLetters: [(plain: String, accented: String)] = [
    ("a", "àáâãäåāăąǎạảấầẩẫậắằẳẵặ"), ("ae", "æǽ"), ("c", "çćĉċč"), ("d", "ďđð"),
    ("e", "èéêëēĕėęěẹẻẽếềểễệ"), ("g", "ĝğġģǧ"), ("h", "ĥħ"), ("i", "ìíîïĩīĭįıǐịỉ"), ("ij", "ĳ"),
    ("j", "ĵ"), ("k", "ķĸ"), ("l", "ĺļľŀł"), ("n", "ñńņňŉŋ"),
    ("o", "òóôõöøōŏőơǒọỏốồổỗộớờởỡợ"), ("oe", "œ"), ("r", "ŕŗř"), ("s", "śŝşšș"), ("ss", "ß"),
    ("t", "ţťŧț"), ("th", "þ"), ("u", "ùúûüũūŭůűųưǔụủứừửữự"), ("w", "ŵ"), ("y", "ýÿŷỳỵỷỹ"),
    ("z", "źżž"),
]

private let plainByAccented: [Unicode.Scalar: String] = {
    var table: [Unicode.Scalar: String] = [:]
    for (plain, accented) in accentedLetters {
        for scalar in accented.unicodeScalars { table[scalar] = plain }
    }
    return table
}()
