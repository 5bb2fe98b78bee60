import SyncProtocol
import Testing

@testable import Replica

/// One change of a story in turn got another name after its site forked: it stays one change.
@Suite struct RestampTests {
    /// How a replica meets the two names of the change; the other changes name the former one.
    enum Meeting: CaseIterable {
        case onlyTheNew, formerThenNew, newThenFormer, newBeforeItsFolder, formerLast

        func order(_ number: Int) -> [Step] {
            let others = (0...3).filter { $0 != number }.map(Step.other)
            let inTurn = (0...3).map { $0 == number ? Step.former : .other($0) }
            return switch self {
            case .onlyTheNew: inTurn.map { $0 == .former ? .new : $0 }
            case .formerThenNew: inTurn + [.new]
            case .newThenFormer: inTurn.flatMap { $0 == .former ? [.new, .former] : [$0] }
            case .newBeforeItsFolder: [.new] + others.reversed()
            case .formerLast: others.reversed() + [.new, .former, .new]
            }
        }
    }

    enum Step: Equatable {
        case former, new, other(Int)
    }

    private static let site = SiteID(high: 9, low: 99)

    private func new(_ story: Story, _ number: Int) -> Change {
        story.changes[number].restamped(as: Self.site, 7)
    }

    private func replica(meeting: Meeting, _ number: Int) throws -> Replica {
        let replica = try Replica.opened()
        try replica.hold(Story.some.map(\.folder))
        for step in meeting.order(number) {
            try replica.receive(
                Story.some.map { story in
                    switch step {
                    case .former: story.changes[number]
                    case .new: new(story, number)
                    case .other(let other): story.changes[other]
                    }
                })
        }
        return replica
    }

    @Test(arguments: 1...3)
    func `a change that got another name is one change, whichever name came first`(
        number: Int
    ) throws {
        let expected = try replica(meeting: .onlyTheNew, number)
        let other = try expected.shown()
        for meeting in Meeting.allCases.dropFirst() {
            let replica = try replica(meeting: meeting, number)

            let shown = try replica.shown()
            let story = Story.some.first { shown[$0.folder] != other[$0.folder] }
            #expect(
                story == nil,
                "\(meeting): \(shown[story!.folder]!)\nand not\n\(other[story!.folder]!)")
            #expect(try replica.counts().parked == 0)
            if meeting == .formerLast { #expect(try replica.check() == []) }
            for story in Story.some {
                #expect(try replica.history(of: story.folder).count == 4)
                #expect(
                    try replica.digest(of: story.folder) == expected.digest(of: story.folder))
            }
        }
    }

    @Test(arguments: 1...3)
    func `there is no conflict where one had seen the other, whatever it was called`(
        number: Int
    ) throws {
        let replica = try replica(meeting: .formerLast, number)

        let former = Dictionary(
            uniqueKeysWithValues: Story.some.map {
                (new($0, number).name, $0.changes[number].name)
            })
        #expect(try conflictWithSight(on: replica, restamped: former) == nil)
        #expect(try replica.conflicts().count > 40)
    }

    @Test(arguments: [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]])
    func `a change that forked twice is one change by any of its three names`(
        order: [Int]
    ) throws {
        let folder = FolderID(high: 6, low: 1)
        let first = Person.bram.beginning(of: folder)
        let second = first.restamped(as: SiteID(high: 9, low: 98), 4)
        let third = second.restamped(as: Self.site, 7)
        let lives = [first, second, third]
        let children = lives.enumerated().map { index, life in
            Person(20 + index).change(
                1, on: [life.name], in: folder, [.add(SmallSchema.tags, .text("\(index)"))])
        }
        let replica = try Replica.opened()
        try replica.hold([folder])

        for index in order { try replica.receive([children[index]]) }
        for index in order { try replica.receive([lives[index]]) }
        try replica.receive([third])

        #expect(try replica.history(of: folder).count == 4)
        #expect(try replica.counts().parked == 0)
        #expect(try replica.heads(of: folder) == children.map(\.name).sorted())
        #expect(try replica.check() == [])
    }

    @Test(arguments: [0, 1])
    func `a no to the other name of an accepted change leaves it`(known: Int) throws {
        let folder = FolderID(high: 6, low: 2)
        let former = Person.bram.beginning(of: folder)
        let names = [7, 8].map { former.restamped(as: SiteID(high: 9, low: 98), $0) }
        let replica = try Replica.opened()
        try replica.hold([folder])
        try replica.receive([names[known]])
        try replica.receive([names[0]])

        try replica.hear(.rejected(.standsOnRejected), on: [names[1].name])

        #expect(try replica.history(of: folder).map(\.standing) == [.accepted])
        #expect(try replica.state(of: folder) == .here)
    }
}
