import SeededChance

/// What may happen in one world, and how often: drawn from its seed, so that no two worlds have the
/// same mixture. A fault that is left out lets another be met more often (Groce and others,
/// *Swarm Testing*, 2012).
struct Swarm {
    let devices: Int
    let steps: Int
    let lossPercent: Int
    let duplicationPercent: Int
    /// In steps; a message that is late may be overtaken, unless messages keep their order.
    let longestDelay: Int
    let isOrdered: Bool
    let mixesSchemas: Bool
    private let happenings: [Happening]
    private let sums: [Int]

    init(using random: inout SeededRandom) {
        devices = Self.devices(using: &random)
        steps = 200 + 15 * devices
        lossPercent = random.once(in: 3) ? 0 : Int.random(in: 1...30, using: &random)
        duplicationPercent = random.once(in: 3) ? 0 : Int.random(in: 1...50, using: &random)
        longestDelay = random.once(in: 2) ? 0 : Int.random(in: 1...40, using: &random)
        isOrdered = random.once(in: 3)
        mixesSchemas = random.once(in: 3)
        var chosen: [Happening] = []
        var sums: [Int] = []
        for happening in Happening.allCases where happening.isOrdinary || random.once(in: 2) {
            chosen.append(happening)
            let weight = happening == .talk ? happening.weight + 6 * devices : happening.weight
            sums.append((sums.last ?? 0) + weight)
        }
        happenings = chosen
        self.sums = sums
    }

    /// A world in which nothing happens by itself.
    init(calmWith devices: Int) {
        self.devices = devices
        (steps, lossPercent, duplicationPercent, longestDelay) = (0, 0, 0, 0)
        (isOrdered, mixesSchemas, happenings, sums) = (true, false, [], [])
    }

    /// Few are quick and find most; many meet what only many can do.
    private static func devices(using random: inout SeededRandom) -> Int {
        switch Int.random(in: 0..<10, using: &random) {
        case 0: Int.random(in: 7...20, using: &random)
        case 1...3: Int.random(in: 4...6, using: &random)
        default: Int.random(in: 2...4, using: &random)
        }
    }

    func next(using random: inout SeededRandom) -> Happening {
        let drawn = Int.random(in: 0..<sums.last!, using: &random)
        return happenings[sums.firstIndex { drawn < $0 }!]
    }
}

/// What can happen in one step of a world.
enum Happening: CaseIterable {
    case write, decide, draft, undo, takeUp, look
    case talk
    case judge, regrant, transfer
    case crashDevice, crashHub, cutOff, sleep, jumpClock
    case image, restoreImage, clone
    case backUpHub, restoreHub, putHubBack, rebuildHub
    case makeBundle, readBundle, offerBundled
    case join, upgrade, revoke, erase

    /// Whether it belongs to every day; the others are left out of half of the worlds.
    var isOrdinary: Bool {
        switch self {
        case .write, .decide, .talk, .judge: true
        default: false
        }
    }

    var weight: Int {
        switch self {
        case .write: 40
        case .talk: 60
        case .decide, .draft: 6
        case .crashDevice, .crashHub, .transfer, .readBundle: 5
        case .undo, .takeUp, .look, .judge, .image, .makeBundle: 4
        case .restoreImage, .cutOff, .regrant: 3
        case .sleep, .jumpClock, .backUpHub, .clone, .join, .upgrade, .revoke: 2
        case .offerBundled, .restoreHub, .putHubBack, .rebuildHub, .erase: 1
        }
    }
}
