import Housing
import Testing

@testable import Commands
@testable import veldboek

/// What each command does with dossiers, for the access log.
@Suite struct LookingTests {
    @Test func `of every command it is said whether it shows dossiers`() {
        let commands = CommandTable.program.commands.map(\.name)

        #expect(commands.filter { CommandTable.looking($0) == nil } == [])
    }

    @Test(arguments: [
        ("dossier", Looking.shows(.gelezen)), ("zoek", .shows(.gezocht)),
        ("nazorg lijst", .shows(.lijst)), ("export", .takesEverything(.uitgevoerd)),
        ("bundel maak", .shows(.meegegeven)), ("notitie", .nothing), ("status", .nothing),
    ])
    func `what a command shows is known by its name`(command: String, looking: Looking) {
        #expect(CommandTable.looking(command) == looking)
    }
}
