import Foundation
import Testing

/// Who works at the loket: added, given roles and regions, and gone.
@Suite struct UserTests {
    private let some: SomeLoket

    init() throws {
        some = try SomeLoket()
        try some.add("Anna")
    }

    private func grants(_ name: String) throws -> Set<String> {
        let users = try #require(try some.json("gebruikers")["users"] as? [[String: Any]])
        let user = try #require(users.first { $0["name"] as? String == name })
        let grants = try #require(user["grants"] as? [[String: String]])
        return Set(grants.map { "\($0["role"]!) \($0["scope"]!)" })
    }

    private func refused(_ words: String...) throws -> String {
        let outcome = try some.program.run(words)
        #expect(outcome.status == 1, "\(words): \(outcome.errors)")
        #expect(outcome.output == "")
        return outcome.errors
    }

    @Test func `a person is added with a role, and gets more of them`() throws {
        try some.json(
            "gebruikers", "rol", "Anna", "--rol", "nazorgmonitor", "--regio", "heuvelland")

        #expect(try grants("Anna") == ["consulent parkstad", "nazorgmonitor heuvelland"])
        let lines = try some.run("gebruikers").output
        #expect(lines.contains("consulent in parkstad, nazorgmonitor in heuvelland"))
    }

    @Test func `the regions of a role are set, and other roles stay`() throws {
        try some.json("gebruikers", "rol", "Anna", "--rol", "nazorgmonitor", "--regio", "parkstad")

        try some.json(
            "gebruikers", "regios", "Anna", "--rol", "consulent", "--regio",
            "heuvelland,justitieel/heuvelland")

        #expect(
            try grants("Anna") == [
                "consulent heuvelland", "consulent justitieel/heuvelland",
                "nazorgmonitor parkstad",
            ])
        #expect(
            try refused("gebruikers", "regios", "Anna", "--rol", "kantoor", "--regio", "parkstad")
                .contains("Anna is geen kantoor"))
    }

    @Test func `a role is taken away`() throws {
        try some.json("gebruikers", "ontneem", "Anna", "--rol", "consulent", "--regio", "parkstad")

        #expect(try grants("Anna") == [])
        let again = try refused(
            "gebruikers", "ontneem", "Anna", "--rol", "consulent", "--regio", "parkstad")
        #expect(again.contains("Anna is geen consulent in parkstad."))
    }

    @Test func `who leaves has no roles, gets no code, and can come back`() throws {
        try some.json("gebruikers", "vertrek", "Anna")

        #expect(try grants("Anna") == [])
        #expect(try some.run("gebruikers").output.contains("Anna                vertrokken op"))
        #expect(try refused("uitnodigen", "Anna").contains("Anna is vertrokken."))
        #expect(try refused("gebruikers", "vertrek", "Anna").contains("is al vertrokken"))
        try some.json("gebruikers", "rol", "Anna", "--rol", "consulent", "--regio", "parkstad")
        #expect(try some.code("Anna").count == 13)
    }

    @Test func `the office itself does not leave`() throws {
        #expect(try refused("gebruikers", "vertrek", "Kantoor").contains("dit programma zelf"))
    }

    @Test func `names are told apart, and a slip is helped`() throws {
        #expect(
            try refused(
                "gebruikers", "toevoegen", "anna", "--rol", "consulent", "--regio", "parkstad"
            ).contains("Anna is er al."))
        #expect(try refused("uitnodigen", "Ana").contains("Bedoelt u Anna?"))
        let usage = try some.run(
            "gebruikers", "rol", "Anna", "--rol", "consulant", "--regio", "parkstad")
        #expect(usage.status == 2)
        #expect(usage.errors.contains("Bedoelt u consulent?"))
        let empty = try some.run("gebruikers", "rol", "Anna", "--rol", "consulent", "--regio", ",")
        #expect(empty.status == 2)
    }

    @Test func `where there is no hub, nothing is made by looking`() throws {
        let none = try SomeLoket()

        for words in [
            ["gebruikers"], ["status"], ["apparaten"], ["nagekomen"], ["controleer"], ["hoofden"],
            ["uitnodigen", "Anna"],
        ] {
            let outcome = try none.program.run(words)
            #expect(outcome.status == 1)
            #expect(outcome.errors.contains("is nog geen hub"))
        }
        #expect(!FileManager.default.fileExists(atPath: none.data))
    }
}
