import Foundation
import Testing

// The signal is back: what was written goes, what others wrote comes, and people decide.

extension FieldDay {
    func syncInTheEvening() throws {
        try passes(17)
        try bram.press("7")
        try bram.sees("3 wijzigingen staan nog alleen op dit apparaat.")
        bram.findSignal()
        try bram.press("s")
        try bram.sees("Alles wat u bewaarde is op het kantoor.", "↑0 wachtend", "● verbonden")
        try passes(17, 5)
        anna.findSignal()
        // By itself, with the page of a dossier open that is not hers any more.
        try anna.sees("↑0 wachtend", "1 vastgehouden")
        try anna.sees("Dit dossier is nog onderweg, of staat niet meer op dit apparaat.")
        try anna.press("n")
        try anna.sees("dossiers › dossier", "niet meer op dit apparaat.")
        try anna.press("Escape")
        try anna.sees("[2 dossiers]")
    }

    /// Her words are still hers, both those that were saved and those that were not.
    func lookAtWhatIsHeld() throws {
        try anna.press("7")
        try anna.sees("1 wijziging wordt vastgehouden", "concept van 14:10", "Half af")
        try anna.press("Down")
        try anna.sees("u mag hier niet (meer) schrijven", Self.late)
        try anna.press("Enter")
        try anna.sees("Dit dossier staat niet meer op dit apparaat.")
    }

    func lookAtTheNews() throws {
        try anna.press("5")
        try anna.sees("M. de Vries", "≈ nalezen", "Bram", "Belde met de zus over de sleutel.")
        try anna.press("6")
        try anna.sees(
            "A. Smeets  controlemoment 1: uitkomst", "aandacht nodig (Bram)", "1 conflict")
    }

    /// Both have it before them; Bram decides.
    func decide() throws {
        try passes(17, 10)
        try bram.press("6")
        for person in [anna!, bram!] {
            try person.sees("A. Smeets  controlemoment 1: uitkomst")
            try person.press("Enter")
            try person.sees("a  aandacht nodig", "b  alles goed", "door Bram, 12:00")
        }
        try bram.press("a")
        try bram.sees("Gekozen: aandacht nodig", "2  Overlegd met de collega.")
        try bram.press("2")
        try bram.sees("Er zijn geen conflicten.", "0 conflicten")
        try anna.sees("Hierover is al besloten.", "0 conflicten")
    }

    /// A note is typed while another one comes into the dossier.
    func writeWhileSomebodyElseDoes() throws {
        try passes(17, 12)
        try anna.open("pieters", "Jan Pieters")
        try anna.press("n")
        try anna.sees("› notitie")
        try anna.type("Neemt zijn paspoort mee.")
        try anna.sees("Neemt zijn paspoort mee.")
        try passes(17, 13)
        try bram.open("pieters", "Jan Pieters")
        try bram.press("n")
        try bram.sees("› notitie")
        try bram.type("Spreekt af op dinsdag.")
        try bram.save("notitie")
        try bram.sees("↑0 wachtend")
        saved("Spreekt af op dinsdag.", in: "Jan Pieters")
        // Nothing of it is seen while one types, so it is looked for from beside.
        try arrives("Spreekt af op dinsdag.", at: anna)
        try anna.press("C-s")
        try anna.sees("Het dossier is intussen veranderd door Bram, 17:13: notitie.")
        try anna.save("notitie")
        saved("Neemt zijn paspoort mee.", in: "Jan Pieters")
    }

    private func arrives(_ note: String, at person: Person) throws {
        let number = try number(of: "Jan Pieters", on: person)
        for _ in 0..<40 {
            let notes = try person.laptop("dossier", number)["notities"].items
            if notes.contains(where: { $0["tekst"].text == note }) { return }
            usleep(100_000)
        }
        throw NeverSeen()
    }

    func number(of name: String, on person: Person) throws -> String {
        let all = try person.laptop("dossiers")["dossiers"].items
        return all.first { $0["naam"].text == name }?["dossier"].text ?? ""
    }

    /// The office lets count what came too late; who has the dossier now reads it.
    func release() throws {
        try passes(17, 15)
        try bram.open("peters", "P. Peters")
        try bram.sees("maastricht")
        try bram.seesNoMore(Self.late)
        let held = try office("nagekomen")["held"].items
        for one in held { try office("nagekomen", "vrijgeven", one["id"].text) }
        try bram.sees(Self.late)
        try anna.seesNoMore("vastgehouden")
        try anna.sees("↑0 wachtend")
    }
}
