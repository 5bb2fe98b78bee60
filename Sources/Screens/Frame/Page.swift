internal import SyncProtocol
internal import TerminalUI

/// One page of the field book: a value whose screen follows from its state, and whose state changes by events alone.
///
/// It never waits: what it wants to know or save it asks for as an effect, and the answer comes later.
protocol Page: Sendable {
    associatedtype Action: Hashable & Sendable = NoAction

    typealias Bindings = BindingTable<Action, Setting<Self>>

    /// What works here beside what works everywhere.
    var bindings: Bindings { get }

    /// Letters are text here, so that what works everywhere has to do without them.
    var isTyping: Bool { get }

    func title(_ context: PageContext) -> Wording

    func view(_ context: PageContext) -> View

    /// Reads what it shows: when it comes up, and when a folder changed that it shows.
    mutating func load(_ context: PageContext) -> [PageEffect]

    /// Whether a change in these folders is seen here.
    func shows(_ folders: Set<FolderID>) -> Bool

    mutating func act(_ action: Action, _ context: PageContext) -> [PageEffect]

    /// A key without a binding, and where one types every key; nil where it is not for this page.
    mutating func press(_ key: Key, _ context: PageContext) -> [PageEffect]?

    mutating func paste(_ paste: Paste, _ context: PageContext) -> [PageEffect]

    /// The user's own editor was closed; nil where it failed.
    mutating func edited(_ text: String?, _ context: PageContext) -> [PageEffect]

    /// The page above was closed.
    mutating func returned(_ result: PageResult, _ context: PageContext) -> [PageEffect]

    /// Twice a second.
    mutating func tick(_ context: PageContext) -> [PageEffect]

    /// Before it is closed, or the program ends: keeps what was typed.
    mutating func leave(_ context: PageContext) -> [PageEffect]
}

/// For a page on which only lists move.
enum NoAction: Hashable, Sendable {}

/// What a page is asked about its keys with: itself, and what is around it.
struct Setting<P: Page>: Sendable {
    let page: P
    let context: PageContext
}

/// What the page below hears when the one above is closed.
enum PageResult: Sendable {
    case cancelled
    /// Something was saved in this folder, about this record.
    case saved(FolderID, RecordID)
    /// What was picked from a list: its value, and how it reads.
    case picked(value: String, shown: String)
}

extension Page {
    var bindings: Bindings { Bindings([]) }
    var isTyping: Bool { false }
    func shows(_ folders: Set<FolderID>) -> Bool { true }
    mutating func load(_ context: PageContext) -> [PageEffect] { [] }
    mutating func press(_ key: Key, _ context: PageContext) -> [PageEffect]? { nil }
    mutating func paste(_ paste: Paste, _ context: PageContext) -> [PageEffect] { [] }
    mutating func edited(_ text: String?, _ context: PageContext) -> [PageEffect] { [] }
    mutating func returned(_ result: PageResult, _ context: PageContext) -> [PageEffect] { [] }
    mutating func tick(_ context: PageContext) -> [PageEffect] { [] }
    mutating func leave(_ context: PageContext) -> [PageEffect] { [] }
}

extension Page where Action == NoAction {
    mutating func act(_ action: NoAction, _ context: PageContext) -> [PageEffect] {}
}
