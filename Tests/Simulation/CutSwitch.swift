/// Ends a program between two statements, as a crash or an empty battery would.
final class CutSwitch {
    private var remaining: Int?
    private var isWatched = false
    private(set) var isCut = false

    /// The program ends before the statement after so many more.
    func arm(after statements: Int) { remaining = statements }

    func disarm() { remaining = nil }

    /// What only looks, from outside the world, ends no program.
    func watch<Result>(_ body: () throws -> Result) rethrows -> Result {
        isWatched = true
        defer { isWatched = false }
        return try body()
    }

    /// Asked before every statement; once true, no statement runs any more.
    func tick() -> Bool {
        if let left = remaining, !isWatched {
            isCut = isCut || left <= 0
            remaining = left - 1
        }
        return isCut
    }
}
