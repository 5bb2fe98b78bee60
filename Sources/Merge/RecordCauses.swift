public import SyncProtocol

// Who wrote what of a record, beside a row that shows its values: all that such a row lacks of its state.
//
// A register with one live value is settled: the row has the value, and here stands by which change it
// was written, as the distance from the change that touched the record last. Most distances are 0.

extension RecordState {
    public var causes: [UInt8] {
        var writer = CBORWriter()
        writer.array(4)
        writer.array(touches)
        let last = touches.last?.change.rawValue ?? 0
        let settled = registers.reduce(0) { $0 + ($1.item.count == 1 ? 1 : 0) }
        writer.map(settled)
        for (field, values) in registers where values.count == 1 {
            writer.unsigned(UInt64(field.rawValue))
            writer.integer(last - values[0].change.rawValue)
        }
        writer.map(registers.count - settled)
        for (field, values) in registers where values.count > 1 {
            writer.unsigned(UInt64(field.rawValue))
            writer.array(values)
        }
        writeSets(to: &writer)
        return writer.output
    }

    /// Puts together what stands in the causes and what the row shows.
    public init(
        causes: [UInt8], shown: (FieldNumber) throws -> Value
    ) throws {
        var reader = CBORReader(causes)
        guard try reader.array() == 4 else {
            throw Malformed.unexpected("causes have four parts")
        }
        touches = try reader.array(of: Touch.self)
        let last = touches.last?.change.rawValue ?? 0
        for _ in 0..<(try reader.map()) {
            let field = try FieldNumber(keyFrom: &reader)
            let change = LogNumber(last - (try reader.integer()))
            registers.append(field, [LiveValue(change: change, value: try shown(field))])
        }
        try readRegisters(from: &reader)
        try readSets(from: &reader)
        try reader.finish()
    }

    /// The causes of a record of which one change, and no other, wrote the given registers.
    public static func causes(
        of fields: some Collection<FieldNumber>, writtenBy change: LogNumber
    ) -> [UInt8] {
        var writer = CBORWriter()
        writer.array(4)
        writer.array([Touch(change: change, deletes: false)])
        writer.map(fields.count)
        for field in fields {
            writer.unsigned(UInt64(field.rawValue))
            writer.integer(0)
        }
        writer.map(0)
        writer.map(0)
        return writer.output
    }
}
