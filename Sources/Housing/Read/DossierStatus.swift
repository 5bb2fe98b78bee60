/// How far a dossier has come.
public enum DossierStatus: String, Sendable {
    case aangemeld
    case intakeGedaan = "intake gedaan"
    case geplaatst
    case inNazorg = "in nazorg"
}

extension Dossier {
    /// Follows from the records and the day: aftercare begins with the first control moment.
    public func status(on today: Day) -> DossierStatus {
        guard let plaatsing = plaatsingen.last else {
            return intakes.isEmpty ? .aangemeld : .intakeGedaan
        }
        let hasBegun = controlemomenten(of: plaatsing).contains { moment in
            if moment.whole(ControlemomentField.uitkomst) != nil { return true }
            if !moment.days(ControlemomentField.pogingen).isEmpty { return true }
            guard let planned = moment.day(ControlemomentField.gepland) else { return false }
            return Nazorg.due(planned, on: today) != .later
        }
        return hasBegun ? .inNazorg : .geplaatst
    }
}
