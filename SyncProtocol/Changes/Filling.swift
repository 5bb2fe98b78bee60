/// Several fields of one record, written at once, travel as one operation that names the record once.
enum Fill {
    static let code: UInt64 = 7
    static let itemCount = 4
}

/// The operations of a body, with runs of writes to one record drawn together.
func writeOperations(_ operations: [Operation], to writer: inout CBORWriter) {
    var ends: [Int] = []
    var start = 0
    while start < operations.count {
        start = endOfFill(operations, from: start)
        ends.append(start)
    }
    writer.array(ends.count)
    start = 0
    for end in ends {
        if end - start == 1 {
            operations[start].write(to: &writer)
        } else {
            writeFill(operations[start..<end], to: &writer)
        }
        start = end
    }
}

/// Writes that follow each other in one record, by ascending field, belong together.
private func endOfFill(_ operations: [Operation], from start: Int) -> Int {
    guard case .write(var last, _, nil) = operations[start] else { return start + 1 }
    for index in operations.indices[(start + 1)...] {
        guard case .write(let field, _, nil) = operations[index], field.key == last.key,
            last.number < field.number
        else { return index }
        last = field
    }
    return operations.count
}

private func writeFill(_ writes: ArraySlice<Operation>, to writer: inout CBORWriter) {
    guard let key = writes.first?.key else { preconditionFailure("a fill holds writes only") }
    writer.array(Fill.itemCount)
    writer.unsigned(Fill.code)
    writer.unsigned(UInt64(key.type.rawValue))
    key.record.write(to: &writer)
    writer.map(writes.count)
    for case .write(let field, let value, _) in writes {
        writer.unsigned(UInt64(field.number.rawValue))
        value.write(to: &writer)
    }
}
