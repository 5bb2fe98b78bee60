// What is billed and what is claimed: R8 and R9.

/// A bill to a care party, or what one may claim.
public struct Bedrag: Hashable, Sendable {
    public let soort: Declaratiesoort
    public let day: Day
    public let bedrag: Cents
    public let organisatie: String?
}

extension Naslag {
    /// R8: billed on the day of the intake to who is no partner of the region on that day.
    public func trajectprijs(_ feiten: TrajectFeiten) -> Bedrag? {
        guard feiten.woonproces == nil || feiten.woonproces == .housing,
            let day = feiten.intake, let aanmelder = feiten.aanmelder,
            let regio = feiten.gemeente.flatMap(gemeente)?.regio,
            !isConvenantpartner(aanmelder, in: regio, on: day),
            let bedrag = tarief(.trajectprijs, on: day)
        else { return nil }
        return Bedrag(soort: .trajectprijs, day: day, bedrag: bedrag, organisatie: aanmelder)
    }

    /// R9: once, from the day on which the rent of a Housing traject starts.
    public func begeleiding(_ feiten: TrajectFeiten, on today: Day) -> Bedrag? {
        guard let start = feiten.plaatsingen.min(by: { $0.ingang < $1.ingang }),
            (start.woonproces ?? feiten.woonproces) == .housing, start.ingang <= today,
            let gemeente = start.gemeente.flatMap(gemeente), gemeente.regio == .parkstad,
            gemeente.naam != Self.paidOtherwise,
            let bedrag = tarief(.begeleiding, on: start.ingang)
        else { return nil }
        return Bedrag(
            soort: .begeleiding, day: start.ingang, bedrag: bedrag,
            organisatie: feiten.aanmelder)
    }

    /// Its tenants get their guidance from the gemeente itself.
    private static let paidOtherwise = "Heerlen"
}
