import SeededChance
import SyncProtocol
import Testing

@testable import Replica

/// Random long stories: however they arrive, and whatever becomes of one of their changes.
@Suite struct LongStoryTests {
    @Test(arguments: StoryGroup.all)
    func `the order, doubles and batches of arrival do not matter`(group: StoryGroup) throws {
        var chance = group.chance
        let changes = group.stories.map(\.changes)

        let replica = try group.replica(shuffled: changes, &chance)

        let straight = try group.replica(straight: changes)
        let calls = changes.map(\.calls)
        #expect(try group.complaint(about: replica, beside: straight, calls: calls) == nil)
    }

    @Test(arguments: StoryGroup.all)
    func `after a rejection it is as if the change had never been there`(
        group: StoryGroup
    ) throws {
        var chance = group.chance
        let changes = group.stories.map(\.changes)
        let calls = changes.map(\.calls)
        let replica = try group.replica(shuffled: changes, &chance)
        let rejected = group.stories.map { 1 + chance.number(below: $0.count - 1) }
        let names = zip(group.stories, rejected).flatMap { story, rejected in
            story.standing(on: rejected).map { story.changes[$0].name }
        }.shuffled(using: &chance)

        try replica.hear(.rejected(.byPerson("dubbel")), on: names)

        let left = zip(group.stories, rejected).map { story, rejected in
            story.withoutStanding(on: rejected).map { story.changes[$0] }
        }
        let never = try group.replica(straight: left)
        #expect(try group.complaint(about: replica, beside: never, calls: calls) == nil)

        try replica.hear(.accepted(Person.receipt), on: names.shuffled(using: &chance))

        let whole = try group.replica(straight: changes)
        #expect(try group.complaint(about: replica, beside: whole, calls: calls) == nil)
    }

    @Test(arguments: StoryGroup.all)
    func `a change that its maker's fork renamed is one change, whichever name came first`(
        group: StoryGroup
    ) throws {
        var chance = group.chance
        let fork = StoryFork(group, &chance)

        let replica = try group.replica(shuffled: fork.arrivals(&chance), &chance)

        let straight = try group.replica(straight: fork.renamed)
        #expect(try group.complaint(about: replica, beside: straight, calls: fork.calls) == nil)
        for story in group.stories {
            #expect(try replica.history(of: story.folder).count == story.count)
        }
    }

    @Test(arguments: StoryGroup.all)
    func `a renamed change is rejected by either name`(group: StoryGroup) throws {
        var chance = group.chance
        let fork = StoryFork(group, &chance)
        let replica = try group.replica(shuffled: fork.arrivals(&chance), &chance)

        try replica.hear(.rejected(.standsOnRejected), on: fork.namesOfStanding(&chance))

        let never = try group.replica(straight: fork.withoutStanding)
        #expect(try group.complaint(about: replica, beside: never, calls: fork.calls) == nil)
    }
}

/// In each story one maker's site forked at one of the changes; what others made names the former ones.
private struct StoryFork {
    let group: StoryGroup
    /// By story: the first change that got another name.
    let first: [Int]
    /// By story and change: what it is called since.
    let renamed: [[Change]]

    init(_ group: StoryGroup, _ chance: inout SeededRandom) {
        self.group = group
        first = group.stories.map { chance.number(below: $0.count) }
        renamed = zip(group.stories, first).map { story, first in
            let lives = story.restamped(from: first)
            return story.changes.enumerated().map { lives[$0] ?? $1 }
        }
    }

    /// Which change of a story each name means, the former ones too.
    var calls: [[ChangeName: Int]] {
        zip(group.stories, renamed).map { story, renamed in
            story.changes.calls.merging(renamed.calls) { one, _ in one }
        }
    }

    /// Everything by its new name, and some of it by its former one too.
    func arrivals(_ chance: inout SeededRandom) -> [[Change]] {
        zip(group.stories, renamed).map { story, renamed in
            let former = zip(story.changes, renamed).filter { $0 != $1 && chance.once(in: 2) }
            return renamed + former.map(\.0)
        }
    }

    /// The first change that was renamed and what stands on it, each by one of its names.
    func namesOfStanding(_ chance: inout SeededRandom) -> [ChangeName] {
        zip(group.stories, zip(first, renamed)).flatMap { story, fork in
            story.standing(on: fork.0).map { number in
                chance.once(in: 2) ? story.changes[number].name : fork.1[number].name
            }
        }
    }

    var withoutStanding: [[Change]] {
        zip(group.stories, zip(first, renamed)).map { story, fork in
            story.withoutStanding(on: fork.0).map { fork.1[$0] }
        }
    }
}
