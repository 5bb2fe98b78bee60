public import Replica
internal import SyncProtocol

/// The figures of one year, each counted by the day of its event (R12).
public struct Jaarverslag: Sendable {
    public let jaar: Int64
    public let regios: [Regio: RegioCijfers]
    /// Homes that were measured in the year, and how many of them lasted.
    public let gemeten: Int
    public let duurzaam: Int
    public let klachten: [Woonproces: Int]

    /// Of everything on this device.
    public init(_ replica: Replica, _ jaar: Int64, _ naslag: Naslag) throws {
        let table = try TrajectTable(replica)
        let (measured, lasting) = try Self.measured(replica, in: jaar)
        self.init(
            table.trajecten.map(\.feiten), jaar, naslag, gemeten: measured, duurzaam: lasting,
            klachten: try Self.complaints(replica, in: jaar))
    }

    init(
        _ trajecten: [TrajectFeiten], _ jaar: Int64, _ naslag: Naslag, gemeten: Int = 0,
        duurzaam: Int = 0, klachten: [Woonproces: Int] = [:]
    ) {
        self.jaar = jaar
        self.gemeten = gemeten
        self.duurzaam = duurzaam
        self.klachten = klachten
        var regios = Dictionary(
            uniqueKeysWithValues: Regio.allCases.map {
                ($0, RegioCijfers(taakstelling: naslag.quotum(.taakstelling, $0.rawValue, jaar)))
            })
        for feiten in trajecten {
            let regio = feiten.gemeente.flatMap(naslag.gemeente)?.regio
            if let regio { regios[regio]!.count(feiten, in: regio, jaar, naslag) }
            for start in feiten.plaatsingen where start.ingang.year == jaar {
                guard let gemeente = start.gemeente.flatMap(naslag.gemeente) else { continue }
                regios[gemeente.regio]!.count(start, of: feiten, in: gemeente, naslag)
            }
        }
        for regio in Regio.allCases {
            regios[regio]!.compare { naslag.quotum(.spreidingsafspraak, $0, jaar) }
        }
        self.regios = regios
    }

    private static func days(of jaar: Int64) -> ClosedRange<Int64> {
        guard let first = Day(year: jaar, month: 1, day: 1) else { return 0...0 }
        return first.number...first.adding(months: 12).adding(-1).number
    }

    /// Housed without a break, with neither rent debt nor nuisance (annual report 2024, §1.2).
    private static func measured(_ replica: Replica, in jaar: Int64) throws -> (Int, Int) {
        let fields: [DuurzaamheidsmetingField] = [.woontOnafgebroken, .huurschuld, .overlast]
        let lasting = try replica.rows(
            of: DuurzaamheidsmetingField.type, fields.map(\.number),
            where: [.within(DuurzaamheidsmetingField.datum.number, days(of: jaar))]
        ) { row -> Bool? in
            guard let housed = row.whole(0), let debt = row.whole(1), let nuisance = row.whole(2),
                ![housed, debt, nuisance].contains(JaNee.onbekend.rawValue)
            else { return nil }
            return housed == JaNee.ja.rawValue && debt == JaNee.nee.rawValue
                && nuisance == JaNee.nee.rawValue
        }
        return (lasting.count, lasting.count { $0 })
    }

    private static func complaints(_ replica: Replica, in jaar: Int64) throws
        -> [Woonproces: Int]
    {
        let products = try replica.rows(
            of: KlachtField.type, [KlachtField.woonproces.number],
            where: [.within(KlachtField.datum.number, days(of: jaar))]
        ) { $0.whole(0).flatMap(Woonproces.init) }
        return Dictionary(grouping: products) { $0 }.mapValues(\.count)
    }

    /// In whole hundredths; nil where nothing was measured.
    public var duurzaamProcent: Int? {
        gemeten == 0 ? nil : (duurzaam * 200 + gemeten) / (gemeten * 2)
    }
}
