internal import Housing
internal import Replica
internal import SyncProtocol
internal import TerminalUI

/// Two dossiers that look like one person's, as people compare them.
struct ShownPair: Sendable {
    /// A fact of both, beside each other.
    struct Fact: Sendable {
        let label: Wording
        let one: String
        let other: String

        /// Nil where one of them is not known.
        var isSame: Bool? {
            one.isEmpty || other.isEmpty ? nil : one.lowercased() == other.lowercased()
        }
    }

    let dubbel: Dubbel
    let one: FolderID
    let other: FolderID
    /// The one in which both go on, where they were joined.
    let winner: FolderID?
    let facts: [Fact]

    /// The same two the other way round.
    var turned: ShownPair {
        ShownPair(
            dubbel: dubbel, one: other, other: one, winner: winner,
            facts: facts.map { Fact(label: $0.label, one: $0.other, other: $0.one) })
    }
}

/// What is decided of two dossiers.
enum PairDecision: Hashable, Sendable {
    case noDouble, lookAgain
    /// The second goes on in the first.
    case join
    case separate
}

extension Archive {
    func duplicates() throws -> [Dubbel] { try replica.dubbelen() }

    /// Both dossiers, opened; nil where they are no likely pair any more.
    func pair(_ one: FolderID, _ other: FolderID) throws -> ShownPair? {
        let wanted = Set([one, other])
        let dubbel = try replica.dubbelen().first { $0.folders == wanted }
        guard let dubbel else { return nil }
        let present = try replica.voortzettingen()
        let isJoined = dubbel.stand == .samengevoegd
        let (mine, theirs) = (try facts(of: one), try facts(of: other))
        return ShownPair(
            dubbel: dubbel, one: one, other: other, winner: isJoined ? present.last(of: one) : nil,
            facts: zip(mine, theirs).map { left, right in
                ShownPair.Fact(label: left.label, one: left.value, other: right.value)
            })
    }

    /// By which people know one another, then how far they are.
    private func facts(of folder: FolderID) throws -> [(label: Wording, value: String)] {
        let dossier = try replica.open(folder).dossier
        let own = try replica.records(of: DossierField.type, in: folder)
            .first { $0.key.record == .dossier(folder) }
        func fact(_ field: DossierField) -> (label: Wording, value: String) {
            let value = own?.values[field.number] ?? .empty
            let words =
                value == .empty
                ? "" : HousingSchema.words(for: value, in: field.of(.dossier(folder)))
            return (Wording(field.label, field.label), words)
        }
        let shown: [DossierField] = [
            .naam, .geboortedatum, .geboortejaar, .telefoon, .email, .adres, .gemeente,
        ]
        let last = dossier.trajecten.last?.feiten
        let today = try today
        let number = try number(of: folder)?.description ?? ""
        return [(Texts.dossier, number)] + shown.map(fact) + [
            (Texts.status, last.map { $0.status(on: today).rawValue } ?? ""),
            (Texts.registered, last?.aangemeld.map(\.description) ?? ""),
            (Texts.notesCount, "\(dossier.notities.count)"),
        ]
    }

    /// One change, that is taken back as any other.
    func decide(_ decision: PairDecision, _ pair: ShownPair, _ reason: String) throws {
        let present = try replica.voortzettingen()
        let (besluit, loser): (DubbelBesluit, FolderID) =
            switch decision {
            case .noDouble: (.oordeel(.geenDubbel), pair.other)
            case .lookAgain: (.oordeel(.tochBekijken), pair.other)
            case .join: (.samenvoegen, pair.other)
            case .separate: (.losmaken, pair.winner == pair.other ? pair.one : pair.other)
            }
        let winner = loser == pair.other ? pair.one : pair.other
        try replica.commit(besluit.save(winner, loser, reden: reason, present))
        try words(about: pair).discard(on: replica)
    }

    /// What was typed about them and not used yet; it lies with the lesser identifier, as the decision does.
    func words(about pair: ShownPair) throws -> Jotting {
        let (home, other) = (min(pair.one, pair.other), max(pair.one, pair.other))
        return try Jotting(about: "dubbel \(other)", in: home, on: replica)
    }
}

extension Dubbel {
    /// Both have a dossier: they were found among those.
    var folders: Set<FolderID> { Set([pair.one.folder, pair.other.folder].compactMap { $0 }) }
}
