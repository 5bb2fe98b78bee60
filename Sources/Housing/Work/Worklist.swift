public import Replica
public import SyncProtocol

/// What one person has to do today, the most urgent first.
public struct Worklist: Sendable {
    public let tasks: [Task]

    public struct Task: Hashable, Sendable {
        public let folder: FolderID
        public let kind: Kind
        /// Since when or until when.
        public let day: Day?
        let reason: Reason

        /// In order of urgency.
        public enum Kind: Int, CaseIterable, Sendable {
            case conflict, breach, lateMoment, signal, proposal, moment, intake, offer, ending
            case durability
        }

        enum Reason: Hashable, Sendable {
            case conflict
            case term(Rule, OfferClock)
            case moment(NazorgBoard.Moment)
            case signal(Queues.Signal)
            case proposal(Queues.Proposal)
            case intake(Day)
            case ending(Day)
            case durability
        }

        init(_ folder: FolderID, _ kind: Kind, _ day: Day?, _ reason: Reason) {
            self.folder = folder
            self.kind = kind
            self.day = day
            self.reason = reason
        }
    }

    /// Of one person's trajecten, or of everything on this device.
    public init(_ replica: Replica, of user: UserID?, _ naslag: Naslag, on today: Day) throws {
        let caseload = try user.map { try Caseload(replica, of: $0, on: today) }
        let mine = caseload?.trajecten
        let conditions = caseload?.condition ?? []
        func isMine(_ traject: RecordID) -> Bool { mine?.contains(traject) ?? true }
        let folders = caseload?.folders
        let asking = try replica.foldersThatMayAsk(conditions, on: today)
            .filter { folders?.contains($0) ?? true }
        let table = try TrajectTable(replica, where: .only(in: asking))
        let board = try NazorgBoard(replica, on: today, where: conditions)
        let queues = try Queues(replica, where: conditions)
        let ofTrajecten = table.trajecten.filter { isMine($0.record) }
            .flatMap { Self.tasks(of: $0.feiten, in: $0.folder, on: today) }
        let moments = board.moments.filter { isMine($0.traject) }.map(Self.task)
        let signals = queues.signals.filter { isMine($0.traject) }
            .map { Task($0.folder, .signal, $0.day, .signal($0)) }
        // Proposals are the office's to decide.
        let proposals =
            user != nil
            ? [] : queues.proposals.map { Task($0.folder, .proposal, $0.day, .proposal($0)) }
        let conflicts = Set(try replica.conflicts().map(\.folder))
            .filter { folders?.contains($0) ?? true }
            .map { Task($0, .conflict, nil, .conflict) }
        tasks = (ofTrajecten + moments + signals + proposals + conflicts).sorted {
            ($0.kind.rawValue, $0.day?.number ?? .max, $0.folder)
                < ($1.kind.rawValue, $1.day?.number ?? .max, $1.folder)
        }
    }

    static func tasks(
        of feiten: TrajectFeiten, in folder: FolderID, on today: Day
    ) -> [Task] {
        var tasks = feiten.brokenTerms(on: today).map { rule, clock in
            Task(folder, clock.isBreach ? .breach : .offer, feiten.aangemeld, .term(rule, clock))
        }
        guard !feiten.isClosed else {
            if let due = feiten.durabilityDue, due <= today {
                tasks.append(Task(folder, .durability, due, .durability))
            }
            return tasks
        }
        if let planned = feiten.intakeGepland, feiten.intake == nil, planned <= today {
            tasks.append(Task(folder, .intake, planned, .intake(planned)))
        }
        if let start = feiten.plaatsingen.map(\.ingang).max(),
            let end = Nazorg.end(from: start, feiten.woonproces), end < today
        {
            tasks.append(Task(folder, .ending, end, .ending(end)))
        }
        return tasks
    }

    private static func task(_ moment: NazorgBoard.Moment) -> Task {
        Task(
            moment.folder, moment.due == .late ? .lateMoment : .moment,
            moment.afspraak ?? moment.window.upperBound, .moment(moment))
    }
}
