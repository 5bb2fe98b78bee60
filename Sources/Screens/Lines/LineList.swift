internal import Housing
internal import SyncProtocol

/// A list that is told in breaths; the access log hears of those that were told.
struct LineList: Sendable {
    /// As many as are read out in a breath.
    private static let breathCount = 20

    let entries: [(text: String, folder: FolderID?)]
    /// Nil where it tells of nobody who is not known already.
    let soort: Inzagesoort?

    init(_ entries: [(String, FolderID?)], _ soort: Inzagesoort?) {
        self.entries = entries.map { (text: $0.0, folder: $0.1) }
        self.soort = soort
    }

    init(_ lines: [String]) { self.init(lines.map { ($0, nil) }, nil) }

    /// What is told now, and what is left.
    var breath: (now: LineList, rest: LineList) {
        let all = entries.map { ($0.text, $0.folder) }
        return (
            LineList(Array(all.prefix(Self.breathCount)), soort),
            LineList(Array(all.dropFirst(Self.breathCount)), soort)
        )
    }
}
