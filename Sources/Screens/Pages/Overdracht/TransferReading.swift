internal import Housing
internal import Replica
internal import SyncProtocol
internal import TerminalUI

/// What can be handed over: whose dossiers they are, to whom they can go, and where one dossier lies.
struct TransferReading: Sendable {
    struct Load: Hashable, Sendable {
        let user: UserID
        let name: String
        /// By name, as people look for them.
        let dossiers: [Held]
    }

    struct Held: Hashable, Sendable {
        let name: String
        /// What the next one at the door must know.
        let careful: [Line]
    }

    /// Who works here comes first.
    let loads: [Load]
    let colleagues: [(user: UserID, name: String)]
    /// Of one dossier.
    let name: String?
    let places: [Scope]
    let today: Day
}

/// One handing over, before it is done.
enum TransferPlan: Sendable {
    case colleague(from: TransferReading.Load, to: UserID, name: String)
    case region(Regio)
}

extension Archive {
    /// Of one dossier, or of everybody's.
    func transfers(of folder: FolderID?) throws -> TransferReading {
        let (today, me) = (try today, try replica.user()?.id)
        let names = try Names(replica)
        let all = try Caseload(replica, on: today).behandelingen.filter {
            folder == nil || $0.folder == folder
        }
        note(.lijst, at: all.map(\.folder))
        let titles = try titles(of: all.map(\.folder))
        let careful = try careful(in: all.map(\.folder))
        let loads = Dictionary(grouping: all, by: \.medewerker).map { user, held in
            TransferReading.Load(
                user: user, name: names.name(of: user),
                dossiers: Set(held.map(\.folder)).map {
                    TransferReading.Held(name: titles[$0] ?? "", careful: careful[$0] ?? [])
                }.sorted { $0.name < $1.name })
        }
        let dossier = try folder.map { try replica.open($0).dossier }
        return TransferReading(
            loads: loads.sorted {
                ($0.user == me ? 0 : 1, $0.name) < ($1.user == me ? 0 : 1, $1.name)
            },
            colleagues: try formContext.users.map { ($0.value, $0.key) }.sorted { $0.1 < $1.1 },
            name: dossier?.naam, places: dossier?.places ?? [], today: today)
    }

    /// All in one go: in each dossier a save, or nothing anywhere.
    func carryOut(_ plan: TransferPlan, of folder: FolderID?) throws {
        switch plan {
        case .colleague(let from, let to, _):
            var caseload = try Caseload(replica, of: from.user, on: today)
            if let folder { caseload = caseload.only(in: folder) }
            try replica.commitAll(
                try caseload.handingOver(to: to, on: today) { newIdentifier() })
        case .region(let region):
            guard let folder else { return }
            let parts = try replica.restrictedParts(of: folder).map { ($0, region.restrictedScope) }
            try replica.commitAll(
                try ([(folder, region.scope)] + parts).map { folder, place in
                    Save(
                        folder: folder, openedOn: try replica.heads(of: folder), operations: [],
                        place: place)
                })
        }
    }
}
