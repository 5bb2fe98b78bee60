internal import SyncProtocol

/// What the hub has said of a change, as this replica knows it.
public enum Standing: Int64, Sendable, CaseIterable {
    /// Own, without a verdict: the outbox.
    case waiting
    case accepted
    case held
    case rejected
    case refused
    case erased
    /// Another site's that the hub lacks: to be offered.
    case lacking
    /// Another site's, from a bundle, on which the hub has not spoken here.
    case unconfirmed

    /// Whether the change counts in what this replica shows.
    var isEffective: Bool {
        switch self {
        case .waiting, .accepted, .held, .lacking, .unconfirmed: true
        case .rejected, .refused, .erased: false
        }
    }

    /// What stands in the log for a waiting change that lies on the pile.
    static let onPile: Int64 = 8

    /// As it stands in the log.
    init(column: Int64) {
        self = column == Self.onPile ? .waiting : Standing(rawValue: column)!
    }

    /// The effective ones, as SQL lists them.
    static let effectiveCodes = (allCases.filter(\.isEffective).map(\.rawValue) + [onPile])
        .map { String($0) }.joined(separator: ", ")

    // SQLite uses an index of some changes only where a query says the same words.
    /// What is not simply accepted.
    static let isUnsettled = "standing <> 1 AND standing <> 8"
    /// What can be found by its name.
    static let isFiled = "standing <> 8"

    init(_ verdict: Verdict) {
        self =
            switch verdict {
            case .accepted: .accepted
            case .held: .held
            case .rejected: .rejected
            case .refused: .refused
            case .erased: .erased
            }
    }
}

/// Where a folder stands between the hub and this replica.
public enum FolderState: Int64, Sendable {
    /// Its contents are being read; shown when complete.
    case arriving
    case here
    /// To be forgotten as soon as the hub has a verdict on what was written here.
    case leaving
    case left
    case erased
}
