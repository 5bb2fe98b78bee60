internal import SeededChance
internal import SyncProtocol

/// What a broken program, a broken disk or a broken line would do, told on purpose: whoever judges the
/// world must see it.
public enum Lie: CaseIterable, Sendable {
    /// The hub says that it took a push, and its transaction is rolled back.
    case hubRollsBack
    /// A push loses its last change, and is answered as if it had not.
    case pushLosesLast
    /// What is held is called accepted.
    case heldCalledAccepted
    /// A page of the feed leaves a change out.
    case pageLeavesOut
    /// A page does not tell that a folder came, went or was erased, nor that grants changed.
    case pageHidesFolders
    /// A change is sent to whoever asks.
    case sentToAll
    /// One change comes to the hub under a second name.
    case namedTwice
    /// A save disappears from its author's file.
    case saveGone
    /// A form that was left open disappears.
    case draftGone
    /// What is shown is not what the log says.
    case rowChanged
    /// The words of an erased folder are on a device again.
    case erasedWordsReturn
    /// The disk of the hub changes a byte.
    case hubByteChanged

    /// Of what is then said, in any world in which it is seen.
    public var sign: String {
        switch self {
        case .pushLosesLast, .heldCalledAccepted, .saveGone: "is nowhere"
        case .hubRollsBack, .pageLeavesOut: "has another history"
        case .pageHidesFolders: "may hold"
        case .sentToAll: "which lies elsewhere"
        case .namedTwice: "arrived 2 times"
        case .draftGone: "does not have the form"
        case .rowChanged: "does not follow from the log"
        case .erasedWordsReturn: "which was erased"
        case .hubByteChanged: "the hub: "
        }
    }
}

/// Who lies in a world.
struct Liar {
    let lie: Lie
    var random: SeededRandom
    /// All that was ever pushed, the last coming last.
    var pushed: [Change] = []

    init(_ lie: Lie, seed: UInt64) {
        self.lie = lie
        random = SeededRandom(seed: seed &* 31 &+ 7)
    }

    /// Not every time: between lies the world goes on.
    mutating func isTempted() -> Bool { random.once(in: 4) }
}
