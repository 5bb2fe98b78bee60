/// Reads the body of a request, whole or in chunks, up to where its framing says that it ends.
struct BodyReader {
    private enum Stage {
        case counted(remaining: Int)
        case chunkSize
        case chunk(remaining: Int)
        case chunkEnd
        case trailers
        case complete
    }

    /// What has come and was not taken.
    private(set) var bytes: [UInt8] = []
    /// All that has come.
    private(set) var byteCount = 0
    private var stage: Stage
    private let byteLimit: Int
    private var lineReader = LineReader()
    private var trailersReader: FieldsReader
    private let limits: Limits

    init(_ framing: BodyFraming, byteLimit: Int, limits: Limits) throws(Refusal) {
        switch framing {
        case .empty: stage = .complete
        case .length(let count) where count > byteLimit: throw .bodyTooLarge
        case .length(let count): stage = .counted(remaining: count)
        case .chunked: stage = .chunkSize
        }
        self.byteLimit = byteLimit
        trailersReader = FieldsReader(limits: limits)
        self.limits = limits
    }

    var isComplete: Bool {
        if case .complete = stage { true } else { false }
    }

    mutating func read(from inbox: inout Inbox) throws(Refusal) {
        while let next = try step(from: &inbox) { stage = next }
    }

    /// The stage after this one, or nil when more must arrive first.
    private mutating func step(from inbox: inout Inbox) throws(Refusal) -> Stage? {
        if inbox.isEmpty { return nil }
        switch stage {
        case .counted(let remaining):
            let left = take(remaining, from: &inbox)
            return left == 0 ? .complete : .counted(remaining: left)
        case .chunkSize:
            return try readChunkSize(from: &inbox)
        case .chunk(let remaining):
            let left = take(remaining, from: &inbox)
            return left == 0 ? .chunkEnd : .chunk(remaining: left)
        case .chunkEnd:
            return try readLine(from: &inbox, atMost: 0) == nil ? nil : .chunkSize
        case .trailers:
            return try trailersReader.read(from: &inbox) == nil ? nil : .complete
        case .complete:
            return nil
        }
    }

    mutating func takePiece() -> ArraySlice<UInt8>? {
        guard !bytes.isEmpty else { return nil }
        defer { bytes = [] }
        return bytes[...]
    }

    /// Returns how many are still to come.
    private mutating func take(_ count: Int, from inbox: inout Inbox) -> Int {
        let some = inbox.pop(atMost: count)
        bytes += some
        byteCount += some.count
        return count - some.count
    }

    private mutating func readChunkSize(from inbox: inout Inbox) throws(Refusal) -> Stage? {
        guard let line = try readLine(from: &inbox, atMost: limits.chunkLineBytes) else {
            return nil
        }
        // RFC 9112, section 7.1.1: extensions that are not known are skipped.
        let size = try Self.chunkSize(line.prefix { $0 != UInt8(ascii: ";") })
        guard byteCount + size <= byteLimit else { throw .bodyTooLarge }
        return size == 0 ? .trailers : .chunk(remaining: size)
    }

    private mutating func readLine(
        from inbox: inout Inbox, atMost limit: Int
    ) throws(Refusal) -> ArraySlice<UInt8>? {
        try lineReader.read(
            from: &inbox, atMost: limit, tooLong: .malformed("A chunk does not end where it says."))
    }

    private static func chunkSize(_ digits: ArraySlice<UInt8>) throws(Refusal) -> Int {
        let values = digits.compactMap(\.hexDigitValue)
        guard (1...8).contains(digits.count), values.count == digits.count else {
            throw .malformed("A chunk size is not one to eight hex digits.")
        }
        return values.reduce(0) { $0 << 4 | $1 }
    }
}
