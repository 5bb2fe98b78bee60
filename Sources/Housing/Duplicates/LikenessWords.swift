// The reasons in words, in both languages.

extension Likeness.Reason {
    public var words: Words {
        switch self {
        case .sameSurname: Words("dezelfde achternaam", "the same surname")
        case .surnameSounds:
            Words(
                "de achternaam klinkt of schrijft bijna gelijk",
                "the surname sounds or is spelt almost alike")
        case .surnameWithin:
            Words("een deel van de achternaam is gelijk", "a part of the surname is the same")
        case .sameGiven: Words("dezelfde voornaam", "the same first name")
        case .givenInitial: Words("dezelfde voorletter", "the same initial")
        case .givenSounds:
            Words(
                "de voornaam klinkt of schrijft bijna gelijk",
                "the first name sounds or is spelt almost alike")
        case .givenWithin:
            Words("de ene voornaam zit in de andere", "one first name is within the other")
        case .otherGiven: Words("een andere voornaam", "another first name")
        case .swappedNames:
            Words("dezelfde namen, in een andere volgorde", "the same names, in another order")
        case .sameBirthday: Words("dezelfde geboortedatum", "the same date of birth")
        case .swappedBirthday:
            Words("dag en maand van de geboorte verwisseld", "day and month of birth swapped")
        case .nearBirthday:
            Words(
                "de geboortedatum verschilt op één plaats", "the date of birth differs in one place"
            )
        case .sameYear: Words("hetzelfde geboortejaar", "the same year of birth")
        case .otherBirth: Words("een andere geboortedatum", "another date of birth")
        case .sameTelephone: Words("hetzelfde telefoonnummer", "the same telephone number")
        case .sameEmail: Words("hetzelfde e-mailadres", "the same e-mail address")
        case .sameAddress: Words("hetzelfde adres", "the same address")
        case .sameGemeente: Words("dezelfde gemeente", "the same gemeente")
        }
    }
}
