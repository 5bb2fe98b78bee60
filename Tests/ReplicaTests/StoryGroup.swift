import SeededChance
import SyncProtocol
import Testing

@testable import Replica

/// Some long stories that are told to one replica at once, each in its own folder.
struct StoryGroup: Sendable, CustomTestStringConvertible {
    let stories: [LongStory]

    /// As many as the laws are tried on.
    static let all: [StoryGroup] = stride(from: 1, through: LawSize.longStories, by: size).map {
        StoryGroup(seeds: $0...min($0 + size - 1, LawSize.longStories))
    }

    /// Enough to share transactions, few enough to print.
    private static let size = 20

    private init(seeds: ClosedRange<Int>) {
        stories = seeds.map { LongStory(seed: UInt64($0)) }
    }

    var testDescription: String { "seeds \(stories[0].seed) to \(stories.last!.seed)" }

    /// The seeds' chance, for what is told of these stories.
    var chance: SeededRandom { stories[0].chance }

    /// A replica that holds the folders and received these changes once, each after what it stands on.
    func replica(straight changes: [[Change]]) throws -> Replica {
        let replica = try Replica.opened()
        try replica.hold(stories.map(\.folder))
        try replica.receive(changes.flatMap(\.self))
        return replica
    }

    /// A replica to which these came in random orders, some of them twice, in random batches.
    func replica(
        shuffled changes: [[Change]], _ chance: inout SeededRandom
    ) throws -> Replica {
        let replica = try Replica.opened()
        try replica.hold(stories.map(\.folder))
        var batches = [[Change]](repeating: [], count: 6)
        for changes in changes {
            let again = changes.filter { _ in chance.once(in: 3) }
            let arrivals = (changes + again).shuffled(using: &chance)
            let places = arrivals.map { _ in chance.number(below: batches.count) }.sorted()
            for (place, change) in zip(places, arrivals) { batches[place].append(change) }
        }
        for batch in batches { try replica.receive(batch) }
        return replica
    }

    /// Where the replica is not sound, or does not show what the other one shows.
    func complaint(
        about replica: Replica, beside other: Replica, calls: [[ChangeName: Int]]
    ) throws -> String? {
        if let difference = try difference(replica.shown(), other.shown()) { return difference }
        let conflicts = Dictionary(grouping: try replica.conflicts(), by: \.folder)
        for (story, calls) in zip(stories, calls) {
            if let wrong = conflicts[story.folder]?.first(where: { story.isFalse($0, calls: calls) }
            ) {
                return "seed \(story.seed): one had seen the other: \(wrong)"
            }
            guard try replica.digest(of: story.folder) == other.digest(of: story.folder) else {
                return "seed \(story.seed): another digest"
            }
        }
        guard try replica.counts().parked == 0 else { return "\(try replica.counts()) are parked" }
        return try replica.check().first.map { "\($0)" }
    }

    /// The first story of which the two show something else, with both.
    func difference(_ one: [FolderID: String], _ other: [FolderID: String]) -> String? {
        let story = stories.first { one[$0.folder] != other[$0.folder] }
        return story.map { story in
            """
            seed \(story.seed): \(story.seen) \(story.operations)
            \(one[story.folder] ?? "nothing")
            and not
            \(other[story.folder] ?? "nothing")
            """
        }
    }
}

extension Sequence where Element == Change {
    /// Which change of a story each name means.
    var calls: [ChangeName: Int] {
        Dictionary(uniqueKeysWithValues: enumerated().map { ($0.element.name, $0.offset) })
    }
}
