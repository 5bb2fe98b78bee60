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

    /// Neither logged nor skipped, of trajecten that still run: `later` and `missed` ones only where asked for.
    public init(
        _ replica: Replica, on today: Day, withLater: Bool = false, withMissed: Bool = false,
        where conditions: [RowCondition] = []
    ) throws {
        let last = withLater ? Int64.max : today.number + Nazorg.windowDaysBefore
        let first = today.number - (withMissed ? Self.daysOfStarts : Self.daysKept)
        let waiting =
            try Self.waiting(
                replica, conditions + [.within(ControlemomentField.gepland, first...last)])
            + Self.endless(before: first, replica, conditions)
        // What else must be known is read of these dossiers alone, where they are few.
        let few = conditions + .only(in: Set(waiting.map(\.folder)))
        let starts = try Self.starts(replica, few)
        let ended = try Self.ended(replica, few)
        moments = waiting.compactMap { moment in
            guard let start = starts[moment.plaatsing], !ended.contains(start.traject),
                start.woonproces == .housingFirst || moment.planned >= first
            else { return nil }
            let due = Nazorg.due(moment.number, from: start.day, start.woonproces, on: today)
            guard withLater || due != .later, withMissed || due != .missed else { return nil }
            return Moment(
                folder: moment.folder, record: moment.record, traject: start.traject,
                plaatsing: start.number, number: moment.number, start: start.day,
                afspraak: moment.afspraak, due: due)
        }.sorted { ($0.planned, $0.folder, $0.number) < ($1.planned, $1.folder, $1.number) }
    }

    /// A moment that was planned longer ago is missed: the next one has begun, or aftercare has ended.
    private static let daysKept: Int64 = {
        let days = [0] + Nazorg.plannedDays
        return zip(days, days.dropFirst()).map { $1 - $0 }.max()! + Nazorg.windowDaysAfter
    }()

    /// So long ago a start of rent may be of which a moment still waits.
    private static let daysOfStarts = Nazorg.plannedDays.max()! + daysKept

    /// The last moment of Housing First, which is never over by time alone.
    private static func endless(
        before first: Int64, _ replica: Replica, _ conditions: [RowCondition]
    ) throws -> [Waiting] {
        let last = Nazorg.numbers.upperBound
        let start = first - 1 - Nazorg.plannedDays.max()!
        let folders = try replica.rows(
            of: PlaatsingField.type, [],
            where: conditions + [
                .equal(PlaatsingField.woonproces, Woonproces.housingFirst.value),
                .within(PlaatsingField.ingangHuur, .min...start),
                .empty(PlaatsingField.beeindigdOp),
            ], \.folder)
        guard !folders.isEmpty else { return [] }
        return try waiting(
            replica,
            conditions + .only(in: Set(folders)) + [
                .within(ControlemomentField.gepland, .min...first - 1),
                .equal(ControlemomentField.nummer, .whole(last)),
            ])
    }

    /// A control moment of which nothing is known yet.
    private struct Waiting {
        let folder: FolderID
        let record: RecordID
        let plaatsing: RecordID
        let number: Int64
        let planned: Int64
        let afspraak: Day?
    }

    private static func waiting(
        _ replica: Replica, _ conditions: [RowCondition]
    ) throws -> [Waiting] {
        let fields: [ControlemomentField] = [.plaatsing, .nummer, .gepland, .afspraak]
        return try replica.rows(
            of: ControlemomentField.type, fields.map(\.number),
            where: conditions + [
                .empty(ControlemomentField.uitkomst), .empty(ControlemomentField.overgeslagenOp),
            ]
        ) { row in
            guard let plaatsing = row.reference(0), let number = row.whole(1),
                Nazorg.numbers.contains(number), let planned = row.whole(2)
            else { return nil }
            return Waiting(
                folder: row.folder, record: row.record, plaatsing: plaatsing, number: number,
                planned: planned, afspraak: row.day(3))
        }
    }

    private struct Start {
        let number: Int64
        let day: Day
        let traject: RecordID
        let woonproces: Woonproces?
    }

    private static func starts(
        _ replica: Replica, _ conditions: [RowCondition]
    ) throws -> [RecordID: Start] {
        let fields: [PlaatsingField] = [.nummer, .ingangHuur, .traject, .woonproces]
        var starts: [RecordID: Start] = [:]
        try replica.eachRow(
            of: PlaatsingField.type, fields.map(\.number),
            where: [.empty(PlaatsingField.beeindigdOp)] + conditions
        ) { row in
            guard let day = row.day(1) else { return }
            starts[row.record] = Start(
                number: row.whole(0) ?? 1, day: day, traject: row.traject(2),
                woonproces: row.whole(3).flatMap(Woonproces.init))
        }
        return starts
    }

    /// Where going on and ending are a conflict, aftercare goes on.
    private static func ended(_ replica: Replica, _ conditions: [RowCondition]) throws
        -> Set<RecordID>
    {
        var ended = Set(
            try replica.rows(
                of: TrajectField.type, [],
                where: [.any(Verloop.allCases.filter { $0 != .loopt }.map(RowCondition.verloop))]
                    + conditions, \.record))
        for (_, record) in try replica.contested(
            TrajectField.verloop.number, of: TrajectField.type)
        {
            ended.remove(record)
        }
        return ended
    }
}
