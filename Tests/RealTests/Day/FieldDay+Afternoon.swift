import Foundation
import Testing

// A dossier goes to another region while Anna is away, and still writes in it.

extension FieldDay {
    static let late = "Huurt een kamer bij zijn oom."

    func writeInADossierThatGoes() throws {
        try passes(14, 0)
        try anna.open("peters", "P. Peters")
        try anna.press("n")
        try anna.sees("› notitie")
        try anna.type(Self.late)
        try anna.save("notitie")
        saved(Self.late, in: peters)
        try passes(14, 10)
        try anna.press("n")
        try anna.sees("› notitie")
        try anna.type("Half af")
        try anna.sees("Half af")
        try anna.press("Escape")
        try anna.sees("[tijdlijn]", "↑8 wachtend")
    }

    /// At the office there is a network.
    func transfer() throws {
        try passes(14, 20)
        els.findSignal()
        try els.press("7", "s")
        try els.sees("● verbonden")
        try els.open("peters", "P. Peters")
        try els.press("o")
        try els.sees("› Anna  1 dossier")
        try els.press("r")
        try els.sees("Naar welke regio?")
        try els.press("Down", "Enter")
        try els.sees("P. Peters gaat van Parkstad naar Maastricht.", "vastgehouden tot het kantoor")
        try els.press("Enter")
        try els.sees("Overgedragen op dit apparaat: P. Peters naar Maastricht.", "↑0 wachtend")
    }

    /// Asked for, and nothing comes of it: that is said, and nothing is lost.
    func syncWithoutSignal() throws {
        try passes(15)
        try anna.press("7")
        try anna.sees("8 wijzigingen staan nog alleen op dit apparaat.", "○ geen verbinding")
        try anna.press("s")
        try anna.sees("Het veldboek zoekt nu het kantoor.", "↑8 wachtend", "○ geen verbinding")
        try anna.open("peters", "P. Peters")
    }
}
