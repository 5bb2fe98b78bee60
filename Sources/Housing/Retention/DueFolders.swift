public import Replica
public import SyncProtocol

/// Something on this device of which the term has passed. It lists, and destroys nothing.
public struct DueFolder: Hashable, Sendable {
    public let folder: FolderID
    public let bewaring: Bewaring
    /// The restricted parts, which go along.
    public let restricted: [FolderID]
}

extension Replica {
    /// Dossiers and access logs whose term has passed on a day, the longest ago first.
    public func dueFolders(on today: Day) throws -> [DueFolder] {
        try (dueDossiers(on: today) + dueLogs(on: today)).sorted {
            ($0.bewaring.lastDay, $0.folder) < ($1.bewaring.lastDay, $1.folder)
        }
    }

    /// Very many are looked through in the tables; the few that may be due are read whole.
    private func dueDossiers(on today: Day) throws -> [DueFolder] {
        let lastDays = try lastDays(until: today)
        let table = try TrajectTable(self)
        let trajecten = Dictionary(grouping: table.trajecten, by: \.folder)
            .mapValues { $0.map(\.feiten) }
        return try dossierFolders().compactMap { folder in
            let coarse = Bewaarfeiten(
                lastEntry: lastDays[folder], of: trajecten[folder] ?? [TrajectFeiten()])
            guard coarse.bewaring(on: today)?.isDue(on: today) ?? false else { return nil }
            let dossier = try open(folder).dossier
            guard let bewaring = dossier.bewaarfeiten(on: today).bewaring(on: today),
                bewaring.isDue(on: today)
            else { return nil }
            return DueFolder(
                folder: folder, bewaring: bewaring, restricted: try restrictedParts(of: folder))
        }
    }

    /// Of each folder the last day in its registers.
    private func lastDays(until today: Day) throws -> [FolderID: Day] {
        var last: [FolderID: Int64] = [:]
        for type in HousingSchema.dossierTypes {
            let fields = HousingSchema.happenings(of: type).map(\.number)
            guard !fields.isEmpty else { continue }
            try eachRow(of: type, fields) { row in
                let days = fields.indices.compactMap { row.whole($0) }
                    .filter { $0 <= today.number }
                if let day = days.max() { last[row.folder] = max(last[row.folder] ?? .min, day) }
            }
        }
        return last.compactMapValues { Day(number: $0) }
    }

    private func dueLogs(on today: Day) throws -> [DueFolder] {
        try accessLogs().compactMap { folder in
            let times = try rows(
                of: InzageField.type, [InzageField.wanneer.number], where: [.folders([folder])]
            ) { $0.whole(0) }
            let last = times.max().map { LocalTime(milliseconds: $0).day }
            let facts = Bewaarfeiten(lastEntry: last, soort: .toegangslog, isRunning: false)
            guard let bewaring = facts.bewaring(on: today), bewaring.isDue(on: today) else {
                return nil
            }
            return DueFolder(folder: folder, bewaring: bewaring, restricted: [])
        }
    }
}
