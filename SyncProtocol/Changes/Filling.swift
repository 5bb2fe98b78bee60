// Several fields of one record, written at once, travel as one operation that names the record once.

private let fillCode: UInt64 = 7
private let fillItemCount = 4

/// The operations of a body, with runs of writes to one record drawn together.
func writeOperations(_ operations: [Operation], to writer: inout CBORWriter) {
    let groups = grouped(operations)
    writer.array(groups.count)
    for group in groups {
        if group.count == 1 {
            group[0].write(to: &writer)
        } else {
            writeFill(group, to: &writer)
        }
    }
}

/// Plain operations: a fill comes out as the writes that it stands for.
func readOperations(from reader: inout CBORReader) throws(Malformed) -> [Operation] {
    var operations: [Operation] = []
    for _ in 0..<(try reader.array()) {
        let start = reader.position
        if reader.nextIsArray(of: fillItemCount, code: fillCode),
            let writes = try? readFill(from: &reader)
        {
            operations += writes
        } else {
            reader.rewind(to: start)
            operations.append(try Operation(from: &reader))
        }
    }
    return operations
}

/// Writes that follow each other in one record, by ascending field, belong together.
private func grouped(_ operations: [Operation]) -> [[Operation]] {
    var groups: [[Operation]] = []
    var last: Field?
    for operation in operations {
        guard case .write(let field, _, nil) = operation else {
            groups.append([operation])
            last = nil
            continue
        }
        if let last, last.key == field.key, last.number < field.number {
            groups[groups.count - 1].append(operation)
        } else {
            groups.append([operation])
        }
        last = field
    }
    return groups
}

private func writeFill(_ writes: [Operation], to writer: inout CBORWriter) {
    guard let key = writes[0].key else { preconditionFailure("a fill holds writes only") }
    writer.array(fillItemCount)
    writer.unsigned(fillCode)
    writer.unsigned(UInt64(key.type.rawValue))
    key.record.write(to: &writer)
    writer.map(writes.count)
    for case .write(let field, let value, _) in writes {
        writer.unsigned(UInt64(field.number.rawValue))
        value.write(to: &writer)
    }
}

private func readFill(from reader: inout CBORReader) throws(Malformed) -> [Operation] {
    guard try reader.array() == fillItemCount, try reader.unsigned() == fillCode,
        let type = UInt32(exactly: try reader.unsigned())
    else { throw .outsideProfile }
    let key = RecordKey(type: TypeNumber(type), record: try RecordID(from: &reader))
    var writes: [Operation] = []
    var last: UInt32 = 0
    for _ in 0..<(try reader.map()) {
        guard let field = UInt32(exactly: try reader.unsigned()) else {
            throw .overLimit("32 bits")
        }
        guard writes.isEmpty || field > last else { throw .keysOutOfOrder }
        last = field
        let value = try Value(from: &reader)
        writes.append(.write(Field(key, FieldNumber(field)), value, reason: nil))
    }
    return writes
}
