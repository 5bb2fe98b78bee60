internal import Housing
internal import TerminalUI

/// All that a field book shows now: its open pages and what stands around them.
public struct BookModel {
    /// An open page, with its name for answers.
    struct Sheet {
        let id: Int
        var page: any Page
        /// Something that it shows was changed while another page stood above it.
        var isStale = false
        /// The last question of each name: answers to older ones are dropped.
        var asked: [String: Int] = [:]
    }

    var sheets: [Sheet] = []
    var size = Size(columns: 80, rows: 24)
    var standing: OfficeStanding
    var exchange = Exchange.unknown
    var isPractice = false
    var overlay: Overlay?
    var message: Told?
    var loopMilliseconds: Int64 = 0
    /// The first tick after the last key; nil until it comes.
    var idleSince: Int64?
    private var lastID = 0

    struct Told: Sendable {
        let line: Line
        let until: Int64
    }

    enum Overlay: Sendable {
        case help(ScrollText)
        case palette(CommandPalette)
        case locked(TextEditor)
    }

    /// The time of the wall until the archive tells a better one.
    public init(wallMilliseconds: Int64) { standing = OfficeStanding(now: wallMilliseconds) }

    mutating func nextID() -> Int {
        lastID += 1
        return lastID
    }

    /// There is a replica, and something personal may stand on the screen.
    var isOpen: Bool { sheets.first.map { !($0.page is WelcomePage) } ?? false }

    var isLocked: Bool { if case .locked = overlay { true } else { false } }
}
