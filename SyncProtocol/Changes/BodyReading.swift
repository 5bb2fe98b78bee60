/// The operations of a body where they lie in its bytes: whoever binds a value to a table need not copy it.
///
/// All of a body is read and checked before any of it is used.
public struct BodyReading: Sendable {
    public let bytes: [UInt8]
    public private(set) var steps: [Step] = []
    private var values: [FieldValue] = []

    public enum Step: Sendable {
        /// Several fields of one record, ascending: the range is of `values(in:)`.
        case fill(RecordKey, Range<Int>)
        case operation(Operation)

        var key: RecordKey? {
            switch self {
            case .fill(let key, _): key
            case .operation(let operation): operation.key
            }
        }
    }

    /// A field that a fill writes, and where its value lies.
    public struct FieldValue: Sendable {
        public let field: FieldNumber
        public let value: ValuePlace
    }

    /// A value, or the range of its bytes in the body.
    public enum ValuePlace: Sendable {
        case empty
        case whole(Int64)
        /// Valid UTF-8.
        case text(Range<Int>)
        case bytes(Range<Int>)
    }

    public init(_ bytes: [UInt8]) throws(Malformed) {
        guard bytes.count > Limits.saltBytes else { throw .truncated }
        guard bytes.count <= Limits.changeBytes else {
            throw .overLimit("\(Limits.changeBytes) bytes in one change")
        }
        self.bytes = bytes
        var reader = CBORReader(bytes, after: Limits.saltBytes)
        for _ in 0..<(try reader.array()) { try readStep(from: &reader) }
        try reader.finish()
    }

    public func values(in range: Range<Int>) -> ArraySlice<FieldValue> { values[range] }

    /// Plain operations: a fill comes out as the writes that it stands for.
    public var operations: [Operation] { steps.flatMap(operations(of:)) }

    public func operations(of step: Step) -> [Operation] {
        switch step {
        case .operation(let operation): [operation]
        case .fill(let key, let range):
            values[range].map {
                .write(Field(key, $0.field), value(at: $0.value), reason: nil)
            }
        }
    }

    public func value(at place: ValuePlace) -> Value {
        switch place {
        case .empty: .empty
        case .whole(let number): .whole(number)
        case .text(let range): .text(String(decoding: bytes[range], as: UTF8.self))
        case .bytes(let range): .bytes(Array(bytes[range]))
        }
    }

    /// The indexes of the steps of each record, records ascending and steps in their order; without a
    /// record come remarks and what a later version wrote.
    public var stepsByRecord: [(key: RecordKey?, steps: ArraySlice<Int>)] {
        let keys = steps.map(\.key)
        let order = keys.indices.sorted { one, other in
            switch (keys[one], keys[other]) {
            case (let first?, let second?) where first != second: first < second
            case (nil, _?): true
            case (_?, nil): false
            default: one < other
            }
        }
        var groups: [(key: RecordKey?, steps: ArraySlice<Int>)] = []
        var start = 0
        for end in 1...max(1, order.count) where start < order.count {
            if end < order.count, keys[order[end]] == keys[order[start]] { continue }
            groups.append((keys[order[start]], order[start..<end]))
            start = end
        }
        return groups
    }

    public func isRemark(_ index: Int) -> Bool {
        if case .operation(.remark) = steps[index] { true } else { false }
    }

    private mutating func readStep(from reader: inout CBORReader) throws(Malformed) {
        let start = reader.position
        let known = values.count
        if reader.nextIsArray(of: Fill.itemCount, code: Fill.code) {
            if let key = try? readFill(from: &reader) {
                return steps.append(.fill(key, known..<values.count))
            }
            // Of another shape, so of a later version: kept as it is.
            values.removeLast(values.count - known)
            reader.rewind(to: start)
        }
        steps.append(.operation(try Operation(from: &reader)))
    }

    private mutating func readFill(from reader: inout CBORReader) throws(Malformed) -> RecordKey {
        _ = try reader.array()
        _ = try reader.unsigned()
        guard let type = UInt32(exactly: try reader.unsigned()) else { throw .overLimit("32 bits") }
        let key = RecordKey(type: TypeNumber(type), record: try RecordID(from: &reader))
        var last: UInt32?
        for _ in 0..<(try reader.map()) {
            guard let field = UInt32(exactly: try reader.unsigned()) else {
                throw .overLimit("32 bits")
            }
            if let last, field <= last { throw .keysOutOfOrder }
            last = field
            let value = try reader.valuePlace()
            values.append(FieldValue(field: FieldNumber(field), value: value))
        }
        return key
    }
}

extension CBORReader {
    fileprivate mutating func valuePlace() throws(Malformed) -> BodyReading.ValuePlace {
        if takeNull() { return .empty }
        switch nextMajor {
        case .unsigned, .negative: return .whole(try integer())
        case .text: return .text(try textPlace())
        case .bytes: return .bytes(try bytesPlace())
        case nil: throw .truncated
        default: throw .unexpected("a value is null, a whole number, text or bytes")
        }
    }
}
