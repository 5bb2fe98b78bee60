internal import Foundation

/// A name as it is compared: without accents, capitals, doubled spaces and marks that are not seen.
func folded(_ name: String) -> String {
    name.folding(options: [.diacriticInsensitive, .caseInsensitive], locale: nil)
        .unicodeScalars.filter { $0.properties.generalCategory != .format }
        .reduce(into: "") { $0.unicodeScalars.append($1) }
        .split(whereSeparator: \.isWhitespace).joined(separator: " ")
}
