import FaultScene
import Replica
import SyncProtocol
import Testing

/// A disk without room refuses a save in clear words, and takes it when there is room again.
@Suite struct FullDiskTests {
    private let folder = FolderID(high: 7, low: 1)

    private func letters(_ count: Int) -> Save {
        Save(
            folder: folder,
            operations: [Scene.type(String(repeating: "a", count: count), in: 1)])
    }

    @Test(arguments: [0, 1000, 5000, 20_000, 60_000])
    func `a save that finds no room can be made again`(room: Int) throws {
        let scratch = try Scratch()
        let disk = Disk(of: scratch.path)
        let path = scratch.path + "replica"
        let replica = try Replica(path: path, schema: Scene.schema, clock: FixedClock())
        try replica.enrol(user: 3, token: SmallHub.token(of: replica.currentSite()))
        try replica.commit(
            Save(
                folder: folder, operations: Scene.everything(1, "vol"), kind: Scene.dossier,
                place: Scene.north))
        let before = try replica.shownState()
        disk.leaveRoom(room)

        let error = #expect(throws: (any Error).self) { try replica.commit(letters(100_000)) }
        #expect("\(error!)".contains("database or disk is full"))
        #expect(try replica.shownState() == before)
        disk.leaveRoom(nil)
        try replica.commit(letters(100_000))

        let text = try replica.text(of: Scene.field(1, 11), in: folder)
        #expect(text == String(repeating: "a", count: 100_000) + "<vol>")
        #expect(try replica.check() == [])
        let again = try Replica(path: path, schema: Scene.schema, clock: FixedClock())
        #expect(try again.text(of: Scene.field(1, 11), in: folder) == text)
    }
}
