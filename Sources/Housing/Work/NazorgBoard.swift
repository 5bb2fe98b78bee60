public import Replica
public import SyncProtocol

/// The control moments that wait for someone, the first one due first.
public struct NazorgBoard: Sendable {
    public let moments: [Moment]

    public struct Moment: Hashable, Sendable {
        public let folder: FolderID
        public let record: RecordID
        public let traject: RecordID
        /// Of the start of rent within its traject.
        public let plaatsing: Int64
        public let number: Int64
        public let start: Day
        public let afspraak: Day?
        public let due: Nazorg.Due

        public var planned: Day { Nazorg.planned(number, from: start) }
        public var window: ClosedRange<Day> { Nazorg.window(number, from: start) }
    }

    /// Neither logged nor skipped, of trajecten that still run: `later` ones only where asked for.
    public init(
        _ replica: Replica, on today: Day, withLater: Bool = false,
        where conditions: [RowCondition] = []
    ) throws {
        let starts = try Self.starts(replica, conditions)
        let ended = try Self.ended(replica, conditions)
        let last = withLater ? Int64.max : today.number + Nazorg.windowDaysBefore
        let range = [
            RowCondition.within(ControlemomentField.gepland.number, Int64.min...last),
            .empty(ControlemomentField.uitkomst.number),
            .empty(ControlemomentField.overgeslagenOp.number),
        ]
        moments = try replica.rows(
            of: ControlemomentField.type,
            [ControlemomentField.plaatsing, .nummer, .afspraak].map(\.number),
            where: range + conditions
        ).compactMap { row -> Moment? in
            guard let start = row.reference(0).flatMap({ starts[$0] }), let number = row.whole(1),
                Nazorg.numbers.contains(number), !ended.contains(start.traject)
            else { return nil }
            let due = Nazorg.due(number, from: start.day, start.woonproces, on: today)
            guard withLater || due != .later, due != .missed else { return nil }
            return Moment(
                folder: row.folder, record: row.record, traject: start.traject,
                plaatsing: start.number, number: number, start: start.day,
                afspraak: row.day(2), due: due)
        }.sorted { ($0.planned, $0.folder) < ($1.planned, $1.folder) }
    }

    private struct Start {
        let number: Int64
        let day: Day
        let traject: RecordID
        let woonproces: Woonproces?
    }

    private static func starts(_ replica: Replica, _ conditions: [RowCondition]) throws
        -> [RecordID: Start]
    {
        let fields: [PlaatsingField] = [.nummer, .ingangHuur, .traject, .woonproces]
        let rows = try replica.rows(
            of: PlaatsingField.type, fields.map(\.number),
            where: conditions + [.empty(PlaatsingField.beeindigdOp.number)])
        return Dictionary(
            rows.compactMap { row in
                guard let day = row.day(1) else { return nil }
                return (
                    row.record,
                    Start(
                        number: row.whole(0) ?? 1, day: day,
                        traject: row.reference(2) ?? .traject(1, in: row.folder),
                        woonproces: row.whole(3).flatMap(Woonproces.init))
                )
            }, uniquingKeysWith: { first, _ in first })
    }

    /// Where going on and ending are a conflict, aftercare goes on.
    private static func ended(_ replica: Replica, _ conditions: [RowCondition]) throws
        -> Set<RecordID>
    {
        var ended: Set<RecordID> = []
        for verloop in Verloop.allCases where verloop != .loopt {
            let one = RowCondition.equal(TrajectField.verloop.number, verloop.value)
            for row in try replica.rows(of: TrajectField.type, [], where: [one] + conditions) {
                ended.insert(row.record)
            }
        }
        for conflict in try replica.conflicts() {
            if case .field(let field) = conflict.subject { ended.remove(field.key.record) }
        }
        return ended
    }
}
