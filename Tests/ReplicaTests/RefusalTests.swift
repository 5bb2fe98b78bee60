import SyncProtocol
import Testing

@testable import Replica

/// What cannot be saved is refused before anything is written.
@Suite struct RefusalTests {
    private let folder = FolderID(high: 3, low: 2)
    private let write = Operation.write(SmallSchema.reviewed, .text("a"), reason: nil)

    private func replica() throws -> Replica {
        let replica = try Replica.enrolled()
        try replica.hold([folder])
        try replica.receive([Person.bram.beginning(of: folder)])
        return replica
    }

    private func expectRefusal(
        of saves: [Save], by replica: Replica, _ error: ReplicaError
    ) throws {
        let before = try replica.contents()

        #expect(throws: error) { try replica.commitAll(saves) }

        #expect(try replica.contents() == before)
        #expect(try replica.check() == [])
    }

    @Test func `a replica of one hub is not connected to another`() throws {
        let replica = try replica()
        let before = try replica.contents()
        let other = EnrolmentAnswer(
            token: Token([UInt8](repeating: 7, count: Token.byteCount))!,
            hub: HubID(high: 9, low: 9), user: Person.anke, userName: "Anke", grants: [])

        #expect(throws: ReplicaError.otherHub) { try replica.enrol(other) }

        #expect(try replica.contents() == before)
    }

    @Test func `a device that was never connected does not know who writes`() throws {
        try expectRefusal(
            of: [
                Save(
                    folder: folder, operations: [write], kind: Person.dossier,
                    place: Person.north)
            ], by: try Replica.opened(), .notEnrolled)
    }

    static let misfits: [Operation] = [
        .write(SmallSchema.colour, .text("rood"), reason: nil),
        .write(SmallSchema.reviewed, .whole(1), reason: nil),
        .write(SmallSchema.tags, .text("x"), reason: nil),
        .add(SmallSchema.reviewed, .text("x")),
        .remove(SmallSchema.tags, .bytes([1])),
        .add(SmallSchema.tags, .empty),
        .edit(SmallSchema.reviewed, []),
        .delete(SmallSchema.visit, reason: nil),
        .unknown([0x81, 0x18, 0x63]),
    ]

    @Test(arguments: misfits)
    func `an operation that the schema does not have is refused`(operation: Operation) throws {
        try expectRefusal(
            of: [Save(folder: folder, operations: [write, operation])], by: try replica(),
            .doesNotFit(operation))
    }

    @Test func `a save over the limit is refused, one on the limit is not`() throws {
        func save(_ letters: Int) -> Save {
            let text = String(repeating: "a", count: letters)
            let edit = TextEdit(position: 0, removed: 0, inserted: text)
            return Save(folder: folder, operations: [.edit(SmallSchema.words, [edit])])
        }
        let replica = try replica()
        try replica.commit(save(Limits.changeBytes - 1000))
        let sent = try #require(try replica.push(after: nil)?.changes.first)
        let room = Limits.changeBytes - sent.byteCount

        try expectRefusal(
            of: [save(Limits.changeBytes - 1000 + room + 1)], by: replica,
            .tooLarge(bytes: Limits.changeBytes + 1, limit: Limits.changeBytes))
        try replica.commit(save(Limits.changeBytes - 1000 + room))
    }

    @Test(arguments: [FolderState.arriving, .leaving, .left, .erased])
    func `in a folder that is not here nothing is saved`(state: FolderState) throws {
        let replica = try replica()
        try replica.transaction {
            if state == .left || state == .erased { try replica.clearDerived(folder) }
            try replica.setState(state, of: folder)
        }

        try expectRefusal(
            of: [
                Save(
                    folder: folder, operations: [write], kind: Person.dossier,
                    place: Person.north)
            ], by: replica, .folderNotHere(folder))
    }

    @Test func `a folder begins with its kind and place`() throws {
        let other = FolderID(high: 3, low: 3)

        try expectRefusal(
            of: [Save(folder: other, operations: [write])], by: try replica(),
            .folderNotHere(other))
    }

    @Test func `a save of nothing, and one on an unknown version, are refused`() throws {
        let unknown = ChangeName(of: [1])

        try expectRefusal(
            of: [Save(folder: folder, operations: [])], by: try replica(), .nothingToSave)
        try expectRefusal(
            of: [Save(folder: folder, openedOn: [unknown], operations: [write])],
            by: try replica(), .versionUnknown(unknown))
    }

    @Test func `of several saves none is written where one is refused`() throws {
        let other = FolderID(high: 3, low: 3)
        let begun = Save(
            folder: other, operations: [write], kind: Person.dossier, place: Person.north)

        try expectRefusal(
            of: [
                begun, Save(folder: folder, operations: [write]),
                Save(folder: folder, operations: []),
            ], by: try replica(), .nothingToSave)
    }
}
