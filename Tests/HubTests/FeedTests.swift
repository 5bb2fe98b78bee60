import SyncProtocol
import Testing

@testable import Hub

/// Each device sees of the one feed what it may see now.
@Suite struct FeedTests {
    private let some: SomeHub
    private let anke: SomeDevice
    private let bram: SomeDevice
    private let zuid: SomeDevice
    private let office: SomeDevice
    private let folder = FolderID.numbered(1)

    init() throws {
        some = try SomeHub()
        anke = try some.device()
        bram = try some.device(of: "Bram", "lezer")
        zuid = try some.device(of: "Zoë", "lezer", .zuid)
        office = try some.device(
            of: some.user(
                "Kees", Grant(role: "kantoor", scope: .noord), Grant(role: "kantoor", scope: .zuid),
                Grant(role: "kantoor", scope: .west)))
        for device in [anke, bram, zuid, office] { _ = try device.news() }
    }

    /// What all four see that is new.
    private func news() throws -> [[FeedEntry]] {
        try [anke, bram, zuid, office].map { try $0.news() }
    }

    private func entry(_ change: Change) -> FeedEntry { .change(change, some.receipt(change)) }

    private func own(_ change: Change) -> FeedEntry { .own(change.name, some.receipt(change)) }

    @Test func `a change goes to who may read it, and to its own site by name`() throws {
        let first = try anke.makeAccepted(folder)

        #expect(
            try news() == [
                [own(first), .enter(folder)], [entry(first), .enter(folder)], [],
                [entry(first), .enter(folder)],
            ])
    }

    @Test func `another device of the same user gets the change whole`() throws {
        let second = try some.device(of: anke.user)
        let first = try anke.makeAccepted(folder)

        #expect(try second.news() == [entry(first), .enter(folder)])
    }

    @Test func `a device that became a new site gets its former site's changes whole`() throws {
        let first = try anke.makeAccepted(folder)

        try anke.becomeNewSite()

        #expect(try anke.news() == [entry(first), .enter(folder)])
    }

    @Test func `the cursor moves also when nothing was visible`() throws {
        let before = zuid.cursor
        _ = try anke.makeAccepted(folder)

        #expect(try zuid.news() == [])
        #expect(try zuid.cursor.position == some.hub.feedPosition())
        #expect(zuid.cursor.position > before.position)
        #expect(try zuid.feed(after: before).end == zuid.cursor.position)
        #expect(try zuid.feed(after: zuid.cursor).end == zuid.cursor.position)
    }

    @Test func `a transfer enters where the folder goes and leaves where it came from`() throws {
        let first = try anke.makeAccepted(folder)
        _ = try news()

        let transfer = office.write(in: folder, on: [first], place: .zuid)
        _ = try office.push(transfer)

        #expect(try Set(anke.news()) == [.leave(folder)])
        #expect(try bram.news() == [.leave(folder)])
        #expect(try zuid.news() == [entry(transfer), .enter(folder)])
        #expect(try office.news() == [own(transfer), .enter(folder)])
        #expect(try some.hub.places(of: folder) == [.zuid])
    }

    @Test func `what is seen is judged when it is read, not when it happened`() throws {
        let first = try anke.makeAccepted(folder)
        let transfer = office.write(in: folder, on: [first], place: .zuid)
        _ = try office.push(transfer)

        #expect(
            try zuid.news() == [
                .change(first, nil), .enter(folder), entry(transfer), .enter(folder),
            ])
        #expect(try bram.news() == [.leave(folder)])
    }

    @Test func `concurrent transfers put the folder in both scopes until someone decides`() throws {
        let first = try anke.makeAccepted(folder)
        let toZuid = office.write(in: folder, on: [first], place: .zuid)
        let toWest = office.write(in: folder, on: [first], place: .west)
        _ = try office.push(toZuid)
        _ = try news()

        _ = try office.push(toWest)

        #expect(try some.hub.places(of: folder) == [.west, .zuid])
        #expect(try zuid.news() == [entry(toWest), .enter(folder)])
        let decision = office.write(in: folder, on: [toZuid, toWest], place: .west)
        #expect(try office.push(decision) == [some.accepted(decision)])
        #expect(try some.hub.places(of: folder) == [.west])
        #expect(try zuid.news() == [.leave(folder)])
    }

    @Test func `a transfer does not undo a place that its author had not seen`() throws {
        let first = try anke.makeAccepted(folder)
        let aside = anke.write(in: folder, on: [first])
        let toZuid = office.write(in: folder, on: [first], place: .zuid)
        let onAside = office.write(in: folder, on: [aside], place: .west)
        _ = try anke.push(aside)

        _ = try office.push(toZuid, onAside)

        #expect(try some.hub.places(of: folder) == [.west, .zuid])
        #expect(
            try some.hub.digest(of: folder) == FolderDigest(heads: [toZuid.name, onAside.name]))
    }

    @Test func `who made a folder where he may not look hears that he loses it`() throws {
        let post = try some.device(of: "Piet", "postbus")
        let twin = try some.device(of: post.user)
        let first = try post.makeAccepted(folder)

        #expect(try post.news() == [own(first), .leave(folder)])
        #expect(try twin.news() == [.accepted(first.name, some.receipt(first)), .leave(folder)])
    }

    @Test func `a change of grants is told to its user only, and counts at once`() throws {
        let first = try anke.makeAccepted(folder)
        _ = try news()

        try some.hub.give(Grant(role: "lezer", scope: .noord), to: zuid.user)
        try some.hub.take(Grant(role: "lezer", scope: .noord), from: bram.user)
        let second = anke.write(in: folder, on: [first])
        _ = try anke.push(second)

        #expect(try news() == [[own(second)], [.grant], [.grant, entry(second)], [entry(second)]])
    }

    @Test func `a grant covers what lies below it, and everybody reads what is everybody's`() throws
    {
        let below = try some.device(of: "Els", "lezer", Scope("noord/a")!)
        try some.hub.give(Grant(role: "kantoor", scope: .everybody), to: office.user)
        let deep = office.make(.numbered(2), in: Scope("noord/a")!)
        let list = office.make(.numbered(3), kind: .list, in: .everybody)
        let folders: [FeedEntry] = [.enter(.numbered(2)), .enter(.numbered(3))]

        _ = try office.push(deep, list)

        #expect(
            try bram.news() == [entry(deep), folders[0], entry(list), folders[1]])
        #expect(
            try below.news() == [entry(deep), folders[0], entry(list), folders[1]])
        #expect(try zuid.news() == [entry(list), folders[1]])
    }

    @Test func `a long feed comes in pages, each change once`() throws {
        let first = try anke.makeAccepted(folder)
        let salt = [UInt8](repeating: 7, count: 16)
        var changes = [first]
        for number in 0..<5 {
            let words = String(repeating: "\(number)", count: 400_000)
            let body = Body(salt: salt, operations: [.remark(words)])
            changes.append(anke.write(in: folder, on: [changes.last!], body: body.bytes))
            _ = try anke.push(changes.last!)
        }

        let page = try bram.feed(after: bram.cursor)

        #expect(!page.isLast)
        #expect(page.entries.count == 4)
        #expect(try page.end == some.hub.feedPosition())
        let names = try bram.news().compactMap { entry -> ChangeName? in
            guard case .change(let change, _) = entry else { return nil }
            return change.name
        }
        #expect(names == changes.map(\.name))
    }
}
