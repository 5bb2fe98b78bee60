import Foundation
import Housing
import Replica
import SyncProtocol

/// A replica on disk in a scratch folder of its own, with a user who was never near a hub.
final class SomeReplica {
    let folder: URL
    let replica: Replica
    let clock: any WallClock

    var path: String { folder.appending(path: "replica.sqlite").path }

    convenience init(
        isConnected: Bool = true, clock: any WallClock = FixedClock(), grants: [Grant]? = nil
    ) throws {
        try self.init(
            of: "Anke", UserID(high: 0xa11c_e000_0000_0000, low: 1), isConnected: isConnected,
            clock: clock, grants: grants)
    }

    /// Of somebody who may see all regions, unless it is said otherwise.
    init(
        of name: String, _ user: UserID, isConnected: Bool = true,
        clock: any WallClock = FixedClock(), grants: [Grant]? = nil
    ) throws {
        self.clock = clock
        folder = FileManager.default.temporaryDirectory
            .appending(path: "veldboek-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        replica = try Replica(
            path: folder.appending(path: "replica.sqlite").path, schema: HousingSchema.schema,
            clock: clock, durability: .none)
        guard isConnected else { return }
        try enrol(User(id: user, name: name), grants ?? Self.grants(["consulent"]))
    }

    private static func grants(_ roles: [String]) -> [Grant] {
        roles.flatMap { role in Regio.allCases.map { Grant(role: role, scope: $0.scope) } }
    }

    private func enrol(_ user: User, _ grants: [Grant]) throws {
        try replica.enrol(
            EnrolmentAnswer(
                token: Token([UInt8](repeating: 7, count: 32))!, hub: HubID(high: 1, low: 1),
                user: user.id, userName: user.name, grants: grants))
    }

    /// The same person in other roles, in all regions.
    func work(as roles: [String]) throws {
        guard let user = try replica.user() else { return }
        try enrol(user, Self.grants(roles))
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// A dossier of one person, registered on 1 March 2026.
    func registered(_ folder: FolderID, _ more: [String: String] = [:]) throws -> FolderID {
        try replica.register(
            folder,
            [
                "naam": "J. Jansen", "gemeente": "Heerlen", "datum": "1-3-2026",
                "woonproces": "housing-plus", "telefoon": "06-1",
            ].merging(more) { $1 })
        return folder
    }
}

/// What someone at a replica does with the forms.
extension Replica {
    /// Later than all that the tests tell, so that nothing lies in the future.
    static let lateDay = Day("1-6-2026")!

    @discardableResult
    func register(
        _ folder: FolderID, _ answers: [String: String], on today: Day = lateDay
    ) throws -> [RuleFinding] {
        let context = try FormContext(self, on: today)
        let form = try FormDefinition.aanmelding.check(answers, in: context)
        let (save, warnings) = try form.newDossier(as: folder, context.naslag)
        try commit(save)
        return warnings
    }

    /// Fills in a form for a dossier, on the version that is here or on an older one.
    @discardableResult
    func fill(
        _ definition: FormDefinition, _ answers: [String: String] = [:], in folder: FolderID,
        changing record: RecordID? = nil, moment: String? = nil, record new: RecordID? = nil,
        openedOn opened: OpenedDossier? = nil, on today: Day = lateDay
    ) throws -> Step {
        let opened = try opened ?? open(folder)
        let dossier = opened.dossier
        var changed = record.flatMap { id in dossier.records.first { $0.key.record == id } }
        if let moment {
            changed = try dossier.controlemoment(moment, of: dossier.plaatsing(nil))
        }
        let isChange = changed != nil && moment == nil || definition.about == .facts
        let context = try FormContext(self, on: today)
        let form = try definition.check(answers, in: context, changes: isChange)
        let traject = changed.map(dossier.traject) ?? dossier.trajecten.last!
        var generator = SystemRandomNumberGenerator()
        let request = try StepRequest(
            form, in: dossier, traject, context, record: new ?? .random(using: &generator),
            changes: changed, on: self)
        let step = try request.step()
        try commit(opened.onThisVersion(step.save(in: folder)))
        return step
    }
}

/// A clock that the test sets.
final class SetClock: WallClock {
    var milliseconds = FixedClock.now

    func advance(minutes: Int64) { milliseconds += minutes * 60_000 }
}

/// It is nine o'clock on 1 March 2026.
struct FixedClock: WallClock {
    static let now: Int64 = 1_772_352_000_000

    var milliseconds: Int64 { Self.now }
}
