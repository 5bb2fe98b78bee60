import Foundation
import Testing

// Before anybody goes out: what was in the dossiers already, and three laptops that have it.

extension FieldDay {
    static let report = "Meneer woont bij zijn zus.\n\nHij zoekt een woning in Heerlen."

    /// By commands, as this was months ago.
    func fillIn() throws {
        let laptop = anna.laptop
        let (address, code) = try invitation(of: anna)
        try laptop("koppel", address, code)
        try clock.set(8, 1)
        vries = try registered("M. de Vries", "Heerlen", "1-4-2026")
        try clock.set(8, 2)
        smeets = try registered("A. Smeets", "Kerkrade", "1-10-2025")
        try clock.set(8, 3)
        peters = try registered("P. Peters", "Landgraaf", "5-5-2026")
        try clock.set(8, 4)
        for dossier in [vries, smeets, peters] {
            try laptop(
                "behandeling", dossier, "--rol", "consulent", "--medewerker", "Anna", "--van",
                "5-5-2026")
        }
        try clock.set(8, 5)
        try laptop(
            "intake", vries, "--datum", "20-4-2026", "--uitkomst", "geschikt", "--verslag",
            Self.report)
        try laptop(
            "plaatsing", smeets, "--ingang", "1-3-2026", "--gemeente", "Kerkrade", "--corporatie",
            "Weller")
        try laptop("sync")
    }

    private func registered(_ name: String, _ gemeente: String, _ day: String) throws -> String {
        try anna.laptop(
            "aanmelden", "--naam", name, "--gemeente", gemeente, "--woonproces", "housing",
            "--datum", day)["dossier"].text
    }

    /// Anna has her dossiers; Bram and Els type the address and the code that they got.
    func connect() throws {
        try clock.set(8, 30)
        for person in people { try person.start() }
        try anna.sees("A. Smeets", "● verbonden")
        for person in [bram!, els!] {
            let (address, code) = try invitation(of: person)
            try person.sees("k  Koppelen.")
            try person.press("k")
            try person.sees("Vul het adres en de code in")
            try person.type(address)
            try person.press("Tab")
            try person.type(code)
            try person.press("C-s")
            try person.sees("Vandaag, 1-6-2026", "● verbonden")
            try person.press("2")
            try person.sees("A. Smeets", "M. de Vries", "P. Peters")
        }
    }
}
