/// The terminal cannot be used; the program says so and goes on without screens, or ends.
public enum TerminalError: Error, Equatable, Sendable {
    /// Input or output is a file or a pipe.
    case notATerminal
    /// `TERM` names a terminal that cannot move its cursor, or none.
    case cannotPaint
    case call(String, errno: Int32)
}
