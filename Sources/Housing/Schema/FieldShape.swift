public import Replica

/// What one field holds, how it is merged, and what it is used for: a line of the schema.
public struct FieldShape: Sendable {
    public let merging: Merging
    public private(set) var uses: FieldDefinition.Uses = []
    public private(set) var choices: [Choice] = []

    private init(_ merging: Merging) { self.merging = merging }

    static func text(_ contest: Contest) -> FieldShape { .init(.register(.text, contest)) }
    static func whole(_ contest: Contest) -> FieldShape { .init(.register(.whole, contest)) }
    /// In cents.
    static func money(_ contest: Contest) -> FieldShape { .init(.register(.money, contest)) }
    static func day(_ contest: Contest) -> FieldShape { .init(.register(.date, contest)) }

    /// In milliseconds since 1970.
    static func time(_ contest: Contest) -> FieldShape { .init(.register(.time, contest)) }

    /// Another record or folder, or a user.
    static func reference(_ contest: Contest) -> FieldShape {
        .init(.register(.reference, contest))
    }

    static func choice<List: ChoiceList>(_ list: List.Type, _ contest: Contest) -> FieldShape {
        var shape = FieldShape(.register(.choice, contest))
        shape.choices = list.choices
        return shape
    }

    /// Several people write in it, and it is merged letter by letter.
    static let writing = FieldShape(.text)
    static let days = FieldShape(.set(.date))
    static let texts = FieldShape(.set(.text))
    static let references = FieldShape(.set(.reference))

    /// Asked for by its value.
    var indexed: FieldShape { using(.indexed) }
    /// Its words are looked for.
    var searched: FieldShape { using(.searched) }

    private func using(_ use: FieldDefinition.Uses) -> FieldShape {
        var shape = self
        shape.uses.insert(use)
        return shape
    }
}
