internal import SyncProtocol

/// Someone who does not exist: a name, and a way to be reached that reaches nobody.
struct PracticePerson {
    var naam: String
    var geboren: Day?
    /// Where only that is known.
    var geboortejaar: Int64?
    var telefoon: String?
    var email: String?
    var adres: String?
    var huishouden: Huishouden
    var kinderen: Int64?

    init(_ index: Int, on today: Day, _ chance: inout PracticeChance) {
        let (given, family) = Self.name(&chance)
        naam = "\(given) \(family)"
        let age = chance.number(18...74)
        let birth = today.adding(years: -age).adding(-chance.number(0...364))
        switch chance.number(1...100) {
        case 1...90: geboren = birth
        case 91...96: geboortejaar = birth.year
        default: break
        }
        telefoon = chance.happens(88) ? Self.telephone(index) : nil
        email = chance.happens(55) ? Self.email(given, family) : nil
        adres = Self.address(&chance)
        huishouden = chance.one(
            of: [.alleenstaand, .alleenstaand, .alleenstaand, .paar, .gezin, .eenouder, .onbekend])
        if huishouden == .gezin || huishouden == .eenouder { kinderen = chance.number(1...5) }
    }

    /// The same person as somebody else would write it down, in a hurry.
    func writtenAnew(_ chance: inout PracticeChance) -> PracticePerson {
        var twin = self
        let parts = naam.split(separator: " ")
        let initial = "\(parts[0].prefix(1)). " + parts.dropFirst().joined(separator: " ")
        let turned = parts.dropFirst().joined(separator: " ") + ", \(parts[0])"
        twin.naam = chance.one(of: [initial, turned, plain(naam), naam.uppercased()])
        if chance.happens(50) {
            twin.geboortejaar = geboren?.year
            twin.geboren = nil
        }
        twin.email = nil
        return twin
    }

    private func plain(_ name: String) -> String {
        String(name.map { Self.plainLetters[$0] ?? $0 })
    }

    private static let plainLetters: [Character: Character] = [
        "é": "e", "è": "e", "ë": "e", "ï": "i", "ö": "o", "ü": "u", "ç": "c", "ş": "s", "ğ": "g",
        "ł": "l", "ń": "n", "ó": "o", "ß": "s", "ı": "i", "Ö": "O", "Ş": "S", "Ł": "L", "á": "a",
    ]

    private static func name(_ chance: inout PracticeChance) -> (given: String, family: String) {
        let culture = chance.one(of: practiceNames)
        // Families mix, as everywhere.
        let other = chance.happens(12) ? chance.one(of: practiceNames) : culture
        let family = chance.one(of: other.family)
        let second = chance.happens(5) ? "-" + chance.one(of: practiceNames[0].family) : ""
        return (chance.one(of: culture.given), family + second)
    }

    /// Ranges of a thousand numbers that the German and the British regulator keep for films and books;
    /// the Dutch one keeps none.
    private static let telephoneRanges = [
        "+49 221 4710", "+49 30 23125", "+49 69 90009", "+49 40 66969", "+49 89 99998",
        "+44 7700 900", "+44 1632 960", "+44 20 7946 0", "+44 113 496 0", "+44 114 496 0",
        "+44 115 496 0", "+44 116 496 0", "+44 117 496 0", "+44 118 496 0", "+44 121 496 0",
        "+44 131 496 0", "+44 141 496 0", "+44 151 496 0", "+44 161 496 0", "+44 191 498 0",
    ]

    private static func telephone(_ index: Int) -> String {
        telephoneRanges[index / 1000 % telephoneRanges.count] + padded(Int64(index % 1000), to: 3)
    }

    private static func email(_ given: String, _ family: String) -> String {
        let letters = folded("\(given).\(family)").map { $0 == " " ? "-" : $0 }
        return String(letters.filter { $0.isASCII && ($0.isLetter || "-.".contains($0)) })
            + "@voorbeeld.nl"
    }

    /// No town has these streets.
    static func address(_ chance: inout PracticeChance) -> String {
        let street = chance.one(of: practiceStreets)
        let letter = chance.happens(15) ? chance.one(of: ["a", "b", "-2", "-14"]) : ""
        return "\(street) \(chance.number(1...140))\(letter)"
    }

    func writes(_ gemeente: String, justitieel: FolderID?, on folder: FolderID) -> [Operation] {
        Housing.writes(
            [
                (DossierField.naam, .text(naam)), (.geboortedatum, geboren?.value),
                (.geboortejaar, geboortejaar.map(Value.whole)),
                (.telefoon, telefoon.map(Value.text)), (.email, email.map(Value.text)),
                (.adres, adres.map(Value.text)), (.gemeente, .text(gemeente)),
                (.huishouden, huishouden.value), (.kinderen, kinderen.map(Value.whole)),
                (.justitieel, justitieel.map { .bytes($0.bytes) }),
            ], on: .dossier(folder))
    }
}
