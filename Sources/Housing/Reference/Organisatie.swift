public import Replica
public import SyncProtocol

/// A care party or corporation, by all the names that people give it.
public struct Organisatie: NaslagEntry {
    public let naam: String
    public let soort: Organisatiesoort
    public let otherNames: [String]

    init(_ naam: String, _ soort: Organisatiesoort, ook otherNames: [String] = []) {
        self.naam = naam
        self.soort = soort
        self.otherNames = otherNames.sorted()
    }

    public init?(_ record: ShownRecord) {
        guard let naam = record.text(OrganisatieField.naam) else { return nil }
        self.init(
            naam, record.choice(Organisatiesoort.self, OrganisatieField.soort) ?? .anders,
            ook: record.texts(OrganisatieField.andereNamen))
    }

    public var key: [String] { [naam] }
    public static var otherNamesField: OrganisatieField? { .andereNamen }
    public var values: [(OrganisatieField, Value?)] {
        [(.naam, .text(naam)), (.soort, soort.value)]
    }

    /// Those of the annual report 2024 and of the agreement of Maastricht of 2018.
    static let shipped = [
        Organisatie(
            "LEVANTOgroep", .zorgpartij,
            ook: ["Levanto", "RIBW/Levanto", "RIBW H&M", "RIBW/H&M", "RIBW"]),
        Organisatie("Radar", .zorgpartij), Organisatie("Mondriaan", .zorgpartij),
        Organisatie(
            "Koraal", .zorgpartij, ook: ["Koraalgroep", "Koraalgroep/Jekerzicht", "Jekerzicht"]),
        Organisatie("Leger des Heils", .zorgpartij), Organisatie("Moveoo", .zorgpartij),
        Organisatie("Xonar", .zorgpartij),
        Organisatie("Servatius", .corporatie), Organisatie("Woonpunt", .corporatie),
        Organisatie("Maasvallei", .corporatie), Organisatie("Weller", .corporatie),
        Organisatie("Wonen Zuid", .corporatie),
        Organisatie("Woningcorporatie Meerssen", .corporatie, ook: ["Wonen Meerssen"]),
        Organisatie("Loket Housing", .anders, ook: ["Locket Housing", "Loket", "Locket"]),
    ]
}

/// What an organisation agreed with a region, from when to when.
public struct Convenant: NaslagEntry {
    public let organisatie: String
    public let regio: Regio
    public let rol: Convenantrol
    public let period: Period

    init(_ organisatie: String, _ regio: Regio, _ rol: Convenantrol, from: Day?, to: Day? = nil) {
        self.organisatie = organisatie
        self.regio = regio
        self.rol = rol
        period = Period(from: from, to: to)
    }

    public init?(_ record: ShownRecord) {
        guard let organisatie = record.text(ConvenantField.organisatie),
            let regio = record.text(ConvenantField.regio).flatMap(Regio.init),
            let rol = record.choice(Convenantrol.self, ConvenantField.rol)
        else { return nil }
        self.init(
            organisatie, regio, rol, from: record.day(ConvenantField.van),
            to: record.day(ConvenantField.tot))
    }

    public var key: [String] { [organisatie, regio.rawValue, period.from?.iso ?? ""] }
    public var values: [(ConvenantField, Value?)] {
        [
            (.organisatie, .text(organisatie)), (.regio, .text(regio.rawValue)),
            (.rol, rol.value), (.van, period.from?.value), (.tot, period.to?.value),
        ]
    }

    /// Partners by the annual report 2024; who signed in Maastricht in 2018 remains a deelnemer.
    static let shipped: [Convenant] = {
        let start = Day(year: 2024, month: 1, day: 1)
        let signed = Day(year: 2018, month: 5, day: 8)
        let parkstad = ["LEVANTOgroep", "Radar", "Mondriaan", "Koraal", "Leger des Heils"]
        let maastricht = [
            "Servatius", "Woonpunt", "Maasvallei", "Koraal", "Leger des Heils", "Xonar", "Radar",
            "LEVANTOgroep",
        ]
        return parkstad.map { Convenant($0, .parkstad, .convenantpartner, from: start) }
            + ["Moveoo", "LEVANTOgroep"].map {
                Convenant($0, .westelijkeMijnstreek, .convenantpartner, from: start)
            } + maastricht.map { Convenant($0, .maastricht, .deelnemer, from: signed) }
    }()
}

extension Naslag {
    /// The organisation that a typed name means, whatever its capitals and spelling.
    public func organisatie(_ typed: String) -> Organisatie? {
        let wanted = folded(typed)
        return organisaties.first { ([$0.naam] + $0.otherNames).contains { folded($0) == wanted } }
    }

    /// Whether an organisation is a partner of the region on a day.
    public func isConvenantpartner(_ organisatie: String, in regio: Regio, on day: Day) -> Bool {
        let naam = self.organisatie(organisatie)?.naam ?? organisatie
        return convenanten.contains {
            $0.organisatie == naam && $0.regio == regio && $0.rol == .convenantpartner
                && $0.period.contains(day)
        }
    }
}
