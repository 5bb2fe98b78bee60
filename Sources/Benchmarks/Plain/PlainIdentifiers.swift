import SyncProtocol

extension Identifier {
    /// As a plain table keeps identifiers: 36 characters.
    var hyphenated: String {
        var text = Array(hexadecimal(bytes))
        for place in [20, 16, 12, 8] { text.insert("-", at: place) }
        return String(text)
    }
}
