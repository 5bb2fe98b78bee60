import Foundation
import Housing
import Replica
import SeededChance
import SyncProtocol
import TerminalRobot
import TerminalUI

/// Bram, with a replica of his own, who works apart and then hands over what he did.
final class SomeColleague {
    static let user = UserID(high: 0xb7a0_0000_0000_0000, low: 2)

    let replica: Replica
    private let folder: URL
    private let clock: SetClock

    /// With all dossiers that are here.
    init(of book: SomeBook) throws {
        folder = FileManager.default.temporaryDirectory
            .appending(path: "veldboek-colleague-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        clock = SetClock(SomeBook.now + 5 * 60_000)
        replica = try Replica(
            path: folder.appending(path: "replica.sqlite").path, schema: HousingSchema.schema,
            clock: clock, random: SeededRandom(seed: 70), durability: .none)
        try replica.enrol(
            EnrolmentAnswer(
                token: Token([UInt8](repeating: 8, count: 32))!, hub: HubID(high: 1, low: 1),
                user: Self.user, userName: "Bram",
                grants: Regio.allCases.map { Grant(role: "consulent", scope: $0.scope) }))
        try book.replica.commit(
            Personeel.save(User(id: Self.user, name: "Bram"), isFirst: true))
        try book.replica.hand(to: replica)
    }

    /// Hands over all that he has, as a hub would, and the screen sees it ten minutes later.
    func hand(to book: SomeBook) throws {
        book.wait(minutes: 10)
        try replica.hand(to: book.replica)
        book.robot.advance(milliseconds: 1_000)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }
}

extension Replica {
    fileprivate func hand(to other: Replica) throws {
        var bytes: [UInt8]? = []
        try makeBundle(of: dossierFolders()) { bytes! += $0 }
        _ = try other.readBundle {
            defer { bytes = nil }
            return bytes
        }
    }

    /// Changes facts of a dossier that is here.
    func change(_ answers: [String: String], in folder: FolderID) throws {
        let opened = try open(folder)
        let context = try FormContext(self, on: Self.today)
        let form = try FormDefinition.wijziging.check(answers, in: context, changes: true)
        var generator = SystemRandomNumberGenerator()
        let step = try StepRequest(
            form, in: opened.dossier, opened.dossier.trajecten.last!, context,
            record: .random(using: &generator), changes: opened.dossier.facts, on: self
        ).step()
        try commit(opened.onThisVersion(step.save(in: folder)))
    }
}

extension SomeBook {
    /// Anke and Bram wrote another fact of one person, without sight of each other.
    static func withConflict(
        _ language: Language = .dutch, _ ankes: [String: String] = ["adres": "Markt 1"],
        _ brams: [String: String] = ["adres": "Kerkstraat 12"]
    ) throws -> SomeBook {
        let book = try SomeBook(language, prepare: { try $0.fillWithPeople() })
        let bram = try SomeColleague(of: book)
        try book.replica.change(ankes, in: .jansen)
        try bram.replica.change(brams, in: .jansen)
        try bram.hand(to: book)
        return book
    }
}
