public import Replica
public import SyncProtocol

// What the office sets: how strict a rule is, and which streets are spared.

/// What a rule does in a region, from when to when, where it is not what it does everywhere.
public struct Regelinstelling: NaslagEntry {
    public let nummer: Int64
    /// All regions, where none is given.
    public let regio: Regio?
    public let gevolg: Regelgevolg
    public let period: Period

    public init(_ nummer: Int64, _ regio: Regio?, _ gevolg: Regelgevolg, _ period: Period) {
        self.nummer = nummer
        self.regio = regio
        self.gevolg = gevolg
        self.period = period
    }

    public init?(_ record: ShownRecord) {
        guard let nummer = record.whole(RegelField.nummer),
            let gevolg = record.choice(Regelgevolg.self, RegelField.gevolg)
        else { return nil }
        self.init(
            nummer, record.text(RegelField.regio).flatMap(Regio.init), gevolg,
            record.period(RegelField.van, RegelField.tot))
    }

    public var key: [String] { ["\(nummer)", regio?.rawValue ?? "", period.from?.iso ?? ""] }
    public var values: [(RegelField, Value?)] {
        [
            (.nummer, .whole(nummer)), (.regio, regio.map { .text($0.rawValue) }),
            (.gevolg, gevolg.value), (.van, period.from?.value), (.tot, period.to?.value),
        ]
    }
}

/// A street or complex where the loket places nobody for a while (S3, afspraak 12).
public struct OntzienGebied: NaslagEntry {
    public let gemeente: String
    public let straat: String
    public let reden: String?
    public let period: Period

    public init(_ gemeente: String, _ straat: String, reden: String?, _ period: Period) {
        self.gemeente = gemeente
        self.straat = straat
        self.reden = reden
        self.period = period
    }

    public init?(_ record: ShownRecord) {
        guard let gemeente = record.text(OntzienGebiedField.gemeente),
            let straat = record.text(OntzienGebiedField.straat)
        else { return nil }
        self.init(
            gemeente, straat, reden: record.text(OntzienGebiedField.reden),
            record.period(OntzienGebiedField.van, OntzienGebiedField.tot))
    }

    public var key: [String] { [gemeente, straat, period.from?.iso ?? ""] }
    public var values: [(OntzienGebiedField, Value?)] {
        [
            (.gemeente, .text(gemeente)), (.straat, .text(straat)),
            (.reden, reden.map(Value.text)), (.van, period.from?.value),
            (.tot, period.to?.value),
        ]
    }
}

extension Naslag {
    /// The spared street that an address lies in, on a day.
    public func ontzien(_ adres: String, in gemeente: String, on day: Day) -> OntzienGebied? {
        let wanted = folded(adres)
        return ontzienGebieden.first { area in
            guard area.gemeente == gemeente, area.period.contains(day) else { return false }
            let straat = folded(area.straat)
            return wanted == straat || wanted.hasPrefix(straat + " ")
        }
    }
}
