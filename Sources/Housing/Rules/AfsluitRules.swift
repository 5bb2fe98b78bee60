// What is looked at when a traject ends: R4 and R7.

extension Naslag {
    /// R7: a rejection names another reason than a block.
    func blockedAlone(_ uitkomst: Afsluituitkomst, reden: String, in regio: Regio?, on day: Day)
        -> RuleFinding?
    {
        guard uitkomst == .afgewezen, folded(reden) == Code.woonblokkade else { return nil }
        return RuleFinding(
            .r7, effect(of: .r7, in: regio, on: day),
            Words(
                "een woonblokkade alleen is geen reden voor een afwijzing",
                "a block alone is no reason for a rejection"))
    }

    /// R4: someone who is doing well is followed to the end of aftercare.
    func closedEarly(_ feiten: TrajectFeiten, in regio: Regio?, on day: Day) -> RuleFinding? {
        guard let start = feiten.plaatsingen.map(\.ingang).max() else { return nil }
        let effect = effect(of: .r4, in: regio, on: day)
        guard let end = Nazorg.end(from: start, feiten.woonproces) else {
            return RuleFinding(
                .r4, effect,
                Words(
                    "de nazorg van Housing First duurt zo lang als nodig is",
                    "aftercare of Housing First lasts as long as it is needed"))
        }
        guard day <= end else { return nil }
        return RuleFinding(
            .r4, effect,
            Words("de nazorg duurt tot en met \(end)", "aftercare lasts up to \(end)"))
    }
}
