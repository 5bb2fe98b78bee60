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
        public let words: Words

        /// In order of urgency.
        public enum Kind: Int, CaseIterable, Sendable {
            case conflict, breach, lateMoment, signal, proposal, moment, intake, offer, ending
            case durability

            /// As machines read it.
            public var word: String {
                switch self {
                case .conflict: "conflict"
                case .breach: "termijn-voorbij"
                case .lateMoment: "controlemoment-te-laat"
                case .signal: "signaal"
                case .proposal: "voorstel"
                case .moment: "controlemoment"
                case .intake: "intake"
                case .offer: "aanbod"
                case .ending: "nazorg-voorbij"
                case .durability: "duurzaamheidsmeting"
                }
            }
        }
    }

    /// Of one person's trajecten, or of everything on this device.
    public init(_ replica: Replica, of user: UserID?, _ naslag: Naslag, on today: Day) throws {
        let caseload = try user.map { try Caseload(replica, of: $0, on: today) }
        let conditions = user.map {
            [
                RowCondition.beside(
                    BehandelingField.type, BehandelingField.medewerker.number, .bytes($0.bytes))
            ]
        }
        let mine = caseload?.trajecten
        func isMine(_ traject: RecordID) -> Bool { mine?.contains(traject) ?? true }
        let table = try TrajectTable(replica, where: conditions ?? [])
        let board = try NazorgBoard(replica, on: today, where: conditions ?? [])
        let queues = try Queues(replica, where: conditions ?? [])
        let trajecten = table.feiten.filter { isMine($0.key) }
        let tasks =
            trajecten.flatMap { traject, feiten in
                Self.tasks(of: feiten, in: table.folders[traject]!, naslag, today)
            }
            + board.moments.filter { isMine($0.traject) }.map { Self.task($0) }
            + queues.signals.filter { isMine($0.traject) }.map { Self.task($0) }
            + (user == nil ? queues.proposals.map { Self.task($0) } : [])
            + (try Self.conflicts(replica, in: caseload?.folders))
        self.tasks = tasks.sorted {
            ($0.kind.rawValue, $0.day?.number ?? .max, $0.folder)
                < ($1.kind.rawValue, $1.day?.number ?? .max, $1.folder)
        }
    }

    private static func conflicts(_ replica: Replica, in mine: Set<FolderID>?) throws -> [Task] {
        Set(try replica.conflicts().map(\.folder)).filter { mine?.contains($0) ?? true }.map {
            Task(
                folder: $0, kind: .conflict, day: nil,
                words: Words(
                    "los van elkaar anders besloten; kies: veldboek conflicten",
                    "decided differently apart; choose: veldboek conflicten"))
        }
    }

    private static func tasks(
        of feiten: TrajectFeiten, in folder: FolderID, _ naslag: Naslag, _ today: Day
    ) -> [Task] {
        var tasks: [Task] = []
        for finding in naslag.findings(feiten, on: today) {
            let isBreach = feiten.offerClock(on: today)?.isBreach ?? false
            tasks.append(
                Task(
                    folder: folder, kind: isBreach ? .breach : .offer, day: feiten.aangemeld,
                    words: finding.sentence))
        }
        guard !feiten.isClosed else {
            if let due = feiten.durabilityDue, due <= today {
                tasks.append(
                    Task(
                        folder: folder, kind: .durability, day: due,
                        words: Words(
                            "5 jaar na de afsluiting: meet of de woning duurzaam was",
                            "5 years after closing: measure whether the home lasted")))
            }
            return tasks
        }
        if let planned = feiten.intakeGepland, feiten.intake == nil, planned <= today {
            tasks.append(
                Task(
                    folder: folder, kind: .intake, day: planned,
                    words: Words("intake gepland op \(planned)", "intake planned for \(planned)")))
        }
        if let start = feiten.plaatsingen.map(\.ingang).max(),
            let end = Nazorg.end(from: start, feiten.woonproces), end < today
        {
            tasks.append(
                Task(
                    folder: folder, kind: .ending, day: end,
                    words: Words(
                        "de nazorg eindigde op \(end); sluit af, of stel het voor",
                        "aftercare ended on \(end); close it, or propose to")))
        }
        return tasks
    }

    private static func task(_ moment: NazorgBoard.Moment) -> Task {
        let isLate = moment.due == .late
        let until = moment.window.upperBound
        let words =
            isLate
            ? Words(
                "controlemoment \(moment.number) te laat; de termijn was tot \(until)",
                "control moment \(moment.number) is late; its window ended \(until)")
            : moment.afspraak.map {
                Words(
                    "controlemoment \(moment.number), afgesproken op \($0)",
                    "control moment \(moment.number), agreed for \($0)")
            }
                ?? Words(
                    "controlemoment \(moment.number), tot en met \(until)",
                    "control moment \(moment.number), up to \(until)")
        return Task(
            folder: moment.folder, kind: isLate ? .lateMoment : .moment,
            day: moment.afspraak ?? until, words: words)
    }

    private static func task(_ signal: Queues.Signal) -> Task {
        Task(
            folder: signal.folder, kind: .signal, day: signal.day,
            words: Words(
                "signaal: \(signal.soort.label)" + (signal.isTaken ? ", opgepakt" : ""),
                "signal: \(signal.soort.label)" + (signal.isTaken ? ", taken up" : "")))
    }

    private static func task(_ proposal: Queues.Proposal) -> Task {
        Task(
            folder: proposal.folder, kind: .proposal, day: proposal.day,
            words: Words(
                "voorstel tot afsluiten: \(proposal.uitkomst.label), \(proposal.reden)",
                "proposal to close: \(proposal.uitkomst.label), \(proposal.reden)"))
    }
}

extension OfferClock {
    var isBreach: Bool { if case .breached = self { true } else { false } }
}
