internal import Replica
internal import SyncProtocol

/// The writes of those fields that have a value.
func writes<Fields: RecordField>(
    _ values: [(Fields, Value?)], on record: RecordID
) -> [Operation] {
    values.compactMap { field, value in value.map { field.write($0, on: record) } }
}

extension Day {
    var value: Value { .whole(number) }
}

extension RecordID {
    var value: Value { .bytes(bytes) }
}
