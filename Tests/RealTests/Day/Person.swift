import FaultProxy
import Foundation
import TerminalRobot
import Testing

/// Somebody with a laptop, who looks at the field book and presses keys; nothing else.
final class Person {
    let name: String
    let laptop: Laptop
    private var window: Tmux?

    init(_ name: String, on laptop: Laptop) {
        self.name = name
        self.laptop = laptop
    }

    /// Starts the field book, on a window of its own.
    func start() throws {
        let settings = laptop.environment.map { "\($0.key)='\($0.value)'" }.joined(separator: " ")
        let program = RunningProgram.path(of: "veldboek")
        window = nil
        window = try Tmux("dag-\(name)", "exec env \(settings) '\(program)'")
    }

    func loseSignal() { laptop.network.set(.refuse) }

    func findSignal() { laptop.network.set(.none) }

    /// As an empty battery does it.
    func lose() throws {
        guard let child = try window?.child() else { throw NoWindow() }
        kill(child, SIGKILL)
    }

    func press(_ keys: String...) throws {
        for key in keys { try window?.press(key) }
    }

    func type(_ text: String) throws { try window?.type(text) }

    /// The lines, without what the window adds to them.
    func screen() throws -> [String] { try window?.screen() ?? [] }

    /// Looks until all of these stand there; a day on which one never comes is over.
    func sees(_ words: String..., sourceLocation: SourceLocation = #_sourceLocation) throws {
        try looks(sourceLocation, "ziet niet: \(words)") { lines in
            words.allSatisfy { words in lines.contains { $0.contains(words) } }
        }
    }

    func seesNoMore(_ words: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
        try looks(sourceLocation, "ziet nog: \(words)") { lines in
            !lines.contains { $0.contains(words) }
        }
    }

    /// The screen as it is once these stand there, and this does not.
    func screen(
        with words: [String], without other: String,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> [String] {
        var shown: [String] = []
        try looks(sourceLocation, "ziet niet: \(words), zonder: \(other)") { lines in
            shown = lines
            return words.allSatisfy { words in lines.contains { $0.contains(words) } }
                && !lines.contains { $0.contains(other) }
        }
        return shown
    }

    private func looks(
        _ place: SourceLocation, _ complaint: String, until holds: ([String]) -> Bool
    ) throws {
        guard try window?.waits(until: holds) != true else { return }
        let shown = try screen().joined(separator: "\n")
        Issue.record("\(name) \(complaint)\n\(shown)", sourceLocation: place)
        throw NeverSeen()
    }
}

extension Person {
    /// From wherever one is to the dossier with such a name.
    func open(_ typed: String, _ title: String) throws {
        try press("2")
        try sees("[2 dossiers]")
        try press("t")
        try type(typed)
        try sees("/ \(typed)", "› \(title)")
        try press("Enter")
        try sees("dossiers › \(title)", "[tijdlijn]")
    }

    /// Saves, and reads that it was.
    func save(_ said: String) throws {
        try press("C-s")
        try sees("Bewaard op dit apparaat: \(said).")
    }
}

struct NoWindow: Error {}
struct NeverSeen: Error {}
