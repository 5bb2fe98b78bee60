public import Replica
public import SyncProtocol

/// One save in a dossier, told step by step: what became what.
public struct HistoryStep: Sendable {
    public let entry: HistoryEntry
    public let items: [Item]

    public struct Item: Hashable, Sendable {
        /// The field, and the record that it is in.
        public let what: String
        public let from: String?
        public let to: String
        public let reason: String?
    }
}

extension Replica {
    /// The history of a dossier. What was written apart is told in the order in which it came here.
    public func steps(of folder: FolderID) throws -> [HistoryStep] {
        let notes = try records(of: NotitieField.type, in: folder).map(\.key.record)
        var telling = Telling(try history(of: folder), shown: Set(notes))
        return telling.steps()
    }
}

/// No text is longer; an edit that claims to remove more is clamped to the text.
private let longest = Limits.changeBytes

/// Follows the values of the fields through a history.
private struct Telling {
    private let entries: [HistoryEntry]
    private let numbers: [RecordKey: String]
    private var values: [Field: Value] = [:]

    /// Notes about somebody else, which were moved to where they belong: their words are not told here.
    private let moved: Set<RecordID>

    init(_ entries: [HistoryEntry], shown notes: Set<RecordID>) {
        self.entries = entries
        moved = Set(
            entries.flatMap(\.operations).compactMap { operation in
                guard case .write(let field, .bytes(let bytes), _) = operation,
                    field == VerplaatsingField.notitie.of(field.key.record)
                else { return nil }
                return RecordID(bytes)
            }
        ).subtracting(notes)
        var numbers: [RecordKey: String] = [:]
        for case .write(let field, .whole(let number), _) in entries.flatMap(\.operations)
        where Self.isNumbering(field) { numbers[field.key] = String(number) }
        self.numbers = numbers
    }

    /// The fields that tell people which placement or moment a record is.
    private static func isNumbering(_ field: Field) -> Bool {
        field == PlaatsingField.nummer.of(field.key.record)
            || field == ControlemomentField.nummer.of(field.key.record)
            || field == TrajectField.nummer.of(field.key.record)
    }

    /// Known from the record's name, or from its place.
    private static func goesWithoutSaying(_ field: Field) -> Bool {
        isNumbering(field) || field == ControlemomentField.plaatsing.of(field.key.record)
            || HousingSchema.isTrajectReference(field)
            || field == TrajectField.verloop.of(field.key.record)
    }

    mutating func steps() -> [HistoryStep] {
        entries.map { entry in
            let before = values
            var items = entry.operations.compactMap { item(for: $0) }
            if !entry.counts { values = before }
            if let place = entry.place {
                let item = HistoryStep.Item(
                    what: "regio", from: nil, to: place.path, reason: nil)
                items.insert(item, at: 0)
            }
            return HistoryStep(entry: entry, items: items)
        }
    }

    private mutating func item(for operation: Operation) -> HistoryStep.Item? {
        func item(_ what: String, _ to: String, from: String? = nil, reason: String? = nil)
            -> HistoryStep.Item
        { HistoryStep.Item(what: what, from: from, to: to, reason: reason) }
        if let field = operation.field, hidesWords(of: field) {
            return item(name(of: field), "(verplaatst)")
        }
        switch operation {
        case .write(let field, let value, let reason):
            let from = values.updateValue(value, forKey: field)
            if from == nil, Self.goesWithoutSaying(field) { return nil }
            return item(
                name(of: field), HousingSchema.words(for: value, in: field),
                from: from.map { HousingSchema.words(for: $0, in: field) }, reason: reason)
        case .add(let field, let value):
            return item(name(of: field), "+ " + HousingSchema.words(for: value, in: field))
        case .remove(let field, let value):
            return item(name(of: field), "− " + HousingSchema.words(for: value, in: field))
        case .edit(let field, let edits):
            let removed = edits.reduce(0) { min($0 + min($1.removed, longest), longest) }
            return item(
                name(of: field), edits.map(\.inserted).joined(separator: " … "),
                from: removed > 0 ? "\(removed) teken\(removed == 1 ? "" : "s")" : nil)
        case .delete(let key, let reason):
            return item(name(of: key), "verwijderd", reason: reason)
        case .restore(let key): return item(name(of: key), "teruggezet")
        case .remark(let words): return item("reden", words)
        case .unknown: return item("later", "geschreven door een nieuwere versie")
        }
    }

    private func hidesWords(of field: Field) -> Bool {
        moved.contains(field.key.record)
            && [NotitieField.tekst, .overgenomen].contains { field == $0.of(field.key.record) }
    }

    private func name(of field: Field) -> String {
        let label = HousingSchema.label(of: field)
        return field.key.type == DossierField.type ? label : "\(name(of: field.key)): \(label)"
    }

    private func name(of key: RecordKey) -> String {
        let type = HousingSchema.typeName(key.type)
        if key.type == DossierField.type { return type }
        return "\(type) \(numbers[key] ?? hexadecimal(key.record.bytes.prefix(4)))"
    }
}

extension Operation {
    /// The field in which it writes words or values.
    fileprivate var field: Field? {
        switch self {
        case .write(let field, _, _), .add(let field, _), .remove(let field, _),
            .edit(let field, _):
            field
        case .delete, .restore, .remark, .unknown: nil
        }
    }
}
