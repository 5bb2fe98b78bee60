import Merge
import SyncProtocol

/// A history in which every change typed something in one text.
struct TextHistory {
    let history: History
    /// By change: which site it was made on.
    let sites: [Int]
    private(set) var edits: [[TextEdit]] = []
    private var twin = TextTwin()

    /// What each change typed is asked with the text that its author saw.
    init(
        rewriting history: History, sites: [Int],
        _ editing: (_ change: Int, _ text: String) -> [TextEdit]
    ) {
        self.history = history
        self.sites = sites
        for change in 0..<history.count {
            let seen = history.seen[change]
            edits.append(editing(change, twin.text(knowing: seen)))
            twin.apply(edits[change], by: change, tie(of: change), seen: seen)
        }
    }

    /// What each change typed is asked with the length of the text that its author saw.
    init(_ history: History, sites: [Int], typing: (_ change: Int, _ length: Int) -> [TextEdit]) {
        self.init(rewriting: history, sites: sites) { typing($0, $1.unicodeScalars.count) }
    }

    /// The text by its definition.
    var expected: String { twin.text(knowing: Set(0..<history.count)) }

    /// All that was ever typed, by its definition.
    var expectedCharacters: [TextCharacter] { twin.characters }

    /// The text as a replica makes it to which the changes came in this order.
    func merged(_ order: [Int]) -> String {
        var text = TextDocument()
        for change in order {
            text.append(edits[change], on: parents(of: change, in: order), tie: tie(of: change))
        }
        return text.string
    }

    /// Who wrote what, as that replica replays it.
    func authorship(_ order: [Int]) -> TextAuthorship {
        var authorship = TextAuthorship()
        for change in order {
            authorship.append(
                edits[change], on: parents(of: change, in: order), tie: tie(of: change))
        }
        return authorship
    }

    /// By their places in the order of arrival.
    private func parents(of change: Int, in order: [Int]) -> [Int] {
        history.parents[change].map { order.firstIndex(of: $0)! }
    }

    private func tie(of change: Int) -> TieBreak {
        TieBreak(
            site: SiteID(high: 0, low: UInt64(sites[change])), sequence: Int64(change) + 1,
            name: ChangeName(of: Array("\(change)".utf8)))
    }
}

/// What a person can do to a text in one change.
enum Typing: CaseIterable {
    case atTheStart, inTheMiddle, atTheEnd, deleting, replacing, inTwoPlaces, beyondTheEnd

    func edits(_ letters: String, on length: Int) -> [TextEdit] {
        switch self {
        case .atTheStart: [TextEdit(position: 0, removed: 0, inserted: letters)]
        case .inTheMiddle: [TextEdit(position: length / 2, removed: 0, inserted: letters)]
        case .atTheEnd: [TextEdit(position: length, removed: 0, inserted: letters)]
        case .deleting: [TextEdit(position: length / 2, removed: 1, inserted: "")]
        case .replacing: [TextEdit(position: 0, removed: 2, inserted: letters)]
        case .inTwoPlaces:
            [
                TextEdit(position: 0, removed: 0, inserted: letters),
                TextEdit(position: 1, removed: length, inserted: letters.uppercased()),
            ]
        case .beyondTheEnd:
            [TextEdit(position: length + 5, removed: .max, inserted: letters)]
        }
    }
}
