import Foundation

/// How far the faults are tried: as the checks do, or further where the environment says so.
///
/// `VELDBOEK_FAULTS=10 Tests/run --filter FaultTests` takes ten times as many of everything that has no
/// end, and every call of every kind.
enum FaultSize {
    private static let factor = ProcessInfo.processInfo.environment["VELDBOEK_FAULTS"].map {
        guard let number = Int($0), number > 0 else {
            preconditionFailure("VELDBOEK_FAULTS is a number above zero.")
        }
        return number
    }

    static let kills = 100 * (factor ?? 1)
    static let histories = 12 * (factor ?? 1)
    /// Of the faults that differ little from others, only some of the calls are struck.
    static let stride = factor == nil ? 7 : 1
}
