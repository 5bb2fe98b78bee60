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
        let starts = try Self.starts(replica, conditions, on: today)
        let ended = try Self.ended(replica, conditions)
        func moment(_ folder: FolderID, _ plaatsing: RecordID?, _ number: Int64?, _ afspraak: Day?)
            -> Moment?
        {
            guard let plaatsing, let start = starts[plaatsing], let number,
                Nazorg.numbers.contains(number), !ended.contains(start.traject)
            else { return nil }
            let due = Nazorg.due(number, from: start.day, start.woonproces, on: today)
            guard withLater || due != .later, withMissed || due != .missed else { return nil }
            return Moment(
                folder: folder, record: .controlemoment(number, of: plaatsing),
                traject: start.traject, plaatsing: start.number, number: number,
                start: start.day, afspraak: afspraak, due: due)
        }
        let last = withLater ? Int64.max : today.number + Nazorg.windowDaysBefore
        let first = today.number - (withMissed ? Self.daysOfStarts : Self.daysKept)
        let range = [
            RowCondition.within(ControlemomentField.gepland.number, first...last),
            .empty(ControlemomentField.uitkomst.number),
            .empty(ControlemomentField.overgeslagenOp.number),
        ]
        let found = try replica.rows(
            of: ControlemomentField.type,
            [ControlemomentField.plaatsing, .nummer, .afspraak].map(\.number),
            where: range + conditions
        ) { moment($0.folder, $0.reference(0), $0.whole(1), $0.day(2)) }
        let endless = try Self.endless(starts, replica, before: today.adding(-Self.daysKept))
            .compactMap { record in
                moment(
                    record.folder, record.reference(ControlemomentField.plaatsing),
                    record.whole(ControlemomentField.nummer),
                    record.day(ControlemomentField.afspraak))
            }
        moments = (found + endless).sorted {
            ($0.planned, $0.folder, $0.number) < ($1.planned, $1.folder, $1.number)
        }
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
        _ starts: [RecordID: Start], _ replica: Replica, before limit: Day
    ) throws -> [ShownRecord] {
        try starts.compactMap { plaatsing, start in
            let number = Nazorg.numbers.upperBound
            guard start.woonproces == .housingFirst,
                Nazorg.planned(number, from: start.day) < limit
            else { return nil }
            let key = ControlemomentField.key(.controlemoment(number, of: plaatsing))
            guard let record = try replica.record(key, in: start.folder), !record.isLogged,
                !record.isSkipped
            else { return nil }
            return record
        }
    }

    private struct Start {
        let folder: FolderID
        let number: Int64
        let day: Day
        let traject: RecordID
        let woonproces: Woonproces?
    }

    /// Of the last year and some, and all of Housing First.
    private static func starts(
        _ replica: Replica, _ conditions: [RowCondition], on today: Day
    ) throws -> [RecordID: Start] {
        let fields: [PlaatsingField] = [.nummer, .ingangHuur, .traject, .woonproces]
        let first = today.number - daysOfStarts
        let kinds = [
            RowCondition.within(PlaatsingField.ingangHuur.number, first...Int64.max),
            .equal(PlaatsingField.woonproces.number, Woonproces.housingFirst.value),
        ]
        var starts: [RecordID: Start] = [:]
        for kind in kinds {
            try replica.eachRow(
                of: PlaatsingField.type, fields.map(\.number),
                where: [kind, .empty(PlaatsingField.beeindigdOp.number)] + conditions
            ) { row in
                guard let day = row.day(1) else { return }
                starts[row.record] = Start(
                    folder: row.folder, number: row.whole(0) ?? 1, day: day,
                    traject: row.traject(2), woonproces: row.whole(3).flatMap(Woonproces.init))
            }
        }
        return starts
    }

    /// Where going on and ending are a conflict, aftercare goes on.
    private static func ended(_ replica: Replica, _ conditions: [RowCondition]) throws
        -> Set<RecordID>
    {
        var ended: Set<RecordID> = []
        for verloop in Verloop.allCases where verloop != .loopt {
            let one = RowCondition.equal(TrajectField.verloop.number, verloop.value)
            try replica.eachRow(of: TrajectField.type, [], where: [one] + conditions) {
                ended.insert($0.record)
            }
        }
        for conflict in try replica.conflicts() {
            if case .field(let field) = conflict.subject { ended.remove(field.key.record) }
        }
        return ended
    }
}
