// The reasons in words, as templates that another language has its own of.

extension Likeness.Reason {
    public var words: String {
        switch self {
        case .sameSurname: "dezelfde achternaam"
        case .surnameSounds: "de achternaam klinkt of schrijft bijna gelijk"
        case .surnameWithin: "een deel van de achternaam is gelijk"
        case .sameGiven: "dezelfde voornaam"
        case .givenInitial: "dezelfde voorletter"
        case .givenSounds: "de voornaam klinkt of schrijft bijna gelijk"
        case .givenWithin: "de ene voornaam zit in de andere"
        case .otherGiven: "een andere voornaam"
        case .swappedNames: "dezelfde namen, in een andere volgorde"
        case .sameBirthday: "dezelfde geboortedatum"
        case .swappedBirthday: "dag en maand van de geboorte verwisseld"
        case .nearBirthday: "de geboortedatum verschilt op één plaats"
        case .sameYear: "hetzelfde geboortejaar"
        case .otherBirth: "een andere geboortedatum"
        case .sameTelephone: "hetzelfde telefoonnummer"
        case .sameEmail: "hetzelfde e-mailadres"
        case .sameAddress: "hetzelfde adres"
        case .sameGemeente: "dezelfde gemeente"
        }
    }
}
