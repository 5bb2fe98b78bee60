/// The words of another language, by the Dutch ones that stand in the code.
///
/// The empty catalogue is Dutch itself. Numbers and names stand in the texts as {1}, {2}.
package struct Catalogue: Sendable {
    @TaskLocal package static var current = dutch

    package static let dutch = Catalogue([:])

    let words: [String: String]

    package init(_ words: [String: String]) { self.words = words }

    /// With what only this program says.
    package func adding(_ words: [String: String]) -> Catalogue {
        Catalogue(self.words.merging(words) { $1 })
    }

    package subscript(dutch: String) -> String? { words[dutch] }

    package var isDutch: Bool { words.isEmpty }

    package var texts: [(dutch: String, other: String)] { words.map { ($0.key, $0.value) } }
}

/// A text in the language of who works here, with the values in their places.
package func say(_ dutch: String, _ values: any CustomStringConvertible...) -> String {
    say(dutch, values: values.map(\.description))
}

package func say(_ dutch: String, values: [String]) -> String {
    var text = Catalogue.current.words[dutch] ?? dutch
    for (index, value) in values.enumerated() {
        text = text.replacing("{\(index + 1)}", with: value)
    }
    return text
}
