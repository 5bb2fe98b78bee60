import SeededChance
import SyncProtocol
import Testing

@testable import Replica

/// Random long stories in which one of the three is this replica's user.
@Suite struct OwnLongStoryTests {
    /// A replica on which the stories happened, with what its user saved in them.
    private struct Told {
        let replica: Replica
        let group: StoryGroup
        /// By story and change.
        var names: [[Int: ChangeName]]
        /// By story: the changes of this replica's user.
        let own: [[Int]]

        /// As the replica has them now.
        var changes: [[Change]] {
            get throws {
                try names.map { names in
                    try (0..<names.count).map {
                        try replica.row(everNamed: names[$0]!)!.change
                    }
                }
            }
        }

        /// Which change of a story each name means, those that they were saved by too.
        var calls: [[ChangeName: Int]] {
            get throws {
                try zip(names, changes).map { names, changes in
                    names.reduce(into: changes.calls) { $0[$1.value] = $1.key }
                }
            }
        }
    }

    /// Everything happens on this replica in turn; what others did comes in with some of it twice.
    private func tell(_ group: StoryGroup, _ chance: inout SeededRandom) throws -> Told {
        let own = group.stories.map { story in
            let me = chance.one(of: story.people)
            return (0..<story.count).filter { story.people[$0] == me }
        }
        var told = Told(
            replica: try Replica.enrolled(random: chance), group: group,
            names: group.stories.map { _ in [:] }, own: own)
        let others = zip(group.stories, own).filter { !$1.contains(0) }.map(\.0.folder)
        try told.replica.hold(others)
        let orders = group.stories.map { chance.order(of: $0) }
        for round in 0..<(orders.map(\.count).max()!) {
            let turn = orders.indices.filter { round < orders[$0].count }
            try tell(turn.map { ($0, orders[$0][round]) }, in: &told, &chance)
        }
        return told
    }

    /// A change of each of some stories: the own ones are saved, the others come in.
    private func tell(
        _ turn: [(story: Int, change: Int)], in told: inout Told, _ chance: inout SeededRandom
    ) throws {
        var saved: [(story: Int, change: Int)] = []
        var saves: [Save] = []
        var received: [Change] = []
        for (index, number) in turn {
            let story = told.group.stories[index]
            let parents = story.parents(of: number).map { told.names[index][$0]! }
            if told.own[index].contains(number) {
                saved.append((index, number))
                saves.append(story.save(number, on: parents))
            } else {
                let change = story.made(number, on: parents)
                told.names[index][number] = change.name
                received += chance.once(in: 2) ? [change] : [change, change]
            }
        }
        try told.replica.receive(received.shuffled(using: &chance))
        for (name, place) in zip(try told.replica.commitAll(saves), saved) {
            told.names[place.story][place.change] = name
        }
    }

    /// By story: one of the own changes with those own ones that stand on it; none where there is none.
    private func chosen(from told: Told, _ chance: inout SeededRandom) -> [[Int]] {
        zip(told.group.stories, told.own).map { story, own in
            guard let first = own.filter({ $0 > 0 }).randomElement(using: &chance) else {
                return []
            }
            return story.standing(on: first)
        }
    }

    private func names(_ told: Told, _ numbers: [[Int]]) -> [ChangeName] {
        zip(told.names, numbers).flatMap { names, numbers in numbers.map { names[$0]! } }
    }

    @Test(arguments: StoryGroup.all)
    func `own changes show the same while they wait, are held, and are accepted`(
        group: StoryGroup
    ) throws {
        var chance = group.chance
        let told = try tell(group, &chance)
        let straight = try group.replica(straight: try told.changes)
        let whole = try straight.shown()
        let own = names(told, told.own)
        #expect(group.difference(try told.replica.shown(), whole) == nil)

        let held = zip(chosen(from: told, &chance), told.own).map { $0.filter($1.contains) }
        try told.replica.hear(.held(.noRight), on: names(told, held))

        #expect(group.difference(try told.replica.shown(), whole) == nil)
        #expect(try told.replica.counts().held == Int64(held.joined().count))
        #expect(try told.replica.check() == [])

        try told.replica.hear(.accepted(Person.receipt), on: own.shuffled(using: &chance))

        let found = try group.complaint(
            about: told.replica, beside: straight, calls: try told.calls)
        #expect(found == nil)
        #expect(try told.replica.counts().held == 0)
        #expect(try told.replica.counts().waiting == 0)
    }

    @Test(arguments: StoryGroup.all)
    func `after a rejection of own changes only their words are left, with their author`(
        group: StoryGroup
    ) throws {
        var chance = group.chance
        let told = try tell(group, &chance)
        let changes = try told.changes
        let rejected = chosen(from: told, &chance)
        try told.replica.hear(.accepted(Person.receipt), on: names(told, told.own))

        try told.replica.hear(
            .rejected(.standsOnRejected), on: names(told, rejected).shuffled(using: &chance))

        let left = zip(changes, rejected).map { changes, rejected in
            changes.indices.filter { !rejected.contains($0) }.map { changes[$0] }
        }
        let never = try group.replica(straight: left)
        let found = try group.complaint(about: told.replica, beside: never, calls: try told.calls)
        #expect(found == nil)
        let mine = zip(rejected, told.own).map { $0.filter($1.contains) }
        let words = zip(group.stories, mine).flatMap { story, mine in
            mine.map { story.operations[$0] }
        }
        let open = try told.replica.openVerdicts()
        #expect(Set(open.map(\.name)) == Set(names(told, mine)))
        #expect(Set(open.map(\.operations)) == Set(words))
    }

    @Test(arguments: StoryGroup.all)
    func `after its own fork a replica shows what one shows that only knows the new names`(
        group: StoryGroup
    ) throws {
        var chance = group.chance
        let told = try tell(group, &chance)
        let own = names(told, told.own)
        let site = try told.replica.currentSite()
        let kept = try told.replica.ownChanges(of: site, after: 0)
            .prefix(chance.number(below: own.count)).map(\.change.name)
        try told.replica.hear(.accepted(Person.receipt), on: kept)

        let push = try #require(try told.replica.push(after: nil))
        _ = try told.replica.take(.fork, to: push)
        let call = try #require(try told.replica.newSiteCall())
        let token = Token([UInt8](repeating: 8, count: Token.byteCount))!
        try told.replica.take(NewSiteAnswer(token: token, known: []), to: call)

        let renamed = try told.changes
        #expect(try told.replica.counts().waiting == Int64(own.count - kept.count))
        try told.replica.hear(.accepted(Person.receipt), on: own.shuffled(using: &chance))
        let straight = try group.replica(straight: renamed)
        let found = try group.complaint(
            about: told.replica, beside: straight, calls: try told.calls)
        #expect(found == nil)
    }
}
