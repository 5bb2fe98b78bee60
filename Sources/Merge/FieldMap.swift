public import SyncProtocol

/// What stands by the fields of one record: few entries, ascending, and nothing to hash.
public struct FieldMap<Item> {
    @usableFromInline var entries: [(field: FieldNumber, item: Item)] = []

    @inlinable public init() {}

    @inlinable
    public var count: Int { entries.count }
    @inlinable
    public var isEmpty: Bool { entries.isEmpty }

    @inlinable
    public subscript(field: FieldNumber) -> Item? {
        get {
            let index = place(of: field)
            return isEntry(index, field) ? entries[index].item : nil
        }
        set {
            let index = place(of: field)
            switch (isEntry(index, field), newValue) {
            case (true, let item?): entries[index].item = item
            case (true, nil): entries.remove(at: index)
            case (false, let item?): entries.insert((field, item), at: index)
            case (false, nil): return
            }
        }
    }

    @inlinable
    public subscript(field: FieldNumber, default fresh: @autoclosure () -> Item) -> Item {
        get { self[field] ?? fresh() }
        set { self[field] = newValue }
    }

    @inlinable
    public func mapValues<Other>(_ body: (Item) throws -> Other) rethrows -> [FieldNumber: Other] {
        try compactMapValues(body)
    }

    @inlinable
    public func compactMapValues<Other>(
        _ body: (Item) throws -> Other?
    ) rethrows -> [FieldNumber: Other] {
        var mapped: [FieldNumber: Other] = [:]
        for (field, item) in entries { mapped[field] = try body(item) }
        return mapped
    }

    /// A change of the item where it lies, if there is one.
    mutating func update(_ field: FieldNumber, _ body: (inout Item) -> Void) {
        let index = place(of: field)
        if isEntry(index, field) { body(&entries[index].item) }
    }

    /// For entries that come in ascending order.
    mutating func append(_ field: FieldNumber, _ item: Item) {
        if let last = entries.last, last.field >= field {
            self[field] = item
        } else {
            entries.append((field, item))
        }
    }

    /// A record has few fields, so that a search from the front is the quickest.
    @inlinable
    func place(of field: FieldNumber) -> Int {
        entries.firstIndex { $0.field >= field } ?? entries.count
    }

    @inlinable
    func isEntry(_ index: Int, _ field: FieldNumber) -> Bool {
        index < entries.count && entries[index].field == field
    }
}

extension FieldMap: Sequence {
    @inlinable
    public func makeIterator() -> some IteratorProtocol<(field: FieldNumber, item: Item)> {
        entries.makeIterator()
    }
}

extension FieldMap: Sendable where Item: Sendable {}

extension FieldMap: Equatable where Item: Equatable {
    public static func == (one: Self, other: Self) -> Bool {
        one.entries.elementsEqual(other.entries) { $0 == $1 }
    }
}

extension FieldMap: Hashable where Item: Hashable {
    @inlinable
    public func hash(into hasher: inout Hasher) {
        for (field, item) in entries {
            hasher.combine(field)
            hasher.combine(item)
        }
    }
}
