public import Replica
internal import SyncProtocol

// How many homes were rented, beside what was agreed.

extension Replica {
    /// How many homes were rented in a gemeente and in its region in a year; one traject counts once
    /// for each start of rent, however many logged it.
    public func placed(
        in gemeente: Gemeente, year: Int64, _ naslag: Naslag
    ) throws -> PlaatsingVoorstel.Geplaatst {
        guard let first = Day(year: year, month: 1, day: 1),
            let last = Day(year: year, month: 12, day: 31)
        else { return .init(inGemeente: 0, inRegio: 0) }
        let placed = try rows(
            of: PlaatsingField.type, [PlaatsingField.gemeente.number],
            where: [.within(PlaatsingField.ingangHuur.number, first.number...last.number)]
        ) { $0.text(0) }
        let names = Set(naslag.gemeenten.filter { $0.regio == gemeente.regio }.map(\.naam))
        return .init(
            inGemeente: Int64(placed.count { $0 == gemeente.naam }),
            inRegio: Int64(placed.count { names.contains($0) }))
    }
}
