/// A run of changes with the receipts of some, from which a message takes them one by one.
struct ReceiptedRun {
    let items: [(change: Change, receipt: Receipt?)]
    private var taken = 0

    init(_ items: [(Change, Receipt?)]) {
        self.items = items.map { (change: $0.0, receipt: $0.1) }
    }

    init(from reader: inout CBORReader) throws(Malformed) {
        let changes = try ChangeRun(from: &reader).changes
        var receipts = [Receipt?](repeating: nil, count: changes.count)
        for _ in 0..<(try reader.array()) {
            guard try reader.array() == 2, let index = Int(exactly: try reader.unsigned()),
                changes.indices.contains(index), receipts[index] == nil
            else { throw .unexpected("a receipt of a change that is not in the run") }
            receipts[index] = try Receipt(from: &reader)
        }
        items = zip(changes, receipts).map { (change: $0, receipt: $1) }
    }

    func write(to writer: inout CBORWriter) {
        ChangeRun(items.map(\.change)).write(to: &writer)
        let receipts = items.enumerated().filter { $0.element.receipt != nil }
        writer.array(receipts.count)
        for (index, item) in receipts {
            writer.array(2)
            writer.unsigned(UInt64(index))
            item.receipt?.write(to: &writer)
        }
    }

    mutating func next() throws(Malformed) -> (Change, Receipt?) {
        guard taken < items.count else { throw .unexpected("more entries than changes") }
        defer { taken += 1 }
        return (items[taken].change, items[taken].receipt)
    }

    func finish() throws(Malformed) {
        guard taken == items.count else { throw .unexpected("more changes than entries") }
    }
}
