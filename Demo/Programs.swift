import Dispatch
import Foundation
import Synchronization

/// The programs of this package that the story starts; each is ended by its own number.
final class Programs: Sendable {
    private let running = Mutex<Set<pid_t>>([])

    /// Built beside this one.
    private static let folder = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        .deletingLastPathComponent()

    /// Starts a program without waiting for it.
    func start(_ name: String, _ arguments: [String], at path: String) throws -> RunningProgram {
        let process = Process()
        process.executableURL = Self.folder.appending(path: name)
        process.arguments = arguments
        // Each program gets its data by name, so that nobody's own data are touched.
        process.environment = ["LOKET_DATA": path, "VELDBOEK_REPLICA": path, "LANG": "nl_NL.UTF-8"]
        let program = RunningProgram(process, command: ([name] + arguments).joined(separator: " "))
        try process.run()
        running.withLock { _ = $0.insert(process.processIdentifier) }
        return program
    }

    /// Waits for the end of a program, and tells what it said.
    func finish(_ program: RunningProgram) -> Outcome {
        let outcome = program.outcome()
        running.withLock { _ = $0.remove(program.number) }
        return outcome
    }

    func endAll() {
        running.withLock { numbers in
            for number in numbers { kill(number, SIGKILL) }
            numbers = []
        }
    }
}

/// A program that was started.
final class RunningProgram {
    private let process: Process
    private let command: String
    private let output = Pipe()
    private let errors = Pipe()
    private let ended = DispatchSemaphore(value: 0)

    init(_ process: Process, command: String) {
        self.process = process
        self.command = command
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = errors
        let ended = ended
        process.terminationHandler = { _ in ended.signal() }
    }

    var number: pid_t { process.processIdentifier }

    func end(with signal: Int32) { kill(number, signal) }

    /// The first line that it prints; nil when it ends without one.
    func firstLine() -> String? {
        var line = Data()
        while let byte = try? output.fileHandleForReading.read(upToCount: 1), !byte.isEmpty {
            if byte == Data([0x0A]) { return String(decoding: line, as: UTF8.self) }
            line += byte
        }
        return nil
    }

    fileprivate func outcome() -> Outcome {
        let said = (try? output.fileHandleForReading.readToEnd()) ?? nil
        let complained = (try? errors.fileHandleForReading.readToEnd()) ?? nil
        // `waitUntilExit()` would look only every so often, and make the day three times as long.
        ended.wait()
        return Outcome(
            command: command, status: process.terminationStatus,
            wasKilled: process.terminationReason == .uncaughtSignal,
            output: String(decoding: said ?? Data(), as: UTF8.self),
            errors: String(decoding: complained ?? Data(), as: UTF8.self))
    }
}

/// How a program ended, and what it said.
struct Outcome {
    let command: String
    let status: Int32
    let wasKilled: Bool
    let output: String
    let errors: String

    /// What it said to machines; anything but success ends the story.
    func document() throws -> Document {
        guard status == 0, !wasKilled else { throw CommandFailed(outcome: self) }
        return try Document(json: output)
    }
}

/// A command that should have worked.
struct CommandFailed: Error, CustomStringConvertible {
    let outcome: Outcome

    var description: String {
        "\(outcome.command) eindigde met \(outcome.status): \(outcome.output)\(outcome.errors)"
    }
}
