import Foundation
import TerminalRobot
import Testing

/// A whole day of three people, as they have it: the real programs, in tmux, and keys.
@Suite(
    .serialized, .timeLimit(.minutes(5)), .enabled(if: Tmux.isInstalled, "tmux is not installed"))
struct FieldDayTests {
    @Test
    func `a day in the field ends with the same screens on every laptop, and nothing lost`() throws
    {
        let day = try FieldDay()
        try day.fillIn()
        try day.connect()
        try day.leaveTheOffice()

        try day.registerAtTheDoor()
        try day.intakeInParts()
        try day.note()
        try day.editOneReportApart()
        try day.logOneMomentTwice()
        try day.loseALaptopWhileTyping()
        try day.writeInADossierThatGoes()
        try day.transfer()
        try day.syncWithoutSignal()

        try day.syncInTheEvening()
        try day.lookAtWhatIsHeld()
        try day.lookAtTheNews()
        try day.decide()
        try day.writeWhileSomebodyElseDoes()
        try day.release()

        try day.expectEqualScreens()
        try day.expectEqualReplicas()
    }
}

extension FieldDay {
    /// What one sees, all see; and it is what was agreed.
    fileprivate func expectEqualScreens() throws {
        try passes(17, 30)
        for person in people { try person.sees("↑0 wachtend · laatste sync 17:30", "● verbonden") }
        for (typed, title, views) in [
            ("vries", "M. de Vries", ["tijdlijn", "teksten", "geschiedenis"]),
            ("smeets", "A. Smeets", ["tijdlijn", "geschiedenis"]),
        ] {
            for person in people { try person.open(typed, title) }
            for view in views {
                let seen = try people.map { try look($0, at: view) }
                #expect(Set(seen).count == 1, "\(title), \(view): \(seen.joined(separator: "\n"))")
                try DayScreen.expect(seen[0], is: "\(typed)-\(view)")
            }
        }
        for person in people { try person.open("pieters", "Jan Pieters") }
        let seen = try people.map { try look($0, at: "teksten") }
        #expect(Set(seen).count == 1, "\(seen.joined(separator: "\n"))")
    }

    private func look(_ person: Person, at view: String) throws -> String {
        for _ in 0..<4 where try !person.screen().contains(where: { $0.contains("[\(view)]") }) {
            try person.press("Right")
            usleep(200_000)
        }
        // Who looked is sent too, so that the connection is at work for a moment.
        let screen = try person.screen(with: ["[\(view)]", "● verbonden"], without: "even lezen")
        return DayScreen.common(screen, of: person, numbers: [vries, smeets, peters])
    }

    /// By commands, beside the pages: the same histories, whole files, and each note once.
    fileprivate func expectEqualReplicas() throws {
        let hub = try office.digests()
        for person in people {
            let digests = try person.laptop.digests()
            #expect(digests.allSatisfy { hub[$0.key] == $0.value }, "\(person.name)")
            let status = try person.laptop("status")
            for count in ["waiting", "held", "conflicts", "rejected"] {
                #expect(status[count].number == 0, "\(person.name): \(count)")
            }
            // What was saved is no draft any more, and what was not is one still.
            let drafts = try person.laptop("concepten")["drafts"].items
            let words = drafts.flatMap { $0["words"].items.map(\.text) }.joined(separator: "\n")
            #expect(drafts.count == (person.name == "Anna" ? 1 : 0), "\(person.name): \(words)")
            #expect(words.contains("Half af") == (person.name == "Anna"))
            let all = try person.laptop("dossiers")["dossiers"].items
            #expect(all.count == (person.name == "Anna" ? 3 : 4))
            for one in all {
                let number = one["dossier"].text
                let found = try person.laptop("dossier", number)["notities"].items
                let expected = notes[number] ?? notes[one["naam"].text] ?? []
                #expect(found.map { $0["tekst"].text }.sorted() == expected.sorted())
            }
        }
    }
}
