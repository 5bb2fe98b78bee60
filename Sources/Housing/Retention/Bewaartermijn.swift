/// How many years something is kept after its last entry, and from when to when that is the rule.
///
/// The terms are the loket's own choice; a jurist has to confirm them.
public struct Bewaartermijn: Hashable, Sendable {
    public enum Soort: String, CaseIterable, Sendable {
        case dossier
        /// Every traject was refused or withdrawn, and none led to a home.
        case nietDoorgegaan = "niet doorgegaan"
        case toegangslog
    }

    public let soort: Soort
    public let jaren: Int64
    public let period: Period

    public init(_ soort: Soort, jaren: Int64, _ period: Period = .always) {
        self.soort = soort
        self.jaren = jaren
        self.period = period
    }

    /// Another term gets a line of its own, from the day on which it holds.
    public static let table = [
        Bewaartermijn(.dossier, jaren: 15), Bewaartermijn(.nietDoorgegaan, jaren: 2),
        Bewaartermijn(.toegangslog, jaren: 5),
    ]

    /// The rule of the day on which is asked: a longer or shorter term holds for what is kept already.
    public static func of(
        _ soort: Soort, on today: Day, in table: [Bewaartermijn] = table
    ) -> Bewaartermijn? {
        table.filter { $0.soort == soort && $0.period.contains(today) }
            .max { ($0.period.from?.number ?? .min) < ($1.period.from?.number ?? .min) }
    }

    /// It is kept up to and including this day, the last of the term: after 29 February it is the 28th
    /// where there is no 29th.
    public func lastDay(after lastEntry: Day) -> Day { lastEntry.adding(years: jaren) }

    /// On the last day itself it is still kept.
    public func isDue(after lastEntry: Day, on today: Day) -> Bool {
        today > lastDay(after: lastEntry)
    }
}

/// What the term of a dossier follows from.
public struct Bewaarfeiten: Hashable, Sendable {
    /// The last day on which something happened; nil where no day is known.
    public var lastEntry: Day?
    public var soort: Bewaartermijn.Soort
    /// A traject was never closed: whoever destroys it should know.
    public var isRunning: Bool

    public init(lastEntry: Day?, soort: Bewaartermijn.Soort, isRunning: Bool) {
        self.lastEntry = lastEntry
        self.soort = soort
        self.isRunning = isRunning
    }

    /// Nil where it is not known since when nothing happened.
    public func bewaring(on today: Day, in table: [Bewaartermijn] = Bewaartermijn.table)
        -> Bewaring?
    {
        guard let lastEntry, let term = Bewaartermijn.of(soort, on: today, in: table) else {
            return nil
        }
        return Bewaring(termijn: term, lastEntry: lastEntry, isRunning: isRunning)
    }
}

/// Until when something is kept, and why.
public struct Bewaring: Hashable, Sendable {
    public let termijn: Bewaartermijn
    public let lastEntry: Day
    public let isRunning: Bool

    public var lastDay: Day { termijn.lastDay(after: lastEntry) }

    public func isDue(on today: Day) -> Bool { termijn.isDue(after: lastEntry, on: today) }

    public var reason: Words {
        let dutch =
            switch termijn.soort {
            case .dossier: "\(termijn.jaren) jaar na de laatste gebeurtenis (\(lastEntry))"
            case .nietDoorgegaan:
                "\(termijn.jaren) jaar na een aanmelding die niet doorging (\(lastEntry))"
            case .toegangslog: "\(termijn.jaren) jaar na de laatste inzage erin (\(lastEntry))"
            }
        let english =
            switch termijn.soort {
            case .dossier: "\(termijn.jaren) years after the last event (\(lastEntry))"
            case .nietDoorgegaan:
                "\(termijn.jaren) years after a registration that came to nothing (\(lastEntry))"
            case .toegangslog: "\(termijn.jaren) years after the last look in it (\(lastEntry))"
            }
        return Words(dutch, english)
    }
}
