public import Replica
internal import SyncProtocol

// The same dossiers as people wrote them day by day, so that a history tells when each thing was done.

/// The clock of those days; it stands where it was set.
public final class PracticeClock: WallClock {
    public private(set) var milliseconds: Int64 = 0

    public init() {}

    fileprivate func stand(on day: Day, turn: Int) {
        let minute = Self.firstMinute + Int64(turn) * Self.minutesBetween
        milliseconds = (day.number * 24 * 60 + minute) * 60_000
    }

    /// After eight in the morning, here.
    private static let firstMinute: Int64 = 7 * 60 + 12
    private static let minutesBetween: Int64 = 23
}

extension Practice {
    /// What one author writes on one day.
    struct Written {
        let day: Day
        /// Which of all colleagues it is, in the order of the day.
        let turn: Int
        var group: Group
    }

    /// Each thing on the day on which it happened, a dossier's first thing first.
    func days(dossiers count: Int) -> [Written] {
        let authors = PracticeColleagues.all
        let entries = (0..<count).map(dossier).flatMap { dossier in
            dossier.entries.map { entry in
                (
                    day: entry.save.day(in: dossier, until: today),
                    turn: authors.firstIndex { $0.id == entry.author.id } ?? 0,
                    isLater: entry.author.id != dossier.owner.id, entry: entry
                )
            }
        }
        // Who makes a dossier comes before who goes on with it; the rest stays in its order.
        let ordered = entries.enumerated().sorted {
            ($0.element.day.number, $0.element.isLater ? 1 : 0, $0.element.turn, $0.offset)
                < ($1.element.day.number, $1.element.isLater ? 1 : 0, $1.element.turn, $1.offset)
        }.map(\.element)
        var days: [Written] = []
        for one in ordered {
            if let last = days.last, last.day == one.day, last.turn == one.turn {
                days[days.count - 1].group.saves.append(one.entry.save)
            } else {
                days.append(
                    Written(
                        day: one.day, turn: one.turn,
                        group: Group(author: one.entry.author, saves: [one.entry.save])))
            }
        }
        return days
    }
}

extension Save {
    /// The last day in what it writes on which something happened; a dossier begins with its registration.
    fileprivate func day(in dossier: PracticeDossier, until today: Day) -> Day {
        let start = dossier.story.aangemeld
        guard kind == nil else { return start }
        return max(start, lastHappening(until: today) ?? start)
    }

    private func lastHappening(until today: Day) -> Day? {
        operations.compactMap { operation -> Day? in
            guard case .write(let field, .whole(let number), _) = operation,
                HousingSchema.happenings(of: field.key.type).contains(where: {
                    $0.number == field.number
                }), number <= today.number
            else { return nil }
            return Day(number: number)
        }.max()
    }
}

extension Replica {
    /// Makes this replica, which goes by that clock, one for practice that was written day by day.
    public func fill(
        with practice: Practice, dossiers count: Int, by clock: PracticeClock
    ) throws {
        let days = practice.days(dossiers: count)
        if let first = days.first { clock.stand(on: first.day, turn: 0) }
        try beginPractice()
        for written in days {
            clock.stand(on: written.day, turn: written.turn)
            try practise(as: written.group.author)
            try commitAll(written.group.saves)
        }
        try practise(as: Practice.user)
    }
}
