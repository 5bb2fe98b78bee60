import Foundation
import Testing

/// What `veldboek` does about people who may be here twice.
@Suite struct DubbelProgramTests {
    private let some: SomeReplica
    private let program: Program

    init() throws {
        some = try SomeReplica()
        program = Program(replica: some.path)
    }

    @discardableResult
    private func register(_ naam: String, _ more: String...) throws -> Program.Outcome {
        try program.run(
            all: [
                "aanmelden", "--naam", naam, "--gemeente", "Heerlen", "--geboortedatum",
                "1-2-1980", "--woonproces", "housing",
            ] + more + ["--json"])
    }

    private func number(_ outcome: Program.Outcome) throws -> String {
        try #require(try outcome.json()["dossier"] as? String, "\(outcome.errors)")
    }

    private func pairs(_ flags: String...) throws -> [[String: Any]] {
        let list = try program.run(all: ["dubbelen"] + flags + ["--json"]).json()
        return try #require(list["dubbelen"] as? [[String: Any]])
    }

    @Test func `whoever may be here already is named before anything is written`() throws {
        let first = try number(register("Jan van der Berg"))

        let again = try register("Berg, J. van der")

        #expect(again.status == 1)
        #expect(again.errors.contains(first), "\(again.errors)")
        #expect(again.errors.contains("--nieuw"))
        #expect(try program.run("dossiers", "--json").output.contains("Berg, J.") == false)
        #expect(try register("Berg, J. van der", "--nieuw").status == 0)
    }

    @Test
    func
        `two are joined once both were seen, and what is written to the former one reaches the other`()
        throws
    {
        let winner = try number(register("Jan van der Berg"))
        let loser = try number(register("J. van der Berg", "--nieuw"))
        #expect(try pairs().map { $0["stand"] as? String } == ["open"])

        let unseen = try program.run(
            "dubbelen", "samenvoegen", loser, winner, "--reden", "zelfde man")
        #expect(unseen.status == 1)
        #expect(unseen.errors.contains("bekijk eerst"), "\(unseen.errors)")
        let side = try program.run("dubbelen", "toon", loser, winner)
        #expect(side.output.contains("dezelfde geboortedatum"), "\(side.output)\(side.errors)")

        let joined = try program.run(
            "dubbelen", "samenvoegen", loser, winner, "--reden", "zelfde man")
        #expect(joined.status == 0, "\(joined.errors)")
        #expect(try program.run("notitie", loser, "Belde nog eens.").status == 0)

        #expect(try program.run("dossier", winner).output.contains("Belde nog eens."))
        let lines = try program.run("dossiers").output.split(separator: "\n")
        #expect(lines.count == 1 && lines[0].hasPrefix(winner), "\(lines)")
        let all = try program.run("dossiers", "--ook-samengevoegd").output
        #expect(all.contains("verder in \(winner)") && all.split(separator: "\n").count == 2)
        #expect(try pairs().isEmpty)
        #expect(try pairs("--besloten").map { $0["stand"] as? String } == ["samengevoegd"])

        let apart = try program.run("dubbelen", "los", loser, "--reden", "vergissing")
        #expect(apart.status == 0, "\(apart.errors)")
        #expect(try pairs().count == 1)
    }

    @Test func `two people are told apart, with a reason, and doubted again`() throws {
        let one = try number(register("Jan Jansen"))
        let other = try number(register("Jan Jansen", "--nieuw"))

        let without = try program.run("dubbelen", "geen", one, other)
        #expect(without.status == 2)
        #expect(
            try program.run("dubbelen", "geen", one, other, "--reden", "vader en zoon").status == 0)
        #expect(try pairs().isEmpty)
        #expect(
            try program.run("geschiedenis", one).output.contains("vader en zoon")
                || program.run("geschiedenis", other).output.contains("vader en zoon"))
        #expect(try program.run("dubbelen", "toch", other, one, "--reden", "toch").status == 0)
        #expect(try pairs().count == 1)
    }
}
