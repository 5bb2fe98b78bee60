public import SyncProtocol

/// The edits that one change made to one text, on the text as its author saw it.
public struct TextEvent: Sendable {
    public let change: LogNumber
    public let tie: TieBreak
    public let edits: [TextEdit]
    /// The other changes of this text that the author had seen.
    public let seen: Set<LogNumber>

    public init(change: LogNumber, tie: TieBreak, edits: [TextEdit], seen: Set<LogNumber>) {
        self.change = change
        self.tie = tie
        self.edits = edits
        self.seen = seen
    }
}

/// Which of two insertions at one place comes first, where nothing else decides it.
public struct TieBreak: Hashable, Comparable, Sendable {
    let site: SiteID
    let sequence: Int64
    let name: ChangeName

    public init(site: SiteID, sequence: Int64, name: ChangeName) {
        self.site = site
        self.sequence = sequence
        self.name = name
    }

    public static func < (one: Self, other: Self) -> Bool {
        (one.site, one.sequence, one.name) < (other.site, other.sequence, other.name)
    }
}

/// Applies edits one after another to a plain text: enough where their author had seen all of it.
public func applying(_ edits: [TextEdit], to text: String) -> String {
    var scalars = Array(text.unicodeScalars)
    for edit in edits {
        let start = min(edit.position, scalars.count)
        let end = start + min(edit.removed, scalars.count - start)
        scalars.replaceSubrange(start..<end, with: edit.inserted.unicodeScalars)
    }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
}
