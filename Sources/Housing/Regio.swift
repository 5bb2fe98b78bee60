public import SyncProtocol

/// A region of the loket.
public enum Regio: String, CaseIterable, Sendable {
    case parkstad
    case westelijkeMijnstreek = "westelijke-mijnstreek"
    case maastricht
    case heuvelland

    public var scope: Scope { Scope(rawValue)! }

    /// Where what only few may see of a dossier of this region lies.
    public var restrictedScope: Scope { Scope("justitieel/\(rawValue)")! }

    public var label: String {
        switch self {
        case .parkstad: "Parkstad"
        case .westelijkeMijnstreek: "Westelijke Mijnstreek"
        case .maastricht: "Maastricht"
        case .heuvelland: "Heuvelland"
        }
    }
}
