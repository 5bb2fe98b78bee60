import Merge
import SyncProtocol

@testable import Replica

/// Bram's replica, which makes bundles for Anke's.
enum Handing {
    static let hub = HubID(high: 1, low: 1)

    /// A replica of somebody with one grant.
    static func replica(
        of person: UserID, in scope: Scope = Person.north, hub: HubID = hub
    ) throws -> Replica {
        let replica = try Replica.opened()
        try replica.enrol(
            EnrolmentAnswer(
                token: Token([UInt8](repeating: 7, count: Token.byteCount))!, hub: hub,
                user: person, userName: "iemand",
                grants: [Grant(role: "consulent", scope: scope)]))
        return replica
    }

    static func typed(_ word: String) -> [Operation] {
        [.edit(SmallSchema.words, [TextEdit(position: 0, removed: 0, inserted: word)])]
    }
}

extension Replica {
    func bundle(_ folders: FolderID...) throws -> [UInt8] {
        var bytes: [UInt8] = []
        try makeBundle(of: folders) { bytes += $0 }
        return bytes
    }

    @discardableResult
    func read(_ bundle: [UInt8]) throws -> [ReportedFolder.Outcome] {
        var left: [UInt8]? = bundle
        let report = try readBundle {
            defer { left = nil }
            return left
        }
        return report.folders.map(\.outcome)
    }

    func make(_ folder: FolderID, in place: Scope = Person.north) throws -> ChangeName {
        try commit(
            Save(
                folder: folder, operations: Handing.typed("begin "), kind: Person.dossier,
                place: place))
    }

    func type(_ word: String, in folder: FolderID) throws -> ChangeName {
        try commit(Save(folder: folder, operations: Handing.typed(word)))
    }

    func words(in folder: FolderID) throws -> String? {
        try record(SmallSchema.key, in: folder)?.texts[SmallSchema.words.number]
    }

    func standings(in folder: FolderID) throws -> [Standing] {
        try history(of: folder).map(\.standing)
    }

    /// The hub's answer to a comparison of what is here, of which it says one thing.
    func hearComparison(_ outcome: ComparedFolder.Outcome, of folder: FolderID) throws {
        let cursor = Cursor(epoch: Epoch(high: 1, low: 1), position: 1, hash: .start)
        let answer = ComparisonAnswer(
            folders: [ComparedFolder(folder: folder, outcome: outcome)],
            head: .start(of: try currentSite()), cursor: cursor)
        _ = try take(answer, to: comparison())
    }

    /// The hub's answer to a comparison, with what the user may do now.
    func hearComparison(grants: [Grant]?) throws {
        let cursor = Cursor(epoch: Epoch(high: 1, low: 1), position: 1, hash: .start)
        let answer = ComparisonAnswer(
            folders: [], head: .start(of: try currentSite()), cursor: cursor, grants: grants)
        _ = try take(answer, to: comparison())
    }

    /// The hub's answer to the question what became of all from bundles.
    func hear(_ verdict: Verdict?) throws {
        guard let (question, _) = try question(after: .init(0)) else { return }
        try take(VerdictsAnswer(verdicts: question.names.map { _ in verdict }), to: question)
    }
}
