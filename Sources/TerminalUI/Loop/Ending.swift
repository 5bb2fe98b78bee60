internal import Glibc

/// How a program on a screen came to its end; the terminal is as it was before.
public enum Ending: Equatable, Sendable {
    case quit
    case signal(Int32)
    /// The window was closed, or the line went dead.
    case terminalGone

    /// Ends the process in the way that its parent expects: by the signal, where there was one.
    public func exit() -> Never {
        if case .signal(let number) = self {
            Glibc.signal(number, SIG_DFL)
            raise(number)
        }
        Glibc.exit(self == .quit ? 0 : 1)
    }
}
