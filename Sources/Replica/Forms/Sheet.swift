internal import Merge
public import SyncProtocol

/// One record in a form: as it was shown, and as it was typed.
public struct Sheet: Hashable, Sendable {
    public let key: RecordKey
    public let shown: RecordContents
    public internal(set) var typed: RecordContents
    /// The fields that people had written apart when the form was opened, and somebody must decide.
    public let contested: Set<FieldNumber>
    /// The contested fields that were decided in this form.
    public internal(set) var decided: Set<FieldNumber>
    var reasons: [FieldNumber: String]
    var deletionReason: String?

    init(
        _ key: RecordKey, shown: RecordContents, typed: RecordContents? = nil,
        contested: Set<FieldNumber> = [], decided: Set<FieldNumber> = [],
        reasons: [FieldNumber: String] = [:], deletionReason: String? = nil
    ) {
        self.key = key
        self.shown = shown
        self.typed = typed ?? shown
        self.contested = contested
        self.decided = decided
        self.reasons = reasons
        self.deletionReason = deletionReason
    }

    /// The contested fields in which something was typed that decides nothing.
    var undecided: [FieldNumber] {
        contested.subtracting(decided).filter { shown.values[$0] != typed.values[$0] }.sorted()
    }

    /// What was changed, and nothing that only stands in the form.
    var operations: [Operation] {
        let isBack = shown.existence == .deleted && typed.existence == .present
        let isGone = shown.existence == .present && typed.existence == .deleted
        return (isBack ? [.restore(key)] : []) + writes + elements + edits
            + (isGone ? [.delete(key, reason: deletionReason)] : [])
    }

    /// Ascending, and those without a reason together: so they travel as one.
    private var writes: [Operation] {
        let changed = Set(shown.values.keys).union(typed.values.keys).filter {
            shown.values[$0] != typed.values[$0]
        }
        let written = decided.union(changed)
        let order = written.sorted {
            (reasons[$0] == nil ? 0 : 1, $0) < (reasons[$1] == nil ? 0 : 1, $1)
        }
        return order.map {
            .write(Field(key, $0), typed.values[$0] ?? .empty, reason: reasons[$0])
        }
    }

    private var elements: [Operation] {
        Set(shown.sets.keys).union(typed.sets.keys).sorted().flatMap { number -> [Operation] in
            let before = shown.sets[number] ?? []
            let after = typed.sets[number] ?? []
            let field = Field(key, number)
            return after.subtracting(before).sorted().map { .add(field, $0) }
                + before.subtracting(after).sorted().map { .remove(field, $0) }
        }
    }

    private var edits: [Operation] {
        Set(shown.texts.keys).union(typed.texts.keys).sorted().compactMap { number in
            let edits = textEdits(
                from: shown.texts[number] ?? "", to: typed.texts[number] ?? "")
            return edits.isEmpty ? nil : .edit(Field(key, number), edits)
        }
    }
}
