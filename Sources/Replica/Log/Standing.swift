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

    /// The effective ones, as SQL lists them.
    static let effectiveCodes = allCases.filter(\.isEffective).map { String($0.rawValue) }
        .joined(separator: ", ")

    /// SQLite uses the index of what is not simply accepted only where a query says the same words.
    static let isUnsettled = "standing <> 1"

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
