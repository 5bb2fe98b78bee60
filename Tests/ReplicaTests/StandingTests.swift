import SyncProtocol
import Testing

@testable import Replica

/// One change of a story in turn comes last, is held, or is rejected.
@Suite struct StandingTests {
    private static let stories = Story.some

    /// A replica that has all changes of the stories but the given one and what stands on it.
    private func replica(without change: Int) throws -> Replica {
        let replica = try Replica.opened()
        try replica.hold(Self.stories.map(\.folder))
        try replica.receive(
            Self.stories.flatMap { story in
                (0...3).filter { !story.standing(on: change).contains($0) }
                    .map { story.changes[$0] }
            })
        return replica
    }

    /// The first story of which the two show something else, with both.
    private func difference(_ one: [FolderID: String], _ other: [FolderID: String]) -> String? {
        let story = Self.stories.first { one[$0.folder] != other[$0.folder] }
        return story.map { story in
            """
            \(story.seen) \(story.deeds)
            \(one[story.folder] ?? "nothing")
            and not
            \(other[story.folder] ?? "nothing")
            """
        }
    }

    @Test(arguments: 0...3)
    func `what stands on a late change is parked, and counts when it has come`(late: Int) throws {
        let replica = try Replica.opened()
        try replica.hold(Self.stories.map(\.folder))
        for number in (0...3).reversed() where number != late {
            try replica.receive(Self.stories.map { $0.changes[number] })
        }
        let parked = Self.stories.map { Int64($0.standing(on: late).count - 1) }.reduce(0, +)

        #expect(try replica.counts().parked == parked)
        let never = try self.replica(without: late)
        #expect(difference(try replica.shown(), try never.shown()) == nil)

        try replica.receive(Self.stories.map { $0.changes[late] })

        let whole = try self.replica(without: 4)
        #expect(try replica.counts().parked == 0)
        #expect(difference(try replica.shown(), try whole.shown()) == nil)
    }

    @Test(arguments: 1...3)
    func `an own change shows the same while it waits, is held, and is accepted`(own: Int) throws {
        let replica = try Replica.enrolled()
        let names = try tell(Self.stories, on: replica, own: own)
        let waiting = try replica.shown()

        try replica.hear(.held(.noRight), on: names)
        let held = try replica.shown()
        let heldCount = try replica.counts().held
        try replica.hear(.accepted(Person.receipt), on: names)

        #expect(difference(held, waiting) == nil)
        #expect(heldCount == Int64(names.count))
        #expect(difference(try replica.shown(), waiting) == nil)
        #expect(try replica.check() == [])
    }

    /// Everything happens on this replica in turn, one of the changes being its own; returns the own ones.
    private func tell(
        _ stories: [Story], on replica: Replica, own: Int
    ) throws -> [ChangeName] {
        try replica.hold(stories.map(\.folder))
        try replica.receive(stories.map { $0.changes[0] })
        var names = stories.map { [$0.changes[0].name] }
        for number in 1...3 {
            let parents = zip(stories, names).map { story, names in
                story.parents(of: number).map { names[$0] }
            }
            let made =
                try number == own
                ? replica.commitAll(zip(stories, parents).map { $0.save(number, on: $1) })
                : others(stories, number, parents, replica)
            for (index, name) in made.enumerated() { names[index].append(name) }
        }
        return names.map { $0[own] }
    }

    private func others(
        _ stories: [Story], _ number: Int, _ parents: [[ChangeName]], _ replica: Replica
    ) throws -> [ChangeName] {
        let changes = zip(stories, parents).map { $0.change(number, on: $1) }
        try replica.receive(changes)
        return changes.map(\.name)
    }

    private func reject(_ rejected: Int, on replica: Replica) throws {
        try replica.receive { receiving in
            for story in Self.stories {
                for number in story.standing(on: rejected) {
                    let reason: RejectReason =
                        number == rejected ? .byPerson("dubbel") : .standsOnRejected
                    try receiving.take(.rejected(reason), on: story.changes[number].name)
                }
            }
        }
    }

    @Test(arguments: 0...3)
    func `after a rejection it is as if the change had never been there`(rejected: Int) throws {
        let replica = try self.replica(without: 4)

        try reject(rejected, on: replica)

        let never = try self.replica(without: rejected)
        #expect(difference(try replica.shown(), try never.shown()) == nil)
        #expect(try replica.counts().parked == 0)
        #expect(try replica.check() == [])
        #expect(try conflictWithSight(on: replica) == nil)
        for story in Self.stories where rejected > 0 {
            #expect(
                try replica.digest(of: story.folder) == never.digest(of: story.folder))
        }
    }

    @Test(arguments: 1...3)
    func `a rejected change that is accepted after all counts again`(rejected: Int) throws {
        let replica = try self.replica(without: 4)
        let whole = try replica.shown()
        try reject(rejected, on: replica)

        try replica.hear(
            .accepted(Person.receipt),
            on: Self.stories.flatMap { story in
                story.standing(on: rejected).map { story.changes[$0].name }
            })

        #expect(difference(try replica.shown(), whole) == nil)
        #expect(try replica.check() == [])
    }

    @Test func `the words of an own rejected change come back to their author`() throws {
        let replica = try Replica.enrolled()
        let names = try tell(Self.stories, on: replica, own: 2)

        try replica.hear(.rejected(.byPerson("dubbel")), on: names)

        let open = try replica.openVerdicts()
        #expect(open.map(\.name) == names)
        #expect(open.map(\.operations) == Self.stories.map { $0.operations(2) })
        #expect(open.allSatisfy { $0.verdict == .rejected(.byPerson("dubbel")) })
        #expect(try replica.counts().rejected == Int64(names.count))
    }
}

extension Story {
    /// One of the three as this replica's user saves it.
    func save(_ number: Int, on parents: [ChangeName]) -> Save {
        Save(
            folder: folder, openedOn: parents, operations: operations(number),
            place: place(number))
    }
}
