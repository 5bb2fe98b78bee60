// Messages are arrays: a later version adds items at the end, and an earlier one passes over them.

extension CBORReader {
    /// Opens a message with at least the items known here; returns how many later ones follow them.
    mutating func message(of known: Int) throws(Malformed) -> Int {
        let count = try array()
        guard count >= known else { throw .unexpected("a message with too few items") }
        return count - known
    }
}

/// A pair on the wire.
struct WirePair<First: WireValue, Second: WireValue>: WireValue {
    let first: First
    let second: Second

    init(_ first: First, _ second: Second) {
        self.first = first
        self.second = second
    }

    init(from reader: inout CBORReader) throws(Malformed) {
        guard try reader.array() == 2 else { throw .unexpected("a pair has two items") }
        first = try First(from: &reader)
        second = try Second(from: &reader)
    }

    func write(to writer: inout CBORWriter) {
        writer.array(2)
        first.write(to: &writer)
        second.write(to: &writer)
    }
}
