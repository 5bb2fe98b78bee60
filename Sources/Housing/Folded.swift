internal import Replica

/// A name as it is compared: without accents, capitals, doubled spaces and marks that are not seen.
func folded(_ name: String) -> String {
    let seen = name.unicodeScalars.filter { $0.properties.generalCategory != .format }
    return plainLetters(String(String.UnicodeScalarView(seen)))
        .split(whereSeparator: \.isWhitespace).joined(separator: " ")
}
