import SyncProtocol
import Testing

@testable import Hub

/// Compare tells of each folder what a device should do; reading hands whole folders over.
@Suite struct CompareTests {
    private let some: SomeHub
    private let anke: SomeDevice
    private let bram: SomeDevice
    private let folder = FolderID.numbered(1)

    init() throws {
        some = try SomeHub()
        anke = try some.device(of: "Anke", "kantoor")
        bram = try some.device(of: "Bram", "lezer")
    }

    private func digest(_ heads: Change...) -> FolderDigest {
        FolderDigest(heads: heads.map(\.name))
    }

    @Test func `a folder is the same, differs, or is unknown`() throws {
        let first = try anke.makeAccepted(folder)
        let second = try anke.makeAccepted(.numbered(2))

        let outcomes = try bram.outcomes([
            folder: digest(first), .numbered(2): digest(first), .numbered(3): digest(second),
        ])

        #expect(outcomes == [folder: .same, .numbered(2): .differs, .numbered(3): .unknown])
    }

    @Test func `a comparison tells how many changes are to be read`() throws {
        let first = try anke.makeAccepted(folder)
        let second = anke.write(in: folder, on: [first])
        _ = try anke.push(second)
        _ = try bram.push(bram.write(in: folder, on: [second]))
        let same = try anke.makeAccepted(.numbered(2))
        _ = try anke.makeAccepted(.numbered(3))

        // Both of what differs, and the one of what is new; what is held or known is not read.
        let held = [folder: digest(first), .numbered(2): digest(same)]
        #expect(try bram.compare(held).changesToRead == 3)
        #expect(try anke.compare(held).changesToRead == 3)
    }

    @Test func `a folder that was not named and may be held is to be entered`() throws {
        _ = try anke.makeAccepted(folder)
        let outside = try some.device(of: "Zoë", "consulent", .zuid)
        _ = try outside.makeAccepted(.numbered(2), in: .zuid)

        #expect(try bram.outcomes([:]) == [folder: .enter])
    }

    @Test func `a folder that may not be held is left when equal, and offered first when not`()
        throws
    {
        let first = try anke.makeAccepted(folder)
        let other = try anke.makeAccepted(.numbered(2))
        let transfers = [
            anke.write(in: folder, on: [first], place: .zuid),
            anke.write(in: .numbered(2), on: [other], place: .zuid),
        ]
        _ = try anke.push(transfers[0], transfers[1])

        let outcomes = try bram.outcomes([
            folder: digest(transfers[0]), .numbered(2): digest(other),
        ])

        #expect(outcomes == [folder: .leave, .numbered(2): .leaveDiffers])
    }

    @Test func `a folder in two scopes is named once`() throws {
        let office = try some.device(
            of: some.user(
                "Kees", Grant(role: "kantoor", scope: .noord),
                Grant(role: "kantoor", scope: .zuid)))
        let first = try office.makeAccepted(folder)
        _ = try office.push(
            office.write(in: folder, on: [first], place: .zuid),
            office.write(in: folder, on: [first], place: .noord))

        #expect(try some.hub.places(of: folder) == [.noord, .zuid])
        #expect(try office.compare([:]).folders.map(\.folder) == [folder])
    }

    @Test func `held changes do not count, and order of heads does not either`() throws {
        let first = try anke.makeAccepted(folder)
        let heads = [anke.write(in: folder, on: [first]), anke.write(in: folder, on: [first])]
        _ = try anke.push(heads[0], heads[1])
        _ = try bram.push(bram.write(in: folder, on: heads))

        #expect(try bram.outcomes([folder: digest(heads[1], heads[0])]) == [folder: .same])
    }

    @Test func `the answer tells the site's head and where to follow from`() throws {
        _ = try anke.makeAccepted(folder)

        let answer = try anke.compare([:])

        #expect(answer.head == anke.points[1])
        #expect(try answer.cursor.position == some.hub.feedPosition())
        #expect(try anke.feed(after: answer.cursor).entries == [])
    }

    @Test func `the answer tells what the user may do now`() throws {
        let first = Grant(role: "kantoor", scope: .noord)
        let more = Grant(role: "lezer", scope: .zuid)

        #expect(try anke.compare([:]).grants == [first])
        try some.hub.give(more, to: anke.user)

        #expect(try anke.compare([:]).grants == [first, more])
    }

    @Test func `a site of another device is not compared`() throws {
        #expect(throws: Problematic(.siteNotYours)) {
            try bram.call(Path.compare, Comparison(site: anke.site, held: []))
                as ComparisonAnswer
        }
    }

    @Test func `a folder is read whole, in the order of the feed, with receipts`() throws {
        let first = try anke.makeAccepted(folder)
        let second = anke.write(in: folder, on: [first])
        _ = try anke.push(second)
        _ = try bram.push(bram.write(in: folder, on: [second]))

        let part = try #require(try bram.read((folder, after: 0)).first)

        #expect(part.state == .whole)
        #expect(part.changes.map(\.change) == [first, second])
        #expect(part.changes.map(\.receipt) == [nil, some.receipt(second)])
        let rest = try bram.read((folder, after: part.changes[0].position))
        #expect(rest.map(\.changes) == [[part.changes[1]]])
        let nothing = try bram.read((folder, after: part.changes[1].position))
        #expect(nothing == [FolderPart(folder: folder, state: .whole, changes: [])])
    }

    @Test func `a foreign folder and an unknown one are absent alike`() throws {
        let zuid = try some.device(of: "Zoë", "consulent", .zuid)
        _ = try zuid.makeAccepted(folder, in: .zuid)

        let parts = try bram.read((folder, after: 0), (.numbered(2), after: 0))

        #expect(parts.map(\.state) == [.absent, .absent])
        #expect(parts.flatMap(\.changes).isEmpty)
    }

    @Test func `a long folder is read in parts, and what was not reached is not mentioned`() throws
    {
        var changes = [try anke.makeAccepted(folder)]
        let other = try anke.makeAccepted(.numbered(2))
        let salt = [UInt8](repeating: 7, count: 16)
        for number in 0..<4 {
            let words = String(repeating: "\(number)", count: 400_000)
            let body = Body(salt: salt, operations: [.remark(words)]).bytes
            changes.append(anke.write(in: folder, on: [changes.last!], body: body))
            _ = try anke.push(changes.last!)
        }

        let parts = try bram.read((folder, after: 0), (.numbered(2), after: 0))
        let after = try #require(parts.last?.changes.last?.position)
        let rest = try bram.read((folder, after: after), (.numbered(2), after: 0))

        #expect(parts.map(\.state) == [.moreFollows])
        #expect(rest.map(\.state) == [.whole, .whole])
        #expect((parts + rest).flatMap(\.changes).map(\.change) == changes + [other])
    }

    @Test func `a change larger than a page is read alone`() throws {
        let first = try anke.makeAccepted(folder)
        let words = String(repeating: "a", count: Limits.changeBytes - 100)
        let body = Body(salt: [UInt8](repeating: 7, count: 16), operations: [.remark(words)])
        let large = anke.write(in: folder, on: [first], body: body.bytes)
        #expect(try anke.push(large) == [some.accepted(large)])

        let parts = try bram.read((folder, after: 0))

        #expect(parts.map(\.state) == [.moreFollows])
        let rest = try bram.read((folder, after: parts[0].changes[0].position))
        #expect(rest.flatMap(\.changes).map(\.change) == [large])
    }
}
