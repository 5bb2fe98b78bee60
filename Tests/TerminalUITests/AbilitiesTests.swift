import Testing

@testable import TerminalUI

/// What a terminal is taken to show, told by its environment.
struct AbilitiesTests {
    @Test(arguments: [
        (["TERM": "xterm-256color", "COLORTERM": "truecolor"], TerminalAbilities.Colors.all, true),
        (["TERM": "xterm-256color"], .many, true), (["TERM": "xterm"], .sixteen, true),
        (["TERM": "linux"], .sixteen, true), (["TERM": "dumb"], .none, false), ([:], .none, false),
        (["TERM": "vt220"], .none, true), (["TERM": "screen-256color"], .many, true),
        (["TERM": "xterm-256color", "COLORTERM": "truecolor", "NO_COLOR": "1"], .none, true),
        (["TERM": "xterm-256color", "NO_COLOR": ""], .many, true),
    ])
    func `the environment tells the colours`(
        _ environment: [String: String], _ colors: TerminalAbilities.Colors, _ canPaint: Bool
    ) {
        let abilities = TerminalAbilities(environment: environment)

        #expect(abilities.colors == colors)
        #expect(abilities.canPaint == canPaint)
    }

    @Test
    func `the console is not asked to paint at once`() {
        #expect(!TerminalAbilities(environment: ["TERM": "linux"]).paintsAtOnce)
        #expect(TerminalAbilities(environment: ["TERM": "xterm"]).paintsAtOnce)
    }
}
