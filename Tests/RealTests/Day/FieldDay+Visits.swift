import Foundation
import Testing

// In the field, without any signal: what each of them does, by the clock.

extension FieldDay {
    /// Somebody at the door: first who is here already, then who is new.
    func registerAtTheDoor() throws {
        try passes(10, 5)
        try anna.press("+")
        try anna.sees("Typ eerst de naam")
        try anna.type("Smeets")
        try anna.sees("Is het deze persoon?", "A. Smeets", "dezelfde achternaam")
        for _ in "Smeets" { try anna.press("BSpace") }
        try anna.type("Jan Pieters")
        try anna.sees("lijkt niemand op deze persoon", "nieuwe aanmelding")
        try anna.press("Enter")
        try anna.type("12-3-1991")
        try anna.sees("12-3-1991", "lijkt niemand op deze persoon")
        try anna.press("Enter")
        try anna.sees("[1 Wie]", "Jan Pieters", "12-3-1991")
        try anna.press("F6", "F5")
        try anna.sees("Valkenburg aan de Geul")
        try anna.type("Heer")
        try anna.sees("› Heerlen")
        try anna.press("Enter")
        try anna.sees("(•) Heerlen")
        try anna.save("aanmelding")
        try anna.sees("Veldboek › Jan Pieters", "↑1 wachtend", "○")
    }

    func intakeInParts() throws {
        try passes(10, 20)
        try anna.press("i")
        try anna.sees("0 van 5 delen klaar", "nog: telefoon of adres, huishouden")
        try anna.press("1")
        try anna.sees("[1 Wie]")
        try anna.press("Tab", "Tab", "Tab")
        try anna.type("0612345678")
        try anna.press("Tab", "Tab", "Tab", "1")
        try anna.sees("(•) alleenstaand")
        try anna.save("feiten van een dossier")
        try anna.press("3")
        try anna.sees("reden *")
        try anna.press("1", "Tab", "Tab")
        try anna.type("Heeft begeleiding nodig.")
        try anna.save("screening")
        try anna.press("6")
        try anna.sees("› verslag")
        try anna.type("Meneer slaapt nu bij een vriend.")
        try anna.press("C-s")
        try anna.sees("concept van 10:20, nog niet bewaard")
        try anna.press("7")
        try anna.sees("Meneer slaapt nu bij een vriend.", "concept hersteld 10:20")
        try anna.press("Tab", "Tab", "1")
        try anna.save("intake")
        try anna.sees("4 van 5 delen klaar", "↑4 wachtend")
    }

    func note() throws {
        try passes(10, 40)
        try anna.press("Escape")
        try anna.sees("[tijdlijn]")
        try anna.press("n")
        try anna.sees("› notitie")
        try anna.type("Belt morgen terug.")
        try anna.save("notitie")
        try anna.sees("↑5 wachtend")
        saved("Belt morgen terug.", in: "Jan Pieters")
    }

    /// One report, opened by both on the same version, and saved by both.
    func editOneReportApart() throws {
        try passes(11, 0)
        try openReport(anna)
        try passes(11, 10)
        try openReport(bram)
        try anna.press("C-Home", "End")
        try anna.type(" Zijn zus helpt mee.")
        try anna.sees("bij zijn zus. Zijn zus helpt mee.")
        try bram.press("C-Home")
        try bram.type("Gesprek op kantoor. ")
        try bram.press("C-End")
        try bram.type(" Liefst op de begane grond.")
        try bram.sees("Gesprek op kantoor. Meneer", "Heerlen. Liefst op de begane grond.")
        try anna.save("intake")
        try passes(11, 20)
        try bram.save("intake")
        try bram.sees("↑1 wachtend")
    }

    private func openReport(_ person: Person) throws {
        try person.open("vries", "M. de Vries")
        try person.press("i")
        try person.sees("delen klaar")
        try person.press("6")
        try person.sees("Meneer woont bij zijn zus.", "Hij zoekt een woning in Heerlen.")
    }

    /// Bram finds arrears; Anna, who does not know it, finds all well.
    func logOneMomentTwice() throws {
        try passes(12, 0)
        try bram.press("Escape")
        try bram.sees("[tijdlijn]")
        try bram.press("3")
        try bram.sees("[3 nazorg]")
        try bram.press("m")
        try bram.sees("[open 1]", "A. Smeets")
        try bram.press("Enter")
        try bram.sees("woont er nog")
        try bram.press("h", "n")
        try bram.type("Twee maanden achter.")
        try bram.sees("! achterstand", "Twee maanden achter.")
        try bram.press("Escape")
        try bram.sees("s signaal")
        try bram.press("s", "Enter")
        try bram.sees("Gelogd op dit apparaat: A. Smeets, aandacht nodig", "[open 0]")
        try passes(12, 10)
        try anna.press("Escape")
        try anna.sees("[tijdlijn]")
        try anna.press("Escape")
        try anna.sees("[2 dossiers]")
        try anna.press("3")
        try anna.sees("[open 1]", "A. Smeets")
        try anna.press("g")
        try anna.sees("Gelogd op dit apparaat: A. Smeets, alles goed", "[open 0]")
    }

    /// The battery is empty in the middle of a note.
    func loseALaptopWhileTyping() throws {
        try passes(13, 0)
        try bram.open("vries", "M. de Vries")
        try bram.press("n")
        try bram.sees("› notitie")
        try bram.type("Belde met de zus over de sleutel")
        try bram.sees("over de sleutel")
        try bram.lose()
        try passes(13, 20)
        try bram.start()
        try bram.sees("Vandaag, 1-6-2026", "↑2 wachtend")
        try bram.open("vries", "M. de Vries")
        try bram.press("n")
        try bram.sees("concept hersteld 13:00", "Belde met de zus over de sleutel")
        try bram.type(".")
        try bram.save("notitie")
        try bram.sees("↑3 wachtend")
        saved("Belde met de zus over de sleutel.", in: vries)
    }
}
