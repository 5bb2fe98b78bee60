public import Replica
public import SyncProtocol

/// Who somebody is, as far as two dossiers can be compared by it.
public struct Persoon: Hashable, Sendable {
    /// Nil for somebody of whom there is no dossier yet.
    public let folder: FolderID?
    public let naam: String
    public let geboren: Geboren?
    let name: PersonName
    /// The last nine digits: a number is written with and without +31.
    let telephone: String?
    let email: String?
    let address: String?
    let gemeente: String?

    /// As exactly as it is known.
    public enum Geboren: Hashable, Sendable {
        case day(Day)
        case year(Int64)
    }

    public init(
        folder: FolderID? = nil, naam: String, geboren: Geboren? = nil, telefoon: String? = nil,
        email: String? = nil, adres: String? = nil, gemeente: String? = nil
    ) {
        self.folder = folder
        self.naam = naam
        self.geboren = geboren
        name = PersonName(naam)
        let digits = (telefoon ?? "").filter(\.isNumber)
        telephone =
            digits.count >= Self.telephoneDigits
            ? String(digits.suffix(Self.telephoneDigits)) : nil
        self.email = email.flatMap { $0.contains("@") ? folded($0) : nil }
        address = adres.map(folded).flatMap { $0.contains(where: \.isNumber) ? $0 : nil }
        self.gemeente = gemeente.map(folded)
    }

    private static let telephoneDigits = 9

    public init(_ facts: ShownRecord) {
        let day = facts.day(DossierField.geboortedatum).map(Geboren.day)
        let year = facts.whole(DossierField.geboortejaar).map(Geboren.year)
        self.init(
            folder: facts.folder, naam: facts.text(DossierField.naam) ?? "",
            geboren: day ?? year, telefoon: facts.text(DossierField.telefoon),
            email: facts.text(DossierField.email), adres: facts.text(DossierField.adres),
            gemeente: facts.text(DossierField.gemeente))
    }
}

extension Persoon.Geboren {
    var year: Int64 {
        switch self {
        case .day(let day): day.yearMonthDay.year
        case .year(let year): year
        }
    }
}

extension CheckedForm {
    /// The one whom a registration is about.
    public var person: Persoon {
        let born = day(DossierField.geboortedatum).map(Persoon.Geboren.day)
        let year = whole(DossierField.geboortejaar).map(Persoon.Geboren.year)
        return Persoon(
            naam: text(DossierField.naam) ?? "", geboren: born ?? year,
            telefoon: text(DossierField.telefoon), email: text(DossierField.email),
            adres: text(DossierField.adres), gemeente: text(AanmeldingField.gemeente))
    }
}
