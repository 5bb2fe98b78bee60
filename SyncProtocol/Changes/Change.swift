/// One save in one folder as it travels: a header that names it, and a body unless that is gone.
public struct Change: Hashable, Sendable {
    public let header: Header
    public let headerBytes: [UInt8]
    public let name: ChangeName
    /// As it came; it may be ill-formed, which only the one who opens it finds out.
    public let body: [UInt8]?

    public init(header: Header, body: [UInt8]?) {
        self.header = header
        self.body = body
        headerBytes = header.encoded
        name = ChangeName(of: headerBytes)
    }

    /// A header that was put together from parts on the line, held to the rules of one that came whole.
    init(checked header: Header, body: [UInt8]?) throws(Malformed) {
        guard header.sequence > 0 else { throw .unexpected("a sequence number begins at 1") }
        for (one, next) in zip(header.parents, header.parents.dropFirst()) where one == next {
            throw .unexpected("parents are ascending and named once")
        }
        self.init(header: header, body: body)
        guard headerBytes.count <= Limits.headerBytes else {
            throw .overLimit("\(Limits.headerBytes) bytes in a header")
        }
    }

    public init(headerBytes: [UInt8], body: [UInt8]?) throws(Malformed) {
        guard headerBytes.count <= Limits.headerBytes else {
            throw .overLimit("\(Limits.headerBytes) bytes in a header")
        }
        header = try Header(decoding: headerBytes)
        self.headerBytes = headerBytes
        self.body = body
        name = ChangeName(of: headerBytes)
    }

    /// What was taken in before, when its name was computed.
    package init(
        stored headerBytes: [UInt8], body: [UInt8]?, name: ChangeName
    ) throws(Malformed) {
        header = try Header(decoding: headerBytes)
        self.headerBytes = headerBytes
        self.body = body
        self.name = name
    }

    public var byteCount: Int { headerBytes.count + (body?.count ?? 0) }
}

extension Change: WireValue {
    public init(from reader: inout CBORReader) throws(Malformed) {
        guard try reader.array() == 2 else { throw .unexpected("a change has two items") }
        let headerBytes = try reader.bytes()
        let body = reader.takeNull() ? nil : try reader.bytes()
        try self.init(headerBytes: headerBytes, body: body)
    }

    public func write(to writer: inout CBORWriter) {
        writer.array(2)
        writer.bytes(headerBytes)
        if let body { writer.bytes(body) } else { writer.null() }
    }
}
