/// Gathers one line up to CR LF, so that the verdict is the same however it arrives.
///
/// RFC 9112 lets a server take a lone LF for a line's end; two readers that differ about it are
/// how requests are smuggled, so it is refused, as is a lone CR and every control character.
struct LineReader {
    /// What came of the line in earlier pieces, its CR included.
    private var begun: [UInt8] = []

    /// The line without its end, or nil when more must arrive first.
    mutating func read(
        from inbox: inout Inbox, atMost limit: Int, tooLong: @autoclosure () -> Refusal
    ) throws(Refusal) -> ArraySlice<UInt8>? {
        if begun.last == .carriageReturn {
            guard let byte = inbox.popByte() else { return nil }
            guard byte == .lineFeed else { throw Self.loneReturn }
            return takeLine(with: [])
        }
        let text = inbox.popText(atMost: max(0, limit - begun.count))
        guard let end = inbox.popByte() else {
            begun += text
            return nil
        }
        guard end == .carriageReturn else {
            throw end.isTextByte ? tooLong() : .malformed("A line holds a control character.")
        }
        guard let next = inbox.popByte() else {
            begun += text
            begun.append(end)
            return nil
        }
        guard next == .lineFeed else { throw Self.loneReturn }
        return takeLine(with: text)
    }

    private static let loneReturn = Refusal.malformed("A CR stands without its LF.")

    private mutating func takeLine(with rest: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        if begun.isEmpty { return rest }
        if rest.isEmpty && begun.last == .carriageReturn { begun.removeLast() }
        defer { begun = [] }
        return (begun + rest)[...]
    }
}
