/// What a run of characters is in each of the branches that a tracker keeps: not there yet (0),
/// visible (1), or deleted once or more often (2 and up).
struct BranchStates: Hashable, Sendable {
    /// Two authors who type in turn need two; more are for those who come by.
    static let count = 4

    private(set) var counts: SIMD4<Int32>

    /// There in every branch: the text on which all of them stand.
    static let everywhere = BranchStates(counts: SIMD4(repeating: 1))
    static let nowhere = BranchStates(counts: .zero)

    func isKnown(in branch: Int) -> Bool { counts[branch] > 0 }
    func isVisible(in branch: Int) -> Bool { counts[branch] == 1 }

    mutating func raise(in branch: Int) { counts[branch] += 1 }
    mutating func lower(in branch: Int) { counts[branch] -= 1 }

    /// The length, in the branches where the run is visible.
    func visible(_ length: Int32) -> SIMD4<Int32> {
        SIMD4.zero.replacing(with: length, where: counts .== 1)
    }
}
