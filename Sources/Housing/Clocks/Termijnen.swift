/// How many months each step may take.
public enum Termijn {
    /// A fitting offer comes within so many months of the registration, and at the latest within so many.
    public static let offerMonths: Int64 = 6
    public static let offerMonthsAtMost: Int64 = 12
    /// The short route from a shelter.
    public static let shortRouteMonths: Int64 = 3
    /// A home is lasting when it is kept so many years after the end of the traject.
    public static let durabilityYears: Int64 = 5
}

/// The clock from registration to a fitting offer (R1), or on the short route to a home (R2).
public enum OfferClock: Hashable, Sendable {
    /// It runs, and is within its term up to a day.
    case running(until: Day)
    /// The first term has passed; the last one has not.
    case late(until: Day)
    case breached(since: Day)
    case stopped(on: Day, OfferTerm)

    public enum OfferTerm: Sendable { case first, last, beyond }

    /// The day that ends a term belongs to it.
    public init(
        from start: Day, months: Int64, atMost last: Int64, stoppedOn end: Day?, on today: Day
    ) {
        let (first, last) = (start.adding(months: months), start.adding(months: last))
        if let end {
            self = .stopped(on: end, end <= first ? .first : end <= last ? .last : .beyond)
        } else if today <= first {
            self = .running(until: first)
        } else {
            self = today <= last ? .late(until: last) : .breached(since: last)
        }
    }
}

extension TrajectFeiten {
    /// R1: nothing runs where no registration is known, or where the traject ended or led to a home.
    public func offerClock(on today: Day) -> OfferClock? {
        guard let aangemeld else { return nil }
        let stop = [fittingOffers.min(), plaatsingen.map(\.ingang).min()].compactMap(\.self).min()
        if stop == nil, isClosed { return nil }
        return OfferClock(
            from: aangemeld, months: Termijn.offerMonths, atMost: Termijn.offerMonthsAtMost,
            stoppedOn: stop, on: today)
    }

    /// R2: from registration to the start of rent.
    public func shortRouteClock(on today: Day) -> OfferClock? {
        guard verkorteToeleiding, let aangemeld else { return nil }
        let stop = plaatsingen.map(\.ingang).min()
        if stop == nil, isClosed { return nil }
        return OfferClock(
            from: aangemeld, months: Termijn.shortRouteMonths, atMost: Termijn.shortRouteMonths,
            stoppedOn: stop, on: today)
    }

    /// R5: from registration to the first offer or home.
    public var waitFromRegistration: (from: Day, to: Day)? {
        guard let aangemeld,
            let end = (fittingOffers + plaatsingen.map(\.ingang)).min(), end >= aangemeld
        else { return nil }
        return (aangemeld, end)
    }

    /// R5, the one that is reported: from the first registration with a corporation to the home.
    public var waitFromCorporation: (from: Day, to: Day)? {
        guard let start = corporaties.min(), let end = plaatsingen.map(\.ingang).min(),
            end >= start
        else { return nil }
        return (start, end)
    }

    /// From which day on it is measured whether the home lasted; nil where there is nothing to measure.
    public var durabilityDue: Day? {
        guard verloop == .positief || verloop == .negatief, !plaatsingen.isEmpty,
            let afgesloten, gemeten == nil
        else { return nil }
        return afgesloten.adding(years: Termijn.durabilityYears)
    }
}
