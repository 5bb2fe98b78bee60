import SyncProtocol
import Testing

@testable import Replica

/// How the changes of a story reach a replica.
struct Arrival: Sendable {
    let order: [Int]
    let inOneBatch: Bool

    /// All orders of the three: after what made the folder one by one, before it in both ways.
    static let all = [[1, 2, 3], [1, 3, 2], [2, 1, 3], [2, 3, 1], [3, 1, 2], [3, 2, 1]].flatMap {
        [
            Arrival(order: [0] + $0, inOneBatch: false),
            Arrival(order: $0 + [0], inOneBatch: false),
            Arrival(order: $0 + [0], inOneBatch: true),
        ]
    }

    /// Every change comes twice.
    func bring(_ stories: [Story], to replica: Replica) throws {
        try replica.hold(stories.map(\.folder))
        let steps = (order + order).map { number in stories.map { $0.changes[number] } }
        if inOneBatch { return try replica.receive(steps.flatMap(\.self)) }
        for step in steps { try replica.receive(step) }
    }
}

/// Any order, any duplication and any batching of small histories give the same replica.
@Suite struct ArrivalTests {
    /// What a replica shows to which all came once, in order.
    private static let expected: [FolderID: String] = {
        do {
            let replica = try Replica.opened()
            try replica.hold(Story.all.map(\.folder))
            try replica.receive(Story.all.flatMap(\.changes))
            return try replica.shown()
        } catch { preconditionFailure("\(error)") }
    }()

    @Test(arguments: Arrival.all)
    func `the order, doubles and batches of arrival do not matter`(arrival: Arrival) throws {
        let replica = try Replica.opened()

        try arrival.bring(Story.all, to: replica)

        let shown = try replica.shown()
        let other = Story.all.first { shown[$0.folder] != Self.expected[$0.folder] }
        #expect(other == nil, "\(shown[other!.folder]!)\nand not\n\(Self.expected[other!.folder]!)")
        #expect(try replica.counts().parked == 0)
        if arrival.inOneBatch { #expect(try replica.check() == []) }
    }

    @Test func `the digest covers the changes that no other one has seen`() throws {
        let replica = try Replica.opened()

        try Arrival.all.last!.bring(Story.all, to: replica)

        for story in Story.all {
            let unseen = (0...3).filter { story.standing(on: $0) == [$0] }
            let heads = unseen.map { story.changes[$0].name }
            #expect(try replica.digest(of: story.folder) == FolderDigest(heads: heads))
        }
    }

    @Test(arguments: [Arrival.all.first!, Arrival.all.last!])
    func `making all tables anew from the log changes nothing`(arrival: Arrival) throws {
        let replica = try Replica.opened()
        try arrival.bring(Story.all, to: replica)
        let before = try replica.contents()

        try replica.rebuild()

        #expect(try replica.contents() == before)
    }

    @Test func `there is no conflict where one had seen the other`() throws {
        let replica = try Replica.opened()
        try Arrival.all.last!.bring(Story.all, to: replica)

        #expect(try conflictWithSight(on: replica) == nil)
        #expect(try replica.conflicts().count > 200)
    }
}

/// The first conflict of which one side had seen another, as text.
func conflictWithSight(
    on replica: Replica, restamped: [ChangeName: ChangeName] = [:]
) throws -> String? {
    let stories = Dictionary(uniqueKeysWithValues: Story.all.map { ($0.folder, $0) })
    for conflict in try replica.conflicts() {
        let story = stories[conflict.folder]!
        let sides = conflict.sides.compactMap { side in
            story.changes.firstIndex { $0.name == restamped[side.change] ?? side.change }
        }
        let seen = sides.reduce(Set<Int>()) { $0.union(story.seen[$1]) }
        if sides.count != conflict.sides.count || !seen.isDisjoint(with: sides) {
            return "\(story.seen) \(story.deeds): \(conflict)"
        }
    }
    return nil
}
