public import SyncProtocol

/// A region of the loket, and the gemeenten in it.
public enum Regio: String, CaseIterable, Sendable {
    case parkstad
    case westelijkeMijnstreek = "westelijke-mijnstreek"
    case maastricht
    case heuvelland

    public var scope: Scope { Scope(rawValue)! }

    public var gemeenten: [String] {
        switch self {
        case .parkstad:
            [
                "Beekdaelen", "Brunssum", "Heerlen", "Kerkrade", "Landgraaf", "Simpelveld",
                "Voerendaal",
            ]
        case .westelijkeMijnstreek: ["Beek", "Sittard-Geleen", "Stein"]
        case .maastricht: ["Maastricht"]
        case .heuvelland:
            ["Eijsden-Margraten", "Gulpen-Wittem", "Meerssen", "Vaals", "Valkenburg aan de Geul"]
        }
    }
}

/// A gemeente as it is written officially, and its region.
public struct Gemeente: Hashable, Sendable {
    /// Shorter names that the reports use.
    private static let otherNames = [
        "gulpen": "Gulpen-Wittem", "valkenburg": "Valkenburg aan de Geul",
    ]

    public let name: String
    public let regio: Regio

    /// Takes any case and the usual short names; nil for a gemeente outside the four regions.
    public init?(_ typed: String) {
        let wanted = (Self.otherNames[typed.lowercased()] ?? typed).lowercased()
        for regio in Regio.allCases {
            for name in regio.gemeenten where name.lowercased() == wanted {
                (self.name, self.regio) = (name, regio)
                return
            }
        }
        return nil
    }
}
