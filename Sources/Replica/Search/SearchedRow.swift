internal import Merge
internal import SyncProtocol

/// One record within its folder.
struct RecordPlace: Hashable, Comparable {
    let folder: FolderID
    let key: RecordKey

    static func < (one: Self, other: Self) -> Bool {
        (one.folder, one.key) < (other.folder, other.key)
    }
}

/// What people know a record by, and the words by which they find it.
struct SearchedRow: Equatable {
    let title: String?
    let sortKey: String?
    let words: String
    let marks: String
    /// The last change that wrote any of it.
    let change: LogNumber

    /// Nil where there is nothing to find the record by.
    init?(
        _ type: RecordType, _ state: RecordState, texts: [FieldNumber: StoredText],
        shown: ([LiveValue]) throws -> Value?
    ) rethrows {
        var causes: [LogNumber] = []
        var values: [Value] = []
        for field in type.title?.fields ?? [] {
            let live = state.registers[field] ?? []
            causes += live.map(\.change)
            values.append(try shown(live) ?? .empty)
        }
        let lines = zip(type.title?.fields ?? [], values).map { field, value in
            type.definition(of: field)?.words(for: value) ?? ""
        }
        var words: [String] = []
        for field in type.fields where field.uses.contains(.searched) {
            let found = FoundWords(field, state, texts[field.number])
            causes += found.causes
            words += found.words
        }
        title = type.title == nil ? nil : lines.filter { !$0.isEmpty }.joined(separator: " · ")
        sortKey = type.title.map { $0.key(of: lines, values) }
        // What the title says already is found there.
        self.words = words.filter { !$0.isEmpty && !lines.contains($0) }.joined(separator: "\n")
        marks = ([type.number.mark] + plainSpellings(title ?? "")).joined(separator: " ")
        change = causes.max() ?? LogNumber(0)
        if title == nil, self.words.isEmpty { return nil }
    }
}

/// The words of one field, with all that people wrote in it apart, and the changes they come from.
private struct FoundWords {
    var words: [String] = []
    var causes: [LogNumber] = []

    init(_ field: FieldDefinition, _ state: RecordState, _ text: StoredText?) {
        switch field.merging {
        case .register:
            let live = state.registers[field.number] ?? []
            words = live.map { field.words(for: $0.value) }
            causes = live.map(\.change)
        case .set:
            let elements = state.sets[field.number] ?? [:]
            words = elements.keys.sorted().map(field.words)
            causes = elements.values.flatMap(\.self)
        case .text:
            words = [text?.string ?? ""]
            causes = text?.heads ?? []
        }
    }
}

extension Title {
    fileprivate func key(of lines: [String], _ values: [Value]) -> String {
        lines.indices.map { index in
            if index == 0, order == .names { return sortKey(lines[index]) }
            // A choice is known by its words.
            guard case .whole(let number) = values[index], Int64(lines[index]) == number else {
                return plainLetters(lines[index])
            }
            return sortable(number)
        }.joined(separator: "\t")
    }
}

/// Twenty digits that stand in the order of the numbers, also of those below zero.
private func sortable(_ number: Int64) -> String {
    let digits = String(UInt64(bitPattern: number) ^ 1 << 63)
    return String(repeating: "0", count: 20 - digits.count) + digits
}
