/// Bytes that have arrived on a connection and have not been read yet.
struct Inbox {
    private var bytes: [UInt8] = []
    private var position = 0

    var isEmpty: Bool { position == bytes.count }

    mutating func push(_ more: ArraySlice<UInt8>) {
        bytes.removeSubrange(..<position)
        position = 0
        bytes += more
    }

    mutating func popByte() -> UInt8? {
        guard !isEmpty else { return nil }
        defer { advance(by: 1) }
        return bytes[position]
    }

    /// Up to the first byte that is no text, which may be where a line ends.
    mutating func popText(atMost count: Int) -> ArraySlice<UInt8> {
        let text = bytes[position..<min(position + count, bytes.count)]
        return pop(atMost: text.prefix(while: \.isTextByte).count)
    }

    mutating func pop(atMost count: Int) -> ArraySlice<UInt8> {
        let end = min(position + count, bytes.count)
        defer { advance(by: end - position) }
        return bytes[position..<end]
    }

    /// An idle connection keeps no memory, so that there can be many.
    private mutating func advance(by count: Int) {
        position += count
        guard isEmpty else { return }
        bytes = []
        position = 0
    }
}
