import Foundation
import Housing
import Replica
@testable import Screens
import SeededChance
import SyncProtocol
import TerminalRobot
import TerminalUI

/// A field book on a replica of its own, driven by a robot: its work is done at once, without any thread.
final class SomeBook {
    /// It is nine o'clock on 1 June 2026.
    static let now: Int64 = 1_780_297_200_000

    let folder: URL
    let archive: Archive
    var robot: Robot<FieldBook>
    private let clock: SetClock

    var replica: Replica { archive.replica }
    /// What is on the screen; a test that fails shows it.
    var text: String { "\n" + robot.text }
    var path: String { folder.appending(path: "replica.sqlite").path }

    init(
        _ language: Language = .dutch, columns: Int = 80, rows: Int = 24, isPractice: Bool = false,
        loopMilliseconds: Int64 = 0,
        role: String = "consulent", prepare: (Replica) throws -> Void = { _ in }
    ) throws {
        folder = FileManager.default.temporaryDirectory
            .appending(path: "veldboek-screens-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        clock = SetClock(Self.now)
        let replica = try Replica(
            path: folder.appending(path: "replica.sqlite").path, schema: HousingSchema.schema,
            clock: clock, random: SeededRandom(seed: 7), durability: .none)
        try replica.enrol(.some(as: role))
        try prepare(replica)
        let archive = try Archive(replica, random: SeededRandom(seed: 8))
        self.archive = archive
        robot = Robot(
            FieldBook(language), BookModel(wallMilliseconds: Self.now),
            size: Size(columns: columns, rows: rows), at: loopMilliseconds
        ) { [keys = try KeyKeeping(beside: replica)] in
            keys.perform($0) ?? archive.answers(to: $0, isPractice: isPractice)
        }
    }

    /// A second start of the program, on the file as it is.
    init(again book: SomeBook, _ language: Language = .dutch) throws {
        folder = book.folder
        clock = book.clock
        let replica = try Replica(
            path: book.path, schema: HousingSchema.schema, clock: clock,
            random: SeededRandom(seed: 9),
            durability: .none)
        let archive = try Archive(replica, random: SeededRandom(seed: 10))
        self.archive = archive
        robot = Robot(FieldBook(language), BookModel(wallMilliseconds: Self.now)) {
            [keys = try KeyKeeping(beside: replica)] in
            keys.perform($0) ?? archive.answers(to: $0, isPractice: false)
        }
    }

    /// The wall clock goes on.
    func wait(minutes: Int64) { clock.set(clock.milliseconds + minutes * 60_000) }

    deinit { try? FileManager.default.removeItem(at: folder) }
}

extension Archive {
    /// As the clerk does it, without a network.
    func answers(to job: Job, isPractice: Bool) -> [Answer] {
        guard case .begin = job.work else { return perform(job) + settle() }
        return perform(Job(.look)) + [Answer(.opened(isPractice: isPractice))]
    }
}

extension EnrolmentAnswer {
    static let user = UserID(high: 0xa11c_e000_0000_0000, low: 1)

    /// Anke, who may see all regions.
    static func some(as role: String) -> EnrolmentAnswer {
        EnrolmentAnswer(
            token: Token([UInt8](repeating: 7, count: 32))!, hub: HubID(high: 1, low: 1),
            user: user, userName: "Anke",
            grants: Regio.allCases.map { Grant(role: role, scope: $0.scope) })
    }
}

/// A clock that stands still until it is set.
final class SetClock: WallClock {
    private(set) var milliseconds: Int64

    init(_ milliseconds: Int64) { self.milliseconds = milliseconds }

    func set(_ milliseconds: Int64) { self.milliseconds = milliseconds }
}

extension KeyKeeping {
    convenience init(beside replica: Replica) throws {
        self.init(later: { _, _ in })
        try open(beside: replica)
    }
}
