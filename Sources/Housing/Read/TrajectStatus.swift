/// How far a traject has come.
public enum TrajectStatus: String, CaseIterable, Sendable {
    case aangemeld
    case gescreend
    case intakeGepland = "intake gepland"
    case intakeGedaan = "intake gedaan"
    case bijCorporatie = "bij corporatie"
    case aangeboden
    case geplaatst
    case inNazorg = "in nazorg"
    case positief = "positief afgesloten"
    case negatief = "negatief afgesloten"
    case gemeten
    case afgewezen
    case ingetrokken

    /// As people type it.
    public var word: String { rawValue.split(separator: " ").joined(separator: "-") }

    public init?(word: String) {
        guard let status = Self.allCases.first(where: { $0.word == word.lowercased() }) else {
            return nil
        }
        self = status
    }
}

extension TrajectFeiten {
    /// Follows from what happened and from the day: aftercare begins with the first window.
    public func status(on today: Day) -> TrajectStatus {
        isClosed ? statusAtEnd : statusOnTheWay(on: today)
    }

    private var statusAtEnd: TrajectStatus {
        switch verloop {
        case .afgewezen: .afgewezen
        case .ingetrokken: .ingetrokken
        case .positief, .negatief, .loopt:
            gemeten != nil ? .gemeten : verloop == .positief ? .positief : .negatief
        }
    }

    private func statusOnTheWay(on today: Day) -> TrajectStatus {
        if let start = plaatsingen.map(\.ingang).max() {
            return start > Nazorg.lastStartInNazorg(on: today) ? .geplaatst : .inNazorg
        }
        if isAangeboden { return .aangeboden }
        if !corporaties.isEmpty { return .bijCorporatie }
        if intake != nil { return .intakeGedaan }
        if intakeGepland != nil { return .intakeGepland }
        return gescreend == nil ? .aangemeld : .gescreend
    }
}

extension Dossier {
    /// Of the last traject.
    public func status(on today: Day) -> TrajectStatus { trajecten.last!.feiten.status(on: today) }
}
