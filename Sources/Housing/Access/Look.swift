public import Replica
public import SyncProtocol

/// What somebody did with dossiers on this device, to be written in its access log.
public struct Look: Sendable {
    public let soort: Inzagesoort
    public let dossiers: [FolderID]
    /// As it was typed; otherwise the ground follows from whose traject it is.
    public var reden: String?
    /// For whom, where it was not for oneself.
    public var namens: String?

    public init(
        _ soort: Inzagesoort, at dossiers: [FolderID], reden: String? = nil, namens: String? = nil
    ) {
        self.soort = soort
        self.dossiers = dossiers
        self.reden = reden
        self.namens = namens
    }

    /// What somebody took the trouble to say is always written.
    var isExplained: Bool { reden != nil || namens != nil }

    /// Who looks at the same again within so many minutes is still on the same visit.
    ///
    /// The entry says when a visit began. Its end is never moved: that would be a second write at every
    /// look, to tell what this span tells already.
    public static let visitMinutes: Int64 = 30
    /// In one entry, so that it stays small enough to send.
    static let dossiersPerEntry = 500
    /// In one save, for the same reason.
    static let entriesPerSave = 4
}

extension FolderKind {
    /// Who looked at what on one device, of one month and place. Devices write it, and only the office reads it.
    public static let toegangslog = FolderKind("toegangslog")!
}

extension Replica {
    /// Writes down who looks, unless he is still on the same visit; returns how many dossiers were new.
    ///
    /// The dossiers themselves are not touched. `entry` names what is written.
    @discardableResult
    public func record(_ look: Look, as entry: RecordID) throws -> Int {
        guard let user = try user(), !look.dossiers.isEmpty else { return 0 }
        let now = try now()
        let writer = LookWriter(
            look: look, user: user.id, now: now, site: try currentSite(),
            grond: try ground(for: look, user.id))
        var (saves, count): ([Save], Int) = ([], 0)
        for (place, dossiers) in try byPlace(look.dossiers) {
            let log = try accessLog(at: now, in: place)
            let known =
                log.isNew || look.isExplained
                ? [] : try seen(by: user.id, look.soort, since: now, in: log.folder)
            let new = dossiers.filter { !known.contains($0) }
            guard !new.isEmpty else { continue }
            var parts = writer.saves(
                of: new, in: log.folder, as: .part(of: entry, in: place), try roles(over: place))
            if log.isNew { (parts[0].kind, parts[0].place) = (.toegangslog, place) }
            saves += parts
            count += new.count
        }
        if !saves.isEmpty { try commitAll(saves) }
        return count
    }

    /// A log lies where its dossiers lie: the office there reads it, and learns of no other region.
    private func byPlace(_ dossiers: [FolderID]) throws -> [(Scope, [FolderID])] {
        let elsewhere = try grants().map(\.scope).filter { $0 != .everybody }.min()
        let groups = try Dictionary(grouping: dossiers) { folder in
            try livePlaces(of: folder).first ?? elsewhere
        }
        return groups.compactMap { place, folders in place.map { ($0, folders) } }
            .sorted { $0.0 < $1.0 }
    }

    /// The folder of this device, month and place: who lost the right to it begins another part.
    private func accessLog(
        at now: Int64, in place: Scope
    ) throws -> (folder: FolderID, isNew: Bool) {
        let day = LocalTime(milliseconds: now).day
        let site = try currentSite()
        var part: UInt64 = 0
        while true {
            let folder = FolderID.toegangslog(of: site, in: day, place, part: part)
            switch try state(of: folder) {
            case nil: return (folder, true)
            case .here: return (folder, false)
            case .arriving, .leaving, .left, .erased: part += 1
            }
        }
    }

    /// What this person was written down for within the span of a visit.
    private func seen(
        by user: UserID, _ soort: Inzagesoort, since now: Int64, in log: FolderID
    ) throws -> Set<FolderID> {
        let span = Look.visitMinutes * 60_000
        var seen: Set<FolderID> = []
        let lists = try rows(
            of: InzageField.type, [InzageField.dossier, .soort, .wie].map(\.number),
            where: [.within(InzageField.wanneer.number, now - span...now), .folders([log])]
        ) { row -> RecordID? in
            guard row.whole(1) == soort.rawValue, row.user(2) == user else { return nil }
            guard let dossier = row.reference(0) else { return row.record }
            seen.insert(FolderID(words: dossier.words))
            return nil
        }
        for list in lists {
            seen.formUnion(try record(InzageField.key(list), in: log)?.looked ?? [])
        }
        return seen
    }

    /// The user's roles that reach a place.
    private func roles(over place: Scope) throws -> String {
        let grants = try grants()
        let reaching = grants.filter { $0.scope.covers(place) }
        return Set((reaching.isEmpty ? grants : reaching).map(\.role)).sorted()
            .joined(separator: ", ")
    }

    private func ground(for look: Look, _ user: UserID) throws -> Inzagegrond {
        if look.reden != nil { return .anders }
        if look.soort == .overzicht { return .inzageverzoek }
        guard look.dossiers.count == 1 else { return .werkInRegio }
        let isOwn = try records(of: BehandelingField.type, in: look.dossiers[0])
            .contains { $0.user(BehandelingField.medewerker) == user }
        return isOwn ? .eigenTraject : .werkInRegio
    }
}

/// Makes the entries of one look.
private struct LookWriter {
    let look: Look
    let user: UserID
    let now: Int64
    let site: SiteID
    let grond: Inzagegrond

    func saves(
        of dossiers: [FolderID], in log: FolderID, as entry: RecordID, _ roles: String
    ) -> [Save] {
        let pieces = dossiers.pieces(of: Look.dossiersPerEntry).enumerated().map { index, piece in
            operations(of: piece, on: index == 0 ? entry : .piece(index, of: entry), roles)
        }
        return pieces.pieces(of: Look.entriesPerSave).map {
            Save(folder: log, operations: $0.flatMap(\.self))
        }
    }

    private func operations(
        of dossiers: [FolderID], on entry: RecordID, _ roles: String
    ) -> [Operation] {
        let isOne = look.dossiers.count == 1
        let about = writes(
            [
                (InzageField.dossier, isOne ? .bytes(dossiers[0].bytes) : nil),
                (.soort, look.soort.value), (.wanneer, .whole(now)), (.wie, .bytes(user.bytes)),
                (.rol, roles.isEmpty ? nil : .text(roles)), (.namens, look.namens.map(Value.text)),
                (.grond, grond.value), (.reden, look.reden.map(Value.text)),
                (.apparaat, .bytes(site.bytes)),
            ], on: entry)
        if isOne { return about }
        return about
            + dossiers.map { .add(InzageField.dossiers.of(entry), .bytes($0.bytes)) }
    }
}

extension Array {
    fileprivate func pieces(of size: Int) -> [[Element]] {
        stride(from: 0, to: count, by: size).map { Array(self[$0..<Swift.min($0 + size, count)]) }
    }
}
