internal import Replica

/// A name as it is compared: in plain letters, its parts told apart, each with how it sounds.
struct PersonName: Hashable, Sendable {
    /// Without "van der" and its like.
    let surname: [Word]
    /// Names and initials.
    let given: [Word]
    /// How all of it sounds, in any order.
    let sounds: [String]
    let isKnown: Bool

    struct Word: Hashable, Sendable {
        let written: String
        let sound: String
        /// One letter that stands for a name.
        let isInitial: Bool

        init(_ written: Substring) {
            self.written = String(written)
            sound = Sound.of(self.written)
            isInitial = written.count == 1
        }
    }

    /// "Berg, J.P. van der" and "J.P. van der Berg" are one name.
    init(_ written: String) {
        let spaced = String(written.map { $0 == "." ? " " : $0 })
        let parts = sortKey(spaced).split(separator: "\t", omittingEmptySubsequences: false)
            .map { $0.split { $0 == " " || $0 == "-" }.map(Word.init) }
        surname = parts.first ?? []
        given = parts.count > 1 ? parts[1] : []
        let words = surname + given
        sounds = words.map(\.sound).sorted()
        isKnown = words.contains { !Self.noNames.contains($0.written) }
    }

    /// What stands where no name is known; two of those are not one person for it.
    private static let noNames: Set<String> = [
        "", "anoniem", "nb", "nn", "naam", "nomen", "onbekend", "onbekende", "nescio", "unknown",
    ]
}
