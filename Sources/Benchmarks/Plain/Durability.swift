/// How far a commit reaches before it counts, for the replica and for plain SQLite alike.
///
/// This is the one place where a benchmark chooses it.
enum Durability: String, CaseIterable {
    /// Every commit survives a power cut.
    case full = "FULL"
    /// Nothing waits for the disk: what is left is the engine.
    case off = "OFF"

    /// As `Replica` takes it.
    var isDurable: Bool { self == .full }

    var benchName: String { rawValue.lowercased() }
}
