import FaultScene
import Replica
import SyncProtocol

/// What happens to one replica in the fault tests, act by act; an act that failed can be done again.
enum Story {
    private static let theirs = FolderID(high: 2, low: 1)
    private static let own = FolderID(high: 2, low: 2)
    private static let third = FolderID(high: 2, low: 3)
    private static let bram = Neighbour(1)
    private static let coen = Neighbour(2)
    private static let beginning = bram.beginning(of: theirs)
    private static let typed = coen.change(
        1, on: [beginning.name], in: theirs,
        [Scene.type("coen ", in: 1), .write(Scene.field(1, 1), .text("coen"), reason: nil)])
    private static let onTyped = bram.change(
        2, on: [typed.name], in: theirs, Scene.everything(4, "later"), place: Scene.south)

    /// One transaction each, but those in which the replica talks with its hub.
    static let acts: [@Sendable (Telling) throws -> Void] = [
        {
            try $0.open()
            try $0.count()
        },
        { try $0.once { try $0.enrol(user: 3, token: SmallHub.token(of: $0.currentSite())) } },
        { for change in [beginning, typed] { $0.hub.take(change) } },
        { try $0.talkToTheEnd() },
        { try $0.commit(begin(own, "eigen")) },
        {
            try $0.commit(
                Save(
                    folder: theirs, openedOn: [beginning.name],
                    operations: [
                        Scene.type("anke ", at: 2, replacing: 2, in: 1),
                        .write(Scene.field(1, 1), .text("anke"), reason: "gebeld"),
                        .remove(Scene.field(1, 9), .text("begin")),
                    ]), begin(third, "derde"))
        },
        { $0.hub.take(onTyped) },
        { try $0.talkToTheEnd() },
        {
            try $0.commit(
                Save(folder: theirs, operations: [.delete(Scene.key(4), reason: nil)]))
        },
        { try Disk.checkpoint($0.path) },
        { $0.hub.reject(typed.name) },
        { try $0.talkToTheEnd() },
        { try $0.once { try $0.rebuild() } },
        { try $0.makeBackup() },
        { try $0.commit(Save(folder: own, operations: [Scene.type("later ", in: 2)])) },
        { $0.close() },
        {
            try $0.open()
            try $0.count()
        },
        { try $0.talkToTheEnd() },
    ]

    /// The acts that are several transactions.
    static let talks: Set = [3, 7, 11, 17]

    static let checkpoint = 9
    static let backup = 13

    private static func begin(_ folder: FolderID, _ word: String) -> Save {
        Save(
            folder: folder, operations: Scene.everything(2, word), kind: Scene.dossier,
            place: Scene.north)
    }
}
