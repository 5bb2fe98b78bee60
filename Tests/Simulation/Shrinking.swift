internal import Dispatch

/// Finds the few steps that a failing world needs, so that its story can be read.
public struct Shrinking {
    private let seed: UInt64
    private let deadline: DispatchTime
    public private(set) var leftOut: Set<Int> = []
    public private(set) var error: any Error

    /// The error is what the whole world ends with.
    public init(seed: UInt64, error: any Error, seconds: Int) {
        self.seed = seed
        self.error = error
        deadline = .now() + .seconds(seconds)
    }

    /// Leaves out halves, quarters and so on as long as some promise is still broken, and returns what
    /// is left as a story.
    public mutating func shrink() -> [String] {
        guard let count = try? World(seed: seed).stepCount else { return [] }
        var piece = (count + 1) / 2
        while piece >= 1, .now() < deadline {
            var isShorter = false
            for start in stride(from: 0, to: count, by: piece) where .now() < deadline {
                let steps = Set(start..<min(start + piece, count)).subtracting(leftOut)
                if !steps.isEmpty, fails(without: leftOut.union(steps)) {
                    leftOut.formUnion(steps)
                    isShorter = true
                }
            }
            if piece == 1, !isShorter { break }
            piece = max(piece / 2, 1)
        }
        return story(without: leftOut)
    }

    private mutating func fails(without steps: Set<Int>) -> Bool {
        do {
            try World(seed: seed).run(without: steps)
            return false
        } catch {
            self.error = error
            return true
        }
    }

    private func story(without steps: Set<Int>) -> [String] {
        guard let world = try? World(seed: seed) else { return [] }
        try? world.run(without: steps)
        return world.story
    }
}
