import SQLite
import SyncProtocol
import Testing

@testable import Replica

/// Who may read what of a bundle.
@Suite struct BundleReaderTests {
    private let bram = try! Handing.replica(of: Person.bram.user)
    private let folder = FolderID(high: 3, low: 31)
    private let other = FolderID(high: 3, low: 32)

    init() throws {
        _ = try bram.make(folder)
        _ = try bram.make(other, in: Person.south)
    }

    @Test func `only folders within his grants are taken`() throws {
        let anke = try Handing.replica(of: Person.anke)

        #expect(try anke.read(bram.bundle(folder, other)) == [.taken(new: 1), .notYours])

        #expect(try anke.folders(.here) == [folder])
        #expect(try anke.state(of: other) == nil)
        #expect(try anke.bodies().count == 1)
    }

    @Test func `where a folder lies is read from its changes, whatever the bundle says`() throws {
        let anke = try Handing.replica(of: Person.anke)
        let rows = try bram.rows(in: other)
        let bundle = Bundle(
            head: BundleHead(
                hub: Handing.hub, epoch: nil, maker: Person.bram.user, makerName: "Bram",
                madeAt: 1, folders: [BundledFolder(folder: other, places: [Person.north])]),
            changes: rows.map { ReceiptedChange($0.change, nil) })

        #expect(try anke.read(bundle.encoded) == [.notYours])

        #expect(try anke.state(of: other) == nil)
        #expect(try anke.bodies() == [])
        #expect(try anke.records(of: SmallSchema.note).isEmpty)
        #expect(try anke.check() == [])
    }

    @Test func `a folder that moved lies where it moved to`() throws {
        let moved = Save(folder: folder, operations: [], place: Person.south)
        try bram.commit(moved)
        let anke = try Handing.replica(of: Person.anke)
        let coen = try Handing.replica(of: Person.coen.user, in: Person.south)

        #expect(try anke.read(bram.bundle(folder)) == [.notYours])
        #expect(try coen.read(bram.bundle(folder)) == [.taken(new: 2)])
    }

    @Test func `a folder that is here is taken wherever it lies`() throws {
        let anke = try Handing.replica(of: Person.anke)
        try anke.hold([other])

        #expect(try anke.read(bram.bundle(other)) == [.taken(new: 1)])
    }

    @Test func `everybody may hold what is everybody's`() throws {
        let anke = try Handing.replica(of: Person.anke)
        let common = FolderID(high: 3, low: 33)
        _ = try bram.make(common, in: .everybody)

        #expect(try anke.read(bram.bundle(common)) == [.taken(new: 1)])
    }

    @Test func `an erased folder is skipped`() throws {
        let anke = try Handing.replica(of: Person.anke)
        let bundle = try bram.bundle(folder)
        try anke.read(bundle)
        try anke.db.transaction { try anke.erase(folder) }

        #expect(try anke.read(bundle) == [.erased])

        #expect(try anke.bodies() == [])
        #expect(try anke.records(of: SmallSchema.note).isEmpty)
    }

    @Test func `another hub's bundle is refused`() throws {
        let stranger = try Handing.replica(of: Person.anke, hub: HubID(high: 2, low: 2))
        let before = try stranger.contents()

        #expect(throws: ReplicaError.bundleOfOtherHub) { try stranger.read(bram.bundle(folder)) }

        #expect(try stranger.contents() == before)
    }

    @Test func `who is not connected neither makes nor reads one`() throws {
        let nobody = try Replica.opened()
        let bundle = try bram.bundle(folder)

        #expect(throws: ReplicaError.notEnrolled) { try nobody.read(bundle) }
        #expect(throws: ReplicaError.notEnrolled) { try nobody.bundle(folder) }
    }

    @Test func `a folder that is not here is not in a bundle`() throws {
        let unknown = FolderID(high: 3, low: 99)

        #expect(throws: ReplicaError.folderNotHere(unknown)) { try bram.bundle(unknown) }
    }

    @Test func `a bundle that was cut off anywhere is not read at all`() throws {
        let anke = try Handing.replica(of: Person.anke)
        let bundle = try bram.bundle(folder)
        let before = try anke.contents()

        for count in bundle.indices {
            #expect(throws: Malformed.self) { try anke.read(Array(bundle[..<count])) }
        }

        #expect(try anke.contents() == before)
    }

    @Test func `the grants are those of the last time that it was connected`() throws {
        let anke = try Handing.replica(of: Person.anke)
        try anke.enrol(
            EnrolmentAnswer(
                token: Token([UInt8](repeating: 7, count: Token.byteCount))!, hub: Handing.hub,
                user: Person.anke, userName: "Anke",
                grants: [Grant(role: "consulent", scope: Person.south)]))

        #expect(try anke.read(bram.bundle(folder, other)) == [.notYours, .taken(new: 1)])
    }

    @Test func `grants that changed since are heard with a comparison`() throws {
        let anke = try Handing.replica(of: Person.anke)
        let south = Grant(role: "consulent", scope: Person.south)

        try anke.hearComparison(grants: [south])

        #expect(try anke.read(bram.bundle(folder, other)) == [.notYours, .taken(new: 1)])
    }

    @Test func `a hub that tells no grants takes none away`() throws {
        let anke = try Handing.replica(of: Person.anke)

        try anke.hearComparison(grants: nil)

        #expect(try anke.read(bram.bundle(folder, other)) == [.taken(new: 1), .notYours])
    }

    @Test func `a program that stops while it reads has read nothing`() throws {
        let scratch = try Scratch()
        let bundle = try bram.bundle(folder)
        let grants = EnrolmentAnswer(
            token: Token([UInt8](repeating: 7, count: Token.byteCount))!, hub: Handing.hub,
            user: Person.anke, userName: "Anke",
            grants: [Grant(role: "consulent", scope: Person.north)])
        var statements = 0
        while true {
            let cut = CutSwitch()
            let path = scratch.path("cut\(statements)")
            let replica = try Replica.opened(path, cut: cut)
            try replica.enrol(grants)
            let before = try replica.contents()
            cut.arm(after: statements)
            let done = (try? replica.read(bundle)) != nil
            if done { break }
            #expect(try Replica.opened(path).contents() == before)
            statements += 1
        }
        #expect(statements > 10)
    }
}
