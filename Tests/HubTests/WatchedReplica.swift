import Foundation
import HTTP
import Hub
import Replica
import SyncProtocol

/// A real replica whose calls are made one by one, so that a test can look between any two.
final class WatchedReplica {
    let user: UserID
    let replica: Replica
    private(set) var session = Session()
    private let some: SomeHub
    private(set) var isRevoked = false

    private static let note = TypeNumber(1)
    private static let words = FieldNumber(1)

    private static let schema = Schema(
        version: 1,
        types: [
            RecordType(
                1, "note", fields: [FieldDefinition(1, "words", .register(.text, .latest))])
        ])

    init(_ some: SomeHub, _ user: UserID, number: Int) throws {
        self.some = some
        self.user = user
        replica = try Replica(
            path: some.folder.appending(path: "replica\(number).sqlite").path,
            schema: Self.schema, clock: HubClock(some.clock), durability: .none)
        try replica.enrol(
            some.hub.enrol(user, site: replica.currentSite(), deviceName: "tablet \(number)"))
    }

    /// Writes a word in a folder that is there, or makes one.
    func write(_ words: String, in folder: FolderID, making place: Scope? = nil) throws {
        let key = RecordKey(type: Self.note, record: RecordID(high: 1, low: 1))
        try replica.commit(
            Save(
                folder: folder,
                operations: [.write(Field(key, Self.words), .text(words), reason: nil)],
                kind: place == nil ? nil : .dossier, place: place))
    }

    func bring(_ folder: FolderID, to place: Scope) throws {
        try replica.commit(Save(folder: folder, operations: [], place: place))
    }

    func loseItsThoughts() { session = Session() }

    /// One call and what came back; nil where there is nothing more to say.
    func exchange() throws -> (call: HubCall, answer: HubAnswer)? {
        switch try session.next(replica) {
        case .atRest:
            // A program that syncs again begins a new conversation.
            loseItsThoughts()
            return nil
        case .stopped(.revoked):
            isRevoked = true
            return nil
        case .stopped(let reason): throw Unexpected(what: "\(reason)")
        case .wait: throw Unexpected(what: "a hub that puts off")
        case .call(let call):
            let answer = some.answer(
                call.method.rawValue, call.path, query: call.query, token: call.token,
                body: call.body, waitedMilliseconds: .max)
            guard case .response(let response) = answer else { throw Unexpected(what: "waiting") }
            let heard = HubAnswer(status: response.status, body: response.body)
            try session.take(heard, replica)
            return (call, heard)
        }
    }
}

/// The replica's clock is the hub's.
final class HubClock: WallClock {
    private let clock: StandingClock

    init(_ clock: StandingClock) { self.clock = clock }

    var milliseconds: Int64 { clock.milliseconds }
}
