import SyncProtocol

// Identifiers as a program without replicas would keep them.

extension Identifier {
    /// 36 characters, as a UUID is written (RFC 9562 §4).
    var hyphenated: String {
        var text = Array(hexadecimal(bytes))
        for place in [20, 16, 12, 8] { text.insert("-", at: place) }
        return String(text)
    }
}
