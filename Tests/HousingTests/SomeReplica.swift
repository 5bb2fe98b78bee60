import Foundation
import Housing
import Replica
import SyncProtocol

/// A replica on disk in a scratch folder of its own, with a user who was never near a hub.
final class SomeReplica {
    let folder: URL
    let replica: Replica
    let clock = FixedClock()

    var path: String { folder.appending(path: "replica.sqlite").path }

    init() throws {
        folder = FileManager.default.temporaryDirectory
            .appending(path: "veldboek-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        replica = try Replica(
            path: folder.appending(path: "replica.sqlite").path, schema: HousingSchema.schema,
            clock: clock, durability: .none)
        try replica.enrol(
            EnrolmentAnswer(
                token: Token([UInt8](repeating: 7, count: 32))!, hub: HubID(high: 1, low: 1),
                user: UserID(high: 0xa11c_e000_0000_0000, low: 1), userName: "Anke",
                grants: []))
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// A dossier of one person, registered on 1 March 2026.
    func registered(_ folder: FolderID) throws -> FolderID {
        var aanmelding = Aanmelding(
            naam: "J. Jansen", gemeente: "Heerlen", aangemeldOp: Day("1-3-2026")!)
        aanmelding.woonproces = .housingPlus
        aanmelding.telefoon = "06-1"
        try replica.commit(aanmelding.save(as: folder, in: Scope("parkstad")!))
        return folder
    }
}

/// It is nine o'clock on 1 March 2026.
struct FixedClock: WallClock {
    static let now: Int64 = 1_772_352_000_000

    var milliseconds: Int64 { Self.now }
}
