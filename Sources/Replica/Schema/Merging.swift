internal import SyncProtocol

/// What happens when two people change one field apart.
public enum Merging: Hashable, Sendable {
    case register(ValueKind, Contest)
    case set(ValueKind)
    /// Merged letter by letter.
    case text
}

/// Whether a person must decide between values written apart.
public enum Contest: Sendable {
    case review
    /// The latest is shown, the others are listed quietly.
    case latest
}

public enum ValueKind: Hashable, Sendable {
    case text
    case whole
    /// In cents.
    case money
    /// Days since 1970-01-01.
    case date
    /// Milliseconds since 1970.
    case time
    /// The stable code of a choice.
    case choice
    /// The sixteen bytes of a record or folder.
    case reference

    func fits(_ value: Value) -> Bool {
        switch (self, value) {
        case (.text, .text): true
        case (_, .whole): isWhole
        case (.reference, .bytes(let bytes)): bytes.count == RecordID.byteCount
        default: false
        }
    }

    var isWhole: Bool {
        switch self {
        case .whole, .money, .date, .time, .choice: true
        case .text, .reference: false
        }
    }

    var columnType: String {
        switch self {
        case .text: "TEXT"
        case .whole, .money, .date, .time, .choice: "INTEGER"
        case .reference: "BLOB"
        }
    }
}
