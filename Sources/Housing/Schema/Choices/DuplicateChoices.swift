/// What a person decided of two dossiers that look like one.
public enum DubbelOordeel: Int64, ChoiceList {
    case geenDubbel = 1
    /// It was said before that they are two, and that is doubted.
    case tochBekijken

    public var label: String {
        switch self {
        case .geenDubbel: "geen dubbel"
        case .tochBekijken: "toch bekijken"
        }
    }
}
