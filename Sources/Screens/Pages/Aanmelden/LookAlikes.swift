internal import Housing
internal import Replica
internal import SyncProtocol

/// Somebody who is here already and may be the one who is to be registered.
struct LookAlike: Hashable, Sendable {
    let folder: FolderID
    let naam: String
    let geboren: Persoon.Geboren?
    /// Why they look alike; none where only the typed letters were found.
    let reasons: [Likeness.Reason]
}

extension [Persoon] {
    /// As many as are read before going on.
    private static let most = 20

    /// Those who look alike, the likeliest first, and then those whose name begins as was typed.
    func lookAlikes(naam: String, geboren: String) -> [LookAlike] {
        let words = Self.words(naam)
        guard !words.isEmpty else { return [] }
        let typed = Persoon(naam: naam, geboren: Self.geboren(geboren))
        // A surname alone counts for less than two people need to look alike.
        let least =
            words.count > 1 ? Likeness.forAsking : Likeness.Reason.surnameSounds.points
        let found = compactMap { person -> (score: Int, one: LookAlike)? in
            let likeness = Likeness(typed, person)
            let isAlike = likeness.score >= least
            guard isAlike || Self.fits(person.naam, words), let folder = person.folder else {
                return nil
            }
            let one = LookAlike(
                folder: folder, naam: person.naam, geboren: person.geboren,
                reasons: isAlike ? likeness.reasons : [])
            return (isAlike ? likeness.score : 0, one)
        }
        return found.sorted { $0.score > $1.score }.prefix(Self.most).map(\.one)
    }

    private static func geboren(_ typed: String) -> Persoon.Geboren? {
        if let day = Day(typed) { return .day(day) }
        return typed.count == 4 ? Int64(typed).map { .year($0) } : nil
    }

    private static func fits(_ naam: String, _ typed: [Substring]) -> Bool {
        let words = words(naam)
        return typed.allSatisfy { one in words.contains { $0.hasPrefix(one) } }
    }

    private static func words(_ naam: String) -> [Substring] {
        naam.lowercased().split { $0.isWhitespace || $0 == "." }
    }
}

extension Archive {
    func people() throws -> [Persoon] { try replica.people() }
}
