import SyncProtocol
import Testing

@testable import Hub

/// What cannot be accepted yet is held for its reason, and freed when the reason is gone.
@Suite struct HeldTests {
    private let some: SomeHub
    private let anke: SomeDevice
    private let bram: SomeDevice
    private let first: Change
    private let folder = FolderID.numbered(1)

    init() throws {
        some = try SomeHub()
        anke = try some.device()
        bram = try some.device(of: "Bram")
        first = try anke.makeAccepted(folder)
        _ = try bram.news()
    }

    private func heldReasons() throws -> [HoldReason] { try some.hub.heldChanges().map(\.reason) }

    @Test func `a reader's change is held, and is not on the feed`() throws {
        let reader = try some.device(of: "Lies", "lezer")
        let position = try some.hub.feedPosition()
        let change = reader.write(in: folder, on: [first])

        #expect(try reader.push(change) == [.held(.noRight)])
        #expect(try some.hub.feedPosition() == position)
        #expect(try some.hub.digest(of: folder) == FolderDigest(heads: [first.name]))
    }

    @Test func `a folder is made only by who may make one there`() throws {
        let elsewhere = anke.make(.numbered(2), in: .zuid)
        let list = anke.make(.numbered(3), kind: .list)
        let post = try some.device(of: "Piet", "postbus", .zuid)
        let posted = post.make(.numbered(4), in: .zuid)

        #expect(try anke.push(elsewhere, list) == [.held(.noRight), .held(.noRight)])
        #expect(try post.push(posted) == [some.accepted(posted)])
    }

    @Test func `a transfer needs its own right, where the folder lies`() throws {
        let office = try some.device(of: "Kees", "kantoor", .noord)
        let byWorker = anke.write(in: folder, on: [first], place: .zuid)
        let samePlace = anke.write(in: folder, on: [first], place: .noord)
        let byOffice = office.write(in: folder, on: [first], place: .zuid)

        #expect(
            try anke.push(byWorker, samePlace) == [.held(.noRight), some.accepted(samePlace)])
        #expect(try office.push(byOffice) == [some.accepted(byOffice)])
    }

    @Test func `a change is judged by where the folder lies now`() throws {
        let office = try some.device(of: "Kees", "kantoor", .noord)
        _ = try office.push(office.write(in: folder, on: [first], place: .zuid))

        let late = anke.write(in: folder, on: [first])

        #expect(try anke.push(late) == [.held(.noRight)])
    }

    @Test func `a missing parent frees what waits for it when it comes`() throws {
        let parent = anke.write(in: folder, on: [first])
        let child = bram.write(in: folder, on: [parent])
        let grandchild = bram.write(in: folder, on: [child])

        let early = try bram.push(child, grandchild)
        let held = try heldReasons()
        _ = try anke.push(parent)

        #expect(early == [.held(.missingParent), .held(.standsOnHeld)])
        #expect(held == [.missingParent, .standsOnHeld])
        #expect(try heldReasons() == [])
        #expect(
            try bram.push(child, grandchild) == [some.accepted(child), some.accepted(grandchild)])
        #expect(try bram.news().count == 3)
    }

    @Test func `a change waits for the last of its missing parents`() throws {
        let parents = [anke.write(in: folder, on: [first]), anke.write(in: folder, on: [first])]
        let child = bram.write(in: folder, on: parents)

        _ = try bram.push(child)
        _ = try anke.push(parents[0])
        #expect(try some.verdict(child) == .held(.missingParent))
        _ = try anke.push(parents[1])

        #expect(try some.verdict(child) == some.accepted(child))
        #expect(try some.hub.digest(of: folder) == FolderDigest(heads: [child.name]))
    }

    @Test func `what its maker may not write is still held after its parent came`() throws {
        let reader = try some.device(of: "Lies", "lezer")
        let parent = anke.write(in: folder, on: [first])
        let child = reader.write(in: folder, on: [parent])

        _ = try reader.push(child)
        _ = try anke.push(parent)

        #expect(try some.verdict(child) == .held(.noRight))
    }

    @Test func `what comes without proof waits for its maker`() throws {
        let change = anke.write(in: folder, on: [first])

        #expect(try bram.offer(change) == [.held(.noProof)])
        #expect(try anke.compare([:]).head == anke.points[1])
        #expect(try anke.push(change) == [some.accepted(change)])
        #expect(try anke.compare([:]).head == anke.points[2])
    }

    @Test func `what comes without its body waits for who has it`() throws {
        let change = anke.write(in: folder, on: [first])
        let bare = Change(header: change.header, body: nil)

        #expect(try anke.push(bare) == [.held(.noBody)])
        #expect(try bram.offer(change) == [some.accepted(change)])
        #expect(try anke.push(bare) == [some.accepted(change)])
        let entries = try bram.news()
        #expect(entries == [.change(change, some.receipt(change))])
    }

    @Test func `what is held is freed by a push once its author may write`() throws {
        let reader = try some.device(of: "Lies", "lezer")
        let change = reader.write(in: folder, on: [first])
        _ = try reader.push(change)

        try some.hub.give(Grant(role: "consulent", scope: .noord), to: reader.user)

        #expect(try reader.push(change) == [some.accepted(change)])
    }

    @Test func `a held change goes on under its new name after a fork`() throws {
        let reader = try some.device(of: "Lies", "lezer")
        let held = reader.write(in: folder, on: [first])
        _ = try reader.push(held)
        try reader.becomeNewSite()

        let again = reader.write(in: folder, on: [first], body: held.body) {
            $0.was = [
                FormerLife(
                    site: held.header.site, sequence: 1, parents: held.header.parents)
            ]
        }

        #expect(try reader.push(again) == [.held(.noRight)])
        #expect(try some.hub.heldChanges().map(\.name) == [again.name])
        #expect(try some.verdict(held) == .held(.noRight))
    }
}
