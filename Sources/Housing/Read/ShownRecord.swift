public import Replica
public import SyncProtocol

// The values of a record by their fields.

extension ShownRecord {
    /// A register or text; without the line's end that a text may close with.
    public func text(_ field: some RecordField) -> String? {
        if case .text(let text) = values[field.number] { return text }
        guard var text = texts[field.number] else { return nil }
        while text.last?.isNewline == true { text.removeLast() }
        return text
    }

    public func whole(_ field: some RecordField) -> Int64? {
        guard case .whole(let number) = values[field.number] else { return nil }
        return number
    }

    public func day(_ field: some RecordField) -> Day? {
        whole(field).flatMap { Day(number: $0) }
    }

    public func choice<List: ChoiceList>(_ list: List.Type, _ field: some RecordField) -> List? {
        whole(field).flatMap { List(rawValue: $0) }
    }

    public func reference(_ field: some RecordField) -> RecordID? {
        guard case .bytes(let bytes) = values[field.number] else { return nil }
        return RecordID(bytes)
    }

    public func days(_ field: some RecordField) -> [Day] {
        (sets[field.number] ?? []).compactMap { value in
            guard case .whole(let number) = value else { return nil }
            return Day(number: number)
        }.sorted()
    }

    public func texts(_ field: some RecordField) -> [String] {
        (sets[field.number] ?? []).compactMap { value in
            if case .text(let text) = value { text } else { nil }
        }.sorted()
    }

    public func cents(_ field: some RecordField) -> Cents? { whole(field).map { Cents($0) } }

    public func user(_ field: some RecordField) -> UserID? {
        guard case .bytes(let bytes) = values[field.number] else { return nil }
        return UserID(bytes)
    }

    /// The beginning of its identifier, by which people name it within its dossier.
    public var shortID: String { hexadecimal(key.record.bytes.prefix(4)) }
}

extension [ShownRecord] {
    /// The one record whose identifier begins as typed.
    public func one(_ typed: String, called type: String) throws(HousingError) -> ShownRecord {
        let matches = filter { $0.key.record.description.hasPrefix(typed.lowercased()) }
        guard let match = matches.first, !typed.isEmpty else {
            throw .recordUnknown(type: type, typed: typed)
        }
        guard matches.count == 1 else { throw .recordAmbiguous(type: type, typed: typed) }
        return match
    }
}
