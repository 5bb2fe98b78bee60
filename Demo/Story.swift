import Foundation

/// A story told while it happens: a line is printed when what it says was done and checked.
final class Story {
    private let start = ContinuousClock.now
    private var checks = 0
    private var claim = ""

    func chapter(_ title: String) { tell("\n\(title)") }

    /// At once, also where the story is read through a pipe.
    private func tell(_ line: String) {
        print(line)
        fflush(nil)
    }

    /// What somebody does; the line is printed once it is done.
    @discardableResult
    func step<Result>(_ line: String, _ body: () throws -> Result) throws -> Result {
        claim = line
        let result = try body()
        tell("   \(line)")
        return result
    }

    /// What must be so now.
    func check<Found: Equatable>(_ line: String, _ found: Found, is expected: Found) throws {
        claim = line
        guard found == expected else {
            throw Differs(found: "\(found)", expected: "\(expected)")
        }
        pass(line)
    }

    /// What must be so now, shown with what was found where it is not.
    func check(_ line: String, in found: Any, _ holds: Bool) throws {
        claim = line
        guard holds else { throw Differs(found: "\(found)", expected: "dat het klopt") }
        pass(line)
    }

    private func pass(_ line: String) {
        checks += 1
        tell(" ✓ \(line)")
    }

    func end() {
        let seconds = start.duration(to: .now) / .seconds(1)
        let shown = String(format: "%.1f", seconds).replacing(".", with: ",")
        tell("\nDe dag is rond: \(checks) controles in \(shown) seconden.")
    }

    func fail(_ error: any Error) {
        tell(" ✗ \(claim)\n   \(error)\n\nDe demo is mislukt, na \(checks) controles die klopten.")
    }
}

/// A check that failed: what was found, and what the story says.
struct Differs: Error, CustomStringConvertible {
    let found: String
    let expected: String

    var description: String { "gevonden: \(found)\n   verwacht: \(expected)" }
}
