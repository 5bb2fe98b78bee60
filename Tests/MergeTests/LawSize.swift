import Foundation

/// How far the laws are tried: as the checks do, or further where the environment says so.
///
/// `VELDBOEK_LAW_CHANGES=5 VELDBOEK_LAW_RANDOM=100000 Tests/run --filter MergeTests` takes minutes.
enum LawSize {
    /// All histories of up to so many changes.
    static let changes = number("VELDBOEK_LAW_CHANGES") ?? 4
    /// So many random histories of texts, and as many of each part of a record.
    static let randomHistories = number("VELDBOEK_LAW_RANDOM") ?? 2000

    private static func number(_ name: String) -> Int? {
        guard let text = ProcessInfo.processInfo.environment[name] else { return nil }
        guard let number = Int(text), number > 0 else {
            preconditionFailure("\(name) is a number above zero.")
        }
        return number
    }
}
