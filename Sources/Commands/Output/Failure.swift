/// Why a command could not do its work: a sentence, and how the program ends.
package struct Failure {
    package let message: String
    package let status: ExitStatus

    package init(_ message: String, _ status: ExitStatus) {
        self.message = message
        self.status = status
    }

    /// What no command foresaw is damage: `unreadable` says to what.
    package init(_ error: any Error, unreadable: String) {
        switch error {
        case let usage as UsageError: self.init(usage.message, .usage)
        case let refusal as Refused: self.init(refusal.message, .refused)
        default: self.init("\(unreadable): \(firstLine(of: error))", .unreadable)
        }
    }
}

/// What a script can tell from how the program ended.
package enum ExitStatus: Int32 {
    case done = 0
    /// Refused by a rule; nothing was written.
    case refused = 1
    case usage = 2
    /// The other side did not answer, or not to be understood.
    case unreachable = 3
    /// What the program works on is damaged, or not what it should be.
    case unreadable = 4
}

/// The words of the command line were not what the command takes.
package struct UsageError: Error {
    let message: String

    package init(_ message: String) { self.message = message }

    /// With the line that shows how the command is typed.
    package func within(_ usage: String) -> UsageError {
        UsageError(message + "\n" + say("Gebruik: {1}", usage))
    }
}

/// A step that cannot be taken now, in words for the one who took it.
package struct Refused: Error {
    let message: String

    package init(_ message: String) { self.message = message }
}

/// The error of a database goes on with the whole statement, which no person wants to read.
package func firstLine(of error: any Error) -> Substring { "\(error)".prefix { !$0.isNewline } }
