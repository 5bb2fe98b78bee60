/// What came in from the terminal, once its bytes are understood.
public enum InputEvent: Hashable, Sendable {
    case key(Key)
    case paste(Paste)
    /// The window of the terminal came to the front, or left it.
    case focus(Bool)
}

/// A text put in at once from elsewhere: lines end in `\n`, and no control character is left but tabs.
public struct Paste: Hashable, Sendable {
    public let text: String
    /// There was more than the limit, and the rest is not here.
    public let isCut: Bool

    public init(_ text: String, isCut: Bool = false) {
        self.text = text
        self.isCut = isCut
    }
}
