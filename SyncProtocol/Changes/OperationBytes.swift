// The bytes of an operation: an array that begins with its code; other shapes are a later version's.

private enum Code: UInt64 {
    case write, add, remove, edit, delete, restore, remark

    /// How many items the array of this operation has.
    var itemCount: Int {
        switch self {
        case .write: 6
        case .add, .remove, .edit: 5
        case .delete: 4
        case .restore: 3
        case .remark: 2
        }
    }
}

extension Operation: WireValue {
    public init(from reader: inout CBORReader) throws(Malformed) {
        let start = reader.position
        if let known = try? Operation(known: &reader) {
            self = known
        } else {
            reader.rewind(to: start)
            self = .unknown(try reader.raw())
        }
    }

    private init(known reader: inout CBORReader) throws(Malformed) {
        let count = try reader.array()
        guard let code = Code(rawValue: try reader.unsigned()), code.itemCount == count else {
            throw .outsideProfile
        }
        if code == .remark {
            self = .remark(try reader.text())
            return
        }
        let key = try RecordKey(from: &reader)
        switch code {
        case .delete: self = .delete(key, reason: try reader.optionalText())
        case .restore: self = .restore(key)
        default:
            let field = Field(key, try FieldNumber(from: &reader))
            try self.init(code, field, from: &reader)
        }
    }

    private init(_ code: Code, _ field: Field, from reader: inout CBORReader) throws(Malformed) {
        switch code {
        case .write:
            let value = try Value(from: &reader)
            self = .write(field, value, reason: try reader.optionalText())
        case .add: self = .add(field, try Value(from: &reader))
        case .remove: self = .remove(field, try Value(from: &reader))
        default: self = .edit(field, try reader.array(of: TextEdit.self))
        }
    }

    public func write(to writer: inout CBORWriter) {
        switch self {
        case .write(let field, let value, let reason):
            writer.begin(.write, field)
            value.write(to: &writer)
            writer.optionalText(reason)
        case .add(let field, let value):
            writer.begin(.add, field)
            value.write(to: &writer)
        case .remove(let field, let value):
            writer.begin(.remove, field)
            value.write(to: &writer)
        case .edit(let field, let edits):
            writer.begin(.edit, field)
            writer.array(edits)
        case .delete(let key, let reason):
            writer.begin(.delete, key)
            writer.optionalText(reason)
        case .restore(let key): writer.begin(.restore, key)
        case .remark(let words):
            writer.array(Code.remark.itemCount)
            writer.unsigned(Code.remark.rawValue)
            writer.text(words)
        case .unknown(let raw): writer.raw(raw)
        }
    }
}

extension CBORWriter {
    fileprivate mutating func begin(_ code: Code, _ key: RecordKey) {
        array(code.itemCount)
        unsigned(code.rawValue)
        key.write(to: &self)
    }

    fileprivate mutating func begin(_ code: Code, _ field: Field) {
        begin(code, field.key)
        unsigned(UInt64(field.number.rawValue))
    }

    mutating func optionalText(_ text: String?) {
        if let text { self.text(text) } else { null() }
    }
}

extension CBORReader {
    mutating func optionalText() throws(Malformed) -> String? {
        takeNull() ? nil : try text()
    }

    fileprivate mutating func number32() throws(Malformed) -> UInt32 {
        guard let number = UInt32(exactly: try unsigned()) else { throw .overLimit("32 bits") }
        return number
    }
}

extension RecordKey {
    /// Type and record stand side by side, without an array around them.
    fileprivate init(from reader: inout CBORReader) throws(Malformed) {
        type = TypeNumber(try reader.number32())
        record = try RecordID(from: &reader)
    }

    fileprivate func write(to writer: inout CBORWriter) {
        writer.unsigned(UInt64(type.rawValue))
        record.write(to: &writer)
    }
}

extension FieldNumber {
    fileprivate init(from reader: inout CBORReader) throws(Malformed) {
        self.init(try reader.number32())
    }
}

extension TextEdit: WireValue {
    public init(from reader: inout CBORReader) throws(Malformed) {
        guard try reader.array() == 3 else { throw .unexpected("an edit has three items") }
        guard let position = Int(exactly: try reader.unsigned()),
            let removed = Int(exactly: try reader.unsigned())
        else { throw .overLimit("63 bits") }
        self.init(position: position, removed: removed, inserted: try reader.text())
    }

    public func write(to writer: inout CBORWriter) {
        writer.array(3)
        writer.unsigned(UInt64(position))
        writer.unsigned(UInt64(removed))
        writer.text(inserted)
    }
}
