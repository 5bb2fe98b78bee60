/// A text in plain Dutch and in English.
public struct Words: Hashable, Sendable {
    public let dutch: String
    public let english: String

    public init(_ dutch: String, _ english: String) {
        self.dutch = dutch
        self.english = english
    }

    /// The same in both: a name, a number, what somebody typed.
    init(same text: String) { self.init(text, text) }
}
