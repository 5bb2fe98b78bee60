import Foundation

/// How many long stories the laws are tried on: as the checks do, or more where the environment says so.
///
/// `VELDBOEK_LAW_STORIES=10000 Tests/run --filter LongStory` takes minutes.
enum LawSize {
    static let longStories: Int = {
        guard let text = ProcessInfo.processInfo.environment["VELDBOEK_LAW_STORIES"] else {
            return 100
        }
        guard let number = Int(text), number > 0 else {
            preconditionFailure("VELDBOEK_LAW_STORIES is a number above zero.")
        }
        return number
    }()
}
