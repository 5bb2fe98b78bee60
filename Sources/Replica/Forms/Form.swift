public import SyncProtocol

/// Work on records of one folder, which remembers the version that it was opened on and what it showed.
///
/// It is a value: nothing is written before it is committed, or kept as a draft.
public struct Form: Hashable, Sendable {
    public let id: DraftID
    public let folder: FolderID
    /// What its author has seen; whatever came in since then is never overwritten by it.
    public let openedOn: [ChangeName]
    /// In a form that makes its folder.
    public let kind: FolderKind?
    /// Where the folder lay when the form was opened.
    public let places: [Scope]
    /// Where the folder is to lie.
    public var place: Scope?
    /// Why all of it is done; single fields can have reasons of their own.
    public var reason: String?
    /// The own change that was rejected, and that this form takes up again.
    public let takesUp: ChangeName?
    /// What was typed, where a program asks in questions of its own: kept in the draft, and never saved.
    public var answers: [String: String]
    var sheetsByRecord: [RecordKey: Sheet]

    init(
        id: DraftID, folder: FolderID, openedOn: [ChangeName], kind: FolderKind? = nil,
        places: [Scope] = [], place: Scope? = nil, reason: String? = nil,
        takesUp: ChangeName? = nil, answers: [String: String] = [:], sheets: [Sheet] = []
    ) {
        self.id = id
        self.folder = folder
        self.openedOn = openedOn
        self.kind = kind
        self.places = places
        self.place = place
        self.reason = reason
        self.takesUp = takesUp
        self.answers = answers
        sheetsByRecord = Dictionary(uniqueKeysWithValues: sheets.map { ($0.key, $0) })
    }

    public var sheets: [Sheet] { sheetsByRecord.values.sorted { $0.key < $1.key } }

    /// A record as the form has it; nil where the form is not about it.
    public subscript(key: RecordKey) -> Sheet? { sheetsByRecord[key] }

    public func value(of field: Field) -> Value {
        sheetsByRecord[field.key]?.typed.values[field.number] ?? .empty
    }

    public func elements(of field: Field) -> [Value] {
        (sheetsByRecord[field.key]?.typed.sets[field.number] ?? []).sorted()
    }

    public func text(of field: Field) -> String {
        sheetsByRecord[field.key]?.typed.texts[field.number] ?? ""
    }

    private mutating func change(_ key: RecordKey, _ body: (inout Sheet) -> Void) {
        guard sheetsByRecord[key] != nil else {
            preconditionFailure("A form works on the records that were opened in it.")
        }
        body(&sheetsByRecord[key]!)
    }
}

// What is typed. A record that was deleted comes back when one of its fields is changed.

extension Form {
    public mutating func set(_ field: Field, to value: Value, reason: String? = nil) {
        change(field.key) { sheet in
            sheet.typed.values[field.number] = value == .empty ? nil : value
            sheet.reasons[field.number] = reason
        }
    }

    public mutating func clear(_ field: Field, reason: String? = nil) {
        set(field, to: .empty, reason: reason)
    }

    /// The value that holds of those that people wrote apart; also where it is the one that is shown.
    public mutating func decide(_ field: Field, for value: Value, reason: String) {
        set(field, to: value, reason: reason)
        change(field.key) { _ = $0.decided.insert(field.number) }
    }

    public mutating func add(_ element: Value, to field: Field) {
        change(field.key) { _ = $0.typed.sets[field.number, default: []].insert(element) }
    }

    public mutating func remove(_ element: Value, from field: Field) {
        change(field.key) { _ = $0.typed.sets[field.number]?.remove(element) }
    }

    /// Only the letters that differ are written, so that what others typed elsewhere stays theirs.
    public mutating func replace(_ field: Field, with text: String) {
        change(field.key) { $0.typed.texts[field.number] = text.isEmpty ? nil : text }
    }

    public mutating func delete(_ key: RecordKey, reason: String? = nil) {
        change(key) { sheet in
            sheet.typed.existence = .deleted
            sheet.deletionReason = reason
        }
    }

    public mutating func restore(_ key: RecordKey) {
        change(key) { $0.typed.existence = .present }
    }
}

public enum DraftKind {}
/// Names a form for as long as it is worked on; its draft goes by the same name.
public typealias DraftID = Identifier<DraftKind>
