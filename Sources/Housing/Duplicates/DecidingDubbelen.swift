public import Replica
public import SyncProtocol

/// What a person decides of two dossiers that look like one; every decision can be taken back.
public enum DubbelBesluit: Sendable {
    case oordeel(DubbelOordeel)
    /// The second goes on in the first.
    case samenvoegen
    /// The second stands by itself again.
    case losmaken

    /// One change in one folder: nothing waits for a change elsewhere.
    public func save(
        _ winner: FolderID, _ loser: FolderID, reden: String, _ present: Voortzettingen
    ) throws(HousingError) -> Save {
        guard winner != loser else { throw .sameDossier }
        guard reden.contains(where: { !$0.isWhitespace }) else { throw .reasonMissing }
        guard reden.utf8.count <= Limits.reasonBytes else { throw .reasonTooLong }
        switch self {
        case .oordeel(let oordeel):
            let record = RecordID.dubbel(winner, loser)
            let (home, other) = winner < loser ? (winner, loser) : (loser, winner)
            return Save(
                folder: home,
                operations: [
                    DubbelField.ander.write(.bytes(other.bytes), on: record),
                    .write(DubbelField.oordeel.of(record), oordeel.value, reason: reden),
                ])
        case .samenvoegen:
            guard present.last(of: winner) != present.last(of: loser) else {
                throw .alreadyMerged
            }
            // A dossier that goes on elsewhere already takes the whole of it along.
            return continuing(
                present.last(of: loser), in: .bytes(present.last(of: winner).bytes), reden)
        case .losmaken:
            guard present.last(of: loser) != loser else { throw .notMerged }
            return continuing(loser, in: .empty, reden)
        }
    }

    private func continuing(_ loser: FolderID, in winner: Value, _ reden: String) -> Save {
        let field = VoortzettingField.verderIn.of(.voortzetting(of: loser))
        return Save(folder: loser, operations: [.write(field, winner, reason: reden)])
    }
}
