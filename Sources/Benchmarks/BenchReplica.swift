import Replica
import SyncProtocol

/// It is always the same moment.
struct FixedClock: WallClock {
    static let now: Int64 = 1_772_352_000_000

    var milliseconds: Int64 { Self.now }
}

extension Replica {
    /// A replica as the programs open it, of somebody who is connected to a hub.
    static func enrolled(
        _ path: String, _ schema: Schema, _ durability: Durability, user: UInt64 = 1
    ) throws -> Replica {
        let replica = try Replica(
            path: path, schema: schema, clock: FixedClock(), durable: durability.isDurable)
        try replica.enrol(
            EnrolmentAnswer(
                token: Token([UInt8](repeating: 7, count: Token.byteCount))!,
                hub: HubID(high: 1, low: 1), user: UserID(high: 8, low: user),
                userName: "Anke", grants: []))
        return replica
    }
}
