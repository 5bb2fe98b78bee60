import Foundation
import TerminalRobot
import TerminalUI

// The field book itself, in a terminal of its own: from the start of the process, and from a key, to what is painted.

private let rounds = 20

/// Prints a line for each thing that a person waits for.
func benchScreens(dossiers: Int) throws {
    let scratch = try ScratchFolder()
    let (made, seconds) = try measured {
        try MadeLoket(dossiers: dossiers, at: scratch.path("replica.sqlite"))
    }
    Report("screen.make", count: dossiers, seconds: seconds).print()
    try benchStarts(made, dossiers)
    try benchKeys(made, dossiers)
}

private struct NoScreen: Error { let missing: String }

private func start(_ made: MadeLoket) throws -> PseudoTerminal {
    let program = Bundle.main.executableURL!.deletingLastPathComponent()
        .appending(path: "veldboek").path
    let environment = ["VELDBOEK_REPLICA": made.path, "LANG": "nl_NL.UTF-8", "HOME": "/tmp"]
    guard let terminal = PseudoTerminal(program, environment: environment) else {
        throw NoScreen(missing: "a pseudo terminal")
    }
    return terminal
}

private func benchStarts(_ made: MadeLoket, _ dossiers: Int) throws {
    var paints: [Double] = []
    var lists: [Double] = []
    for _ in 0..<rounds {
        let begin = DispatchTime.now().uptimeNanoseconds
        let terminal = try start(made)
        paints.append(try seconds(since: begin, terminal) { $0.contains("Veldboek") })
        lists.append(try seconds(since: begin, terminal) { $0.contains("\n› ") })
        terminal.type("q")
        _ = terminal.end()
    }
    report("screen.first_paint", dossiers, paints)
    report("screen.first_list", dossiers, lists)
}

private func benchKeys(_ made: MadeLoket, _ dossiers: Int) throws {
    let terminal = try start(made)
    guard terminal.waits(for: "te doen, van mij") else { throw NoScreen(missing: "vandaag") }
    var moves: [Double] = []
    var opens: [Double] = []
    var searches: [Double] = []
    for _ in 0..<rounds {
        moves.append(try press("\u{1B}[B", terminal) { $0 != $1 })
        // Somebody reads whom he chose; what was written meanwhile is not what he waits for.
        usleep(200_000)
        opens.append(try press("\r", terminal) { $1.contains("tijdlijn") && $0 != $1 })
        _ = try press("\u{1B}[D", terminal) { $1.contains("[geschiedenis]") }
        // Alone, Esc is told from the beginning of a sequence by a pause.
        _ = try press("\u{1B}", terminal) { $1.contains("te doen") }
        _ = try press("/", terminal) { $1.contains("Typ een naam") }
        // Each digit finds other people than the one before.
        for digit in ["9", "1", "2", "7"] {
            searches.append(
                try press(digit, terminal) { rows($0) != rows($1) && $1.contains("\n› ") })
        }
        _ = try press("\u{15}", terminal) { $1.contains("Typ een naam") }
        _ = try press("\u{1B}", terminal) { $1.contains("te doen") }
    }
    report("screen.key", dossiers, moves)
    report("screen.dossier", dossiers, opens)
    report("screen.search", dossiers, searches)
    try benchDuplicates(terminal, dossiers)
    terminal.type("q")
    _ = terminal.end()
}

/// All pairs are compared, and meanwhile somebody goes on with the keyboard.
private func benchDuplicates(_ terminal: PseudoTerminal, _ dossiers: Int) throws {
    var lists: [Double] = []
    var keys: [Double] = []
    for _ in 0..<3 {
        let begin = DispatchTime.now().uptimeNanoseconds
        terminal.type("8")
        for _ in 0..<5 {
            keys.append(try press("?", terminal) { $1.contains("┌─ hulp") })
            keys.append(try press("q", terminal) { !$1.contains("┌─ hulp") })
        }
        lists.append(try seconds(since: begin, terminal) { $0.contains("Nog te bekijken") })
        _ = try press("1", terminal) { $1.contains("te doen") }
    }
    report("screen.doubles", dossiers, lists)
    report("screen.key_meanwhile", dossiers, keys)
}

/// What was found, without what was typed.
private func rows(_ screen: String) -> [Substring] {
    screen.split(separator: "\n").filter { $0.hasPrefix("› ") || $0.hasPrefix("  ") }
}

/// How long a key takes until the screen before it and the one after it are as wanted.
private func press(
    _ key: String, _ terminal: PseudoTerminal, until holds: (String, String) -> Bool
) throws -> Double {
    let before = terminal.emulator.lines.joined(separator: "\n")
    let begin = DispatchTime.now().uptimeNanoseconds
    terminal.type(key)
    return try seconds(since: begin, terminal) { holds(before, $0) }
}

private func seconds(
    since begin: UInt64, _ terminal: PseudoTerminal, until holds: (String) -> Bool
) throws -> Double {
    let isThere = terminal.wait { holds($0.emulator.lines.joined(separator: "\n")) }
    guard isThere else {
        throw NoScreen(missing: terminal.emulator.lines.joined(separator: "\n"))
    }
    return Double(DispatchTime.now().uptimeNanoseconds - begin) / 1e9
}

/// The middle one and the longest.
private func report(_ name: String, _ dossiers: Int, _ seconds: [Double]) {
    let sorted = seconds.sorted()
    var report = Report(name, count: dossiers, seconds: sorted[sorted.count / 2])
    report.add("longest", sorted.last!)
    report.print()
}
