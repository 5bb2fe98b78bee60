public import Replica
internal import SyncProtocol

/// Two dossiers that look like one person's, and how far people are with them.
public struct Dubbel: Sendable {
    public let pair: LikelyPair
    public let stand: Stand

    public enum Stand: String, Sendable, CaseIterable {
        case open
        case geenDubbel = "geen dubbel"
        case samengevoegd

        public var words: Words {
            switch self {
            case .open: Words("open", "open")
            case .geenDubbel: Words("geen dubbel", "no double")
            case .samengevoegd: Words("samengevoegd", "joined")
            }
        }
    }
}

extension Replica {
    /// Everyone who has a dossier here, as far as people can be compared.
    public func people() throws -> [Persoon] {
        let shown = Set(try dossierFolders())
        return try records(of: DossierField.type)
            .filter { $0.key.record == .dossier($0.folder) && shown.contains($0.folder) }
            .map(Persoon.init)
    }

    /// Everything that looks double, the likeliest first.
    public func dubbelen() throws -> [Dubbel] {
        let voortzettingen = try voortzettingen()
        let decided = try oordelen()
        return PeopleIndex(try people()).pairs().map { pair in
            let (one, other) = (pair.one.folder!, pair.other.folder!)
            let isOne = voortzettingen.last(of: one) == voortzettingen.last(of: other)
            let isNone = decided[.dubbel(one, other)] == .geenDubbel
            return Dubbel(
                pair: pair, stand: isOne ? .samengevoegd : isNone ? .geenDubbel : .open)
        }
    }

    /// Who is here already and looks like the one who is to be registered, the likeliest first.
    public func like(_ person: Persoon) throws -> [LikelyPair] {
        try people().compactMap { other -> LikelyPair? in
            let likeness = Likeness(person, other)
            guard likeness.score >= Likeness.forAsking else { return nil }
            return LikelyPair(one: person, other: other, likeness: likeness)
        }.sorted { $0.likeness.score > $1.likeness.score }
    }

    private func oordelen() throws -> [RecordID: DubbelOordeel] {
        var oordelen: [RecordID: DubbelOordeel] = [:]
        for record in try records(of: DubbelField.type) {
            oordelen[record.key.record] = record.choice(
                DubbelOordeel.self, DubbelField.oordeel)
        }
        return oordelen
    }
}
