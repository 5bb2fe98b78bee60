public import SyncProtocol

// The one compact value in which a replica keeps the state of a record that no row shows.

extension RecordState: WireValue {
    public init(from reader: inout CBORReader) throws(Malformed) {
        guard try reader.array() == 3 else { throw .unexpected("a record's state has three parts") }
        touches = try reader.array(of: Touch.self)
        try readRegisters(from: &reader)
        try readSets(from: &reader)
    }

    mutating func readRegisters(from reader: inout CBORReader) throws(Malformed) {
        for _ in 0..<(try reader.map()) {
            let field = try FieldNumber(keyFrom: &reader)
            registers.append(field, try reader.array(of: LiveValue.self))
        }
    }

    mutating func readSets(from reader: inout CBORReader) throws(Malformed) {
        for _ in 0..<(try reader.map()) {
            let field = try FieldNumber(keyFrom: &reader)
            for element in try reader.array(of: LiveElement.self) {
                sets[field, default: [:]][element.value] = element.adds
            }
        }
    }

    public func write(to writer: inout CBORWriter) {
        writer.array(3)
        writer.array(touches)
        writeRegisters(to: &writer)
        writeSets(to: &writer)
    }

    private func writeRegisters(to writer: inout CBORWriter) {
        writer.map(registers.count)
        for (field, values) in registers {
            writer.unsigned(UInt64(field.rawValue))
            writer.array(values)
        }
    }

    func writeSets(to writer: inout CBORWriter) {
        writer.map(sets.count)
        for (field, elements) in sets {
            writer.unsigned(UInt64(field.rawValue))
            writer.array(
                elements.sorted { $0.key < $1.key }.map { LiveElement(value: $0, adds: $1) })
        }
    }
}

/// An element of a set with the adds that keep it in.
private struct LiveElement: WireValue {
    let value: Value
    let adds: [LogNumber]

    init(value: Value, adds: [LogNumber]) {
        self.value = value
        self.adds = adds
    }

    init(from reader: inout CBORReader) throws(Malformed) {
        guard try reader.array() == 2 else { throw .unexpected("an element has two parts") }
        value = try Value(from: &reader)
        adds = try reader.array(of: LogNumber.self)
    }

    func write(to writer: inout CBORWriter) {
        writer.array(2)
        value.write(to: &writer)
        writer.array(adds)
    }
}

extension LogNumber: WireValue {
    public init(from reader: inout CBORReader) throws(Malformed) {
        self.init(try reader.integer())
    }

    public func write(to writer: inout CBORWriter) { writer.integer(rawValue) }
}

extension Touch: WireValue {
    public init(from reader: inout CBORReader) throws(Malformed) {
        let number = try reader.integer()
        // A delete is written as the complement, so that a touch is one number.
        self.init(change: LogNumber(number < 0 ? ~number : number), deletes: number < 0)
    }

    public func write(to writer: inout CBORWriter) {
        writer.integer(deletes ? ~change.rawValue : change.rawValue)
    }
}

extension LiveValue: WireValue {
    public init(from reader: inout CBORReader) throws(Malformed) {
        guard try reader.array() == 2 else { throw .unexpected("a live value has two parts") }
        let change = try LogNumber(from: &reader)
        self.init(change: change, value: try Value(from: &reader))
    }

    public func write(to writer: inout CBORWriter) {
        writer.array(2)
        change.write(to: &writer)
        value.write(to: &writer)
    }
}

extension FieldNumber {
    init(keyFrom reader: inout CBORReader) throws(Malformed) {
        guard let number = UInt32(exactly: try reader.unsigned()) else {
            throw .overLimit("32 bits")
        }
        self.init(number)
    }
}
