import Replica
import SyncProtocol

/// A shopping list that several people keep: all that an application has to tell the engine.
struct ShoppingList {
    static let schema = Schema(
        version: 1,
        types: [
            RecordType(
                1, "item", title: Title(1),
                fields: [
                    FieldDefinition(1, "name", .register(.text, .review), .searched),
                    FieldDefinition(2, "amount", .register(.whole, .review)),
                    FieldDefinition(3, "bought", .register(.whole, .latest)),
                    FieldDefinition(4, "shops", .set(.text)),
                    FieldDefinition(5, "memo", .text),
                ])
        ])
    private static let kind = FolderKind("list")!
    private static let place = Scope("huis")!
    private static let (name, amount, bought, shops, memo) = (
        FieldNumber(1), FieldNumber(2), FieldNumber(3), FieldNumber(4), FieldNumber(5)
    )

    let replica: Replica
    let folder: FolderID

    func add(_ words: String, amount: Int64 = 1) throws -> RecordKey {
        var chance = SystemRandomNumberGenerator()
        let key = RecordKey(type: TypeNumber(1), record: .random(using: &chance))
        var form =
            try replica.kind(of: folder) == nil
            ? replica.openNew(folder, kind: Self.kind, place: Self.place, records: [key])
            : replica.open(key, in: folder)
        form.set(Field(key, Self.name), to: .text(words))
        form.set(Field(key, Self.amount), to: .whole(amount))
        try replica.commit(form)
        return key
    }

    func change(_ key: RecordKey, amount: Int64) throws {
        try replica.write(key, in: folder) { $0.set(Field(key, Self.amount), to: .whole(amount)) }
    }

    func buy(_ key: RecordKey) throws {
        try replica.write(key, in: folder) { $0.set(Field(key, Self.bought), to: .whole(1)) }
    }

    func look(for key: RecordKey, at shop: String) throws {
        try replica.write(key, in: folder) { $0.add(.text(shop), to: Field(key, Self.shops)) }
    }

    func note(_ words: String, on key: RecordKey) throws {
        try replica.write(key, in: folder) { $0.replace(Field(key, Self.memo), with: words) }
    }

    func remove(_ key: RecordKey) throws {
        try replica.write(key, in: folder) { $0.delete(key) }
    }

    /// `2 × melk (Jumbo, Lidl) ✓: halfvol`.
    func lines() throws -> [String] {
        let items = try replica.records(of: TypeNumber(1), in: folder)
        return items.map { item in
            guard case .whole(let amount)? = item.values[Self.amount],
                case .text(let name)? = item.values[Self.name]
            else { return "?" }
            let shops = (item.sets[Self.shops] ?? []).map { value in
                if case .text(let shop) = value { shop } else { "?" }
            }.sorted()
            let memo = item.texts[Self.memo] ?? ""
            return "\(amount) × \(name)"
                + (shops.isEmpty ? "" : " (\(shops.joined(separator: ", ")))")
                + (item.values[Self.bought] == .whole(1) ? " ✓" : "")
                + (memo.isEmpty ? "" : ": \(memo)")
        }.sorted()
    }
}
