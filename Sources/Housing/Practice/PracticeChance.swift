internal import SyncProtocol

/// Chance that comes out the same for the same seed, on every machine (SplitMix64).
public struct PracticeChance: RandomNumberGenerator, Sendable {
    private var state: UInt64

    public init(seed: UInt64) { state = seed }

    public mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }

    mutating func number(_ range: ClosedRange<Int64>) -> Int64 { .random(in: range, using: &self) }

    /// So many times in a hundred.
    mutating func happens(_ percent: Int64) -> Bool { number(1...100) <= percent }

    mutating func one<Item>(of items: [Item]) -> Item { items.randomElement(using: &self)! }

    mutating func some<Item>(_ count: Int, of items: [Item]) -> [Item] {
        Array(items.shuffled(using: &self).prefix(count))
    }

    mutating func identifier<Kind>() -> Identifier<Kind> { .random(using: &self) }
}
