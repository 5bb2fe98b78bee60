// The bytes of a header: a map from small numbers, in ascending order, to values.

private enum Key: UInt64, CaseIterable {
    case site, sequence, parents, at, author, folder, schema, commitment, kind, place, was
}

extension Header: WireValue {
    public func write(to writer: inout CBORWriter) {
        writer.map(Self.commonKeys + rareKeys)
        writer.pair(.site, site)
        writer.unsigned(Key.sequence.rawValue)
        writer.integer(sequence)
        writer.unsigned(Key.parents.rawValue)
        writer.array(parents)
        writer.unsigned(Key.at.rawValue)
        writer.integer(at)
        writer.pair(.author, author)
        writer.pair(.folder, folder)
        writer.unsigned(Key.schema.rawValue)
        writer.integer(schema)
        writer.pair(.commitment, commitment)
        writeRareKeys(to: &writer)
    }

    /// The keys that every header has.
    private static var commonKeys: Int { 8 }

    private var rareKeys: Int {
        (kind != nil ? 1 : 0) + (place != nil ? 1 : 0) + (was.isEmpty ? 0 : 1) + later.count
    }

    private func writeRareKeys(to writer: inout CBORWriter) {
        if let kind { writer.pair(.kind, kind) }
        if let place { writer.pair(.place, place) }
        if !was.isEmpty {
            writer.unsigned(Key.was.rawValue)
            writer.array(was)
        }
        for pair in later {
            writer.unsigned(pair.key)
            writer.raw(pair.value)
        }
    }

    /// The keys that few headers have, as a map of their own; nil where there are none.
    var rarePart: [UInt8]? {
        guard rareKeys > 0 else { return nil }
        var writer = CBORWriter()
        writer.map(rareKeys)
        writeRareKeys(to: &writer)
        return writer.output
    }

    mutating func readRarePart(from reader: inout CBORReader) throws(Malformed) {
        let count = try reader.map()
        guard count > 0 else { throw .unexpected("no rare keys") }
        try readOptional(from: &reader, count)
    }

    public init(from reader: inout CBORReader) throws(Malformed) {
        var rest = try reader.map()
        site = try reader.value(.site, &rest)
        try reader.expect(.sequence, &rest)
        sequence = try reader.integer()
        try reader.expect(.parents, &rest)
        parents = try reader.parents()
        try reader.expect(.at, &rest)
        at = try reader.integer()
        author = try reader.value(.author, &rest)
        folder = try reader.value(.folder, &rest)
        try reader.expect(.schema, &rest)
        schema = try reader.integer()
        commitment = try reader.value(.commitment, &rest)
        (kind, place, was, later) = (nil, nil, [], [])
        try readOptional(from: &reader, rest)
        guard sequence > 0 else { throw .unexpected("a sequence number begins at 1") }
    }

    private mutating func readOptional(
        from reader: inout CBORReader, _ count: Int
    ) throws(Malformed) {
        var previous = Key.commitment.rawValue
        for _ in 0..<count {
            let key = try reader.unsigned()
            guard key > previous else { throw .keysOutOfOrder }
            previous = key
            switch Key(rawValue: key) {
            case .kind: kind = try FolderKind(from: &reader)
            case .place: place = try Scope(from: &reader)
            case .was:
                was = try reader.array(of: FormerLife.self, atMost: Limits.formerLives)
                guard !was.isEmpty else { throw .unexpected("no former life") }
            default: later.append(LaterKey(key: key, value: try reader.raw()))
            }
        }
    }
}

extension FormerLife: WireValue {
    public init(from reader: inout CBORReader) throws(Malformed) {
        guard try reader.array() == 3 else { throw .unexpected("a former life has three items") }
        site = try SiteID(from: &reader)
        sequence = try reader.integer()
        parents = try reader.parents()
        guard sequence > 0 else { throw .unexpected("a sequence number begins at 1") }
    }

    public func write(to writer: inout CBORWriter) {
        writer.array(3)
        site.write(to: &writer)
        writer.integer(sequence)
        writer.array(parents)
    }
}

extension CBORWriter {
    fileprivate mutating func pair(_ key: Key, _ value: some WireValue) {
        unsigned(key.rawValue)
        value.write(to: &self)
    }
}

extension CBORReader {
    fileprivate mutating func expect(_ key: Key, _ rest: inout Int) throws(Malformed) {
        guard rest > 0, try unsigned() == key.rawValue else {
            throw .unexpected("the header lacks its \(key)")
        }
        rest -= 1
    }

    fileprivate mutating func value<Item: WireValue>(
        _ key: Key, _ rest: inout Int
    ) throws(Malformed) -> Item {
        try expect(key, &rest)
        return try Item(from: &self)
    }

    fileprivate mutating func parents() throws(Malformed) -> [ChangeName] {
        let parents = try array(of: ChangeName.self, atMost: Limits.parents)
        for (one, next) in zip(parents, parents.dropFirst()) where one >= next {
            throw .unexpected("parents are ascending and named once")
        }
        return parents
    }
}
