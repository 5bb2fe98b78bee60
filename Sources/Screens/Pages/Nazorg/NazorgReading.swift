internal import Housing
internal import Replica
internal import SyncProtocol

/// What the board of aftercare shows, as it was read at once.
struct NazorgReading: Sendable {
    let rows: [NazorgPage.Part: [NazorgPage.Row]]
}

extension Archive {
    /// As many as people scroll through of each part.
    private static let mostMoments = 300

    func nazorg(ofAll: Bool, in region: Regio?) throws -> NazorgReading {
        let today = try today
        let mine = ofAll ? nil : try Caseload(replica, of: replica.user()?.id, on: today)
        let board = try NazorgBoard(
            replica, on: today, withLater: true, withMissed: true, where: mine?.condition ?? [])
        let places = try region.map { try folders(in: $0) }
        let moments = board.moments.filter { moment in
            (mine?.trajecten.contains(moment.traject) ?? true)
                && (places?.contains(moment.folder) ?? true)
        }
        let parts = try NazorgPage.Part.allCases.map { part in
            (
                part,
                try rows(of: Array(moments.filter { part.shows($0.due) }.prefix(Self.mostMoments)))
            )
        }
        return NazorgReading(rows: Dictionary(uniqueKeysWithValues: parts))
    }

    private func rows(of moments: [NazorgBoard.Moment]) throws -> [NazorgPage.Row] {
        note(.lijst, at: moments.map(\.folder))
        let names = try titles(of: moments.map(\.folder))
        let careful = try careful(in: moments.map(\.folder))
        return try moments.map { moment in
            let record =
                moment.due == .later
                ? nil
                : try replica.record(ControlemomentField.key(moment.record), in: moment.folder)
            return NazorgPage.Row(
                moment: moment, name: names[moment.folder] ?? "",
                attempts: record?.days(ControlemomentField.pogingen).count ?? 0,
                careful: careful[moment.folder] ?? [])
        }
    }

    private func folders(in region: Regio) throws -> Set<FolderID> {
        let naslag = try naslag
        return Set(
            try replica.rows(of: DossierField.type, [DossierField.gemeente.number]) { row in
                row.text(0).flatMap(naslag.gemeente)?.regio == region ? row.folder : nil
            })
    }
}

extension NazorgPage.Part {
    func shows(_ due: Nazorg.Due) -> Bool {
        switch self {
        case .open: due == .now || due == .late
        case .now: due == .now
        case .late: due == .late
        case .missed: due == .missed
        case .later: due == .later
        }
    }
}
