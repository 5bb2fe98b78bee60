public import Replica
public import SyncProtocol

/// A gemeente as it is written officially, its region, and the short names that people use.
public struct Gemeente: NaslagEntry {
    public let naam: String
    public let regio: Regio
    public let otherNames: [String]

    init(_ naam: String, _ regio: Regio, ook otherNames: [String] = []) {
        self.naam = naam
        self.regio = regio
        self.otherNames = otherNames.sorted()
    }

    public init?(_ record: ShownRecord) {
        guard let naam = record.text(GemeenteField.naam),
            let regio = record.text(GemeenteField.regio).flatMap(Regio.init)
        else { return nil }
        self.init(naam, regio, ook: record.texts(GemeenteField.andereNamen))
    }

    public var key: [String] { [naam] }
    public static var otherNamesField: GemeenteField? { .andereNamen }
    public var values: [(GemeenteField, Value?)] {
        [(.naam, .text(naam)), (.regio, .text(regio.rawValue))]
    }

    static let shipped =
        [
            "Beekdaelen", "Brunssum", "Heerlen", "Kerkrade", "Landgraaf", "Simpelveld",
            "Voerendaal",
        ].map { Gemeente($0, .parkstad) }
        + [
            Gemeente("Beek", .westelijkeMijnstreek),
            Gemeente("Sittard-Geleen", .westelijkeMijnstreek, ook: ["Sittard", "Geleen"]),
            Gemeente("Stein", .westelijkeMijnstreek), Gemeente("Maastricht", .maastricht),
            Gemeente("Eijsden-Margraten", .heuvelland, ook: ["Eijsden", "Margraten"]),
            Gemeente("Gulpen-Wittem", .heuvelland, ook: ["Gulpen", "Wittem"]),
            Gemeente("Meerssen", .heuvelland), Gemeente("Vaals", .heuvelland),
            Gemeente("Valkenburg aan de Geul", .heuvelland, ook: ["Valkenburg"]),
        ]
}

extension Naslag {
    /// The gemeente that a typed name means; nil for one outside the four regions.
    public func gemeente(_ typed: String) -> Gemeente? {
        if let exact = gemeenten.first(where: { $0.naam == typed }) { return exact }
        let wanted = folded(typed)
        return gemeenten.first { ([$0.naam] + $0.otherNames).contains { folded($0) == wanted } }
    }
}
