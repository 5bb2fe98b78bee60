internal import Housing
internal import TerminalUI

// The parts of an intake.

extension Texts {
    static let intake = Wording("intake", "intake")
    static let fillIn = Wording("invullen", "fill in")
    static let nextMissing = Wording("volgende open deel", "next open part")
    static let nothingMissing = Wording("Alle delen zijn klaar.", "All parts are done.")
    static let who = Wording("wie", "who")
    static let registration = Wording("aanmelding", "registration")
    static let screening = Wording("woonproces", "process")
    static let blocksPart = Wording("blokkade", "block")
    static let carefulPart = Wording("let op aan de deur", "careful at the door")
    static let report = Wording("verslag", "report")
    static let outcome = Wording("uitkomst en bewaren", "outcome and saving")
    static let birthDate = Wording("geboortedatum", "date of birth")
    static let contact = Wording("telefoon of adres", "telephone or address")
    static let household = Wording("huishouden", "household")
    static let registrant = Wording("wie aanmeldt", "who registers")
    static let origin = Wording("herkomst", "where from")
    static let outcomeAlone = Wording("uitkomst", "outcome")
    static let onlyIfThere = Wording("alleen als het er is", "only if there is one")

    static func progress(_ done: Int, of all: Int) -> Wording {
        Wording("\(done) van \(all) delen klaar", "\(done) of \(all) parts done")
    }

    static func stillMissing(_ names: [Wording]) -> Wording {
        Wording(
            "nog: " + names.map(\.dutch).joined(separator: ", "),
            "still: " + names.map(\.english).joined(separator: ", "))
    }

    static func draftOf(_ at: Int64, _ today: Day) -> Wording {
        let time = LocalTime(milliseconds: at).words(on: today)
        return Wording("concept van \(time), nog niet bewaard", "draft of \(time), not saved yet")
    }
}
