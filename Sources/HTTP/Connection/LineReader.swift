/// Gathers one line up to CR LF, byte by byte, so that the verdict is the same however it arrives.
///
/// RFC 9112 lets a server take a lone LF for a line's end; two readers that differ about it are
/// how requests are smuggled, so it is refused, as is a lone CR and every control character.
struct LineReader {
    private var line: [UInt8] = []
    private var sawReturn = false

    /// The line without its end, or nil when more must arrive first.
    mutating func read(
        from inbox: inout Inbox, atMost limit: Int, tooLong: @autoclosure () -> Refusal
    ) throws(Refusal) -> [UInt8]? {
        while let byte = inbox.popByte() {
            if sawReturn {
                guard byte == .lineFeed else { throw .malformed("A CR stands without its LF.") }
                return takeLine()
            }
            if byte == .carriageReturn {
                sawReturn = true
                continue
            }
            guard byte.isTextByte else { throw .malformed("A line holds a control character.") }
            guard line.count < limit else { throw tooLong() }
            line.append(byte)
        }
        return nil
    }

    private mutating func takeLine() -> [UInt8] {
        defer { self = LineReader() }
        return line
    }
}
