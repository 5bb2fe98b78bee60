import Dispatch
import Foundation
import Testing

/// The program itself, run as a person or a script would.
struct Program {
    struct Outcome {
        let status: Int32
        let output: String
        let errors: String

        func json() throws -> [String: Any] {
            let object = try JSONSerialization.jsonObject(with: Data(output.utf8))
            return try #require(object as? [String: Any])
        }
    }

    /// Nothing of who runs the tests gets in; `HOME` is a place of the test's own.
    var environment: [String: String]

    /// Built beside the tests.
    private static let path = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        .deletingLastPathComponent().appending(path: "loket").path

    func run(_ arguments: [String]) throws -> Outcome {
        let running = try Running(arguments, self)
        let number = running.number
        let late = DispatchWorkItem { kill(number, SIGKILL) }
        DispatchQueue.global().asyncAfter(deadline: .now() + Self.secondsAtMost, execute: late)
        defer { late.cancel() }
        return running.outcome()
    }

    /// A command that should have refused to serve must not serve for ever.
    private static let secondsAtMost = 20.0

    /// A program that goes on until it is stopped.
    final class Running {
        private let process = Process()
        private let output = Pipe()
        private let errors = Pipe()
        private let ended = DispatchSemaphore(value: 0)

        init(_ arguments: [String], _ program: Program) throws {
            process.executableURL = URL(fileURLWithPath: Program.path)
            process.arguments = arguments
            process.environment = program.environment
            process.standardInput = FileHandle.nullDevice
            process.standardOutput = output
            process.standardError = errors
            let ended = ended
            process.terminationHandler = { _ in ended.signal() }
            try process.run()
        }

        deinit { if process.isRunning { kill(process.processIdentifier, SIGKILL) } }

        var number: Int32 { process.processIdentifier }

        /// The first line that it prints; nil when it ends without one.
        func firstLine() -> String? {
            var line = Data()
            while let byte = try? output.fileHandleForReading.read(upToCount: 1), !byte.isEmpty {
                if byte == Data([0x0A]) { return String(decoding: line, as: UTF8.self) }
                line += byte
            }
            return nil
        }

        /// As the system stops it.
        func stop() -> Outcome {
            kill(process.processIdentifier, SIGTERM)
            return outcome()
        }

        func outcome() -> Outcome {
            let said = (try? output.fileHandleForReading.readToEnd()) ?? nil
            let complained = (try? errors.fileHandleForReading.readToEnd()) ?? nil
            // `Process` keeps them open, and cannot start programs beside very many.
            try? output.fileHandleForReading.close()
            try? errors.fileHandleForReading.close()
            ended.wait()
            return Outcome(
                status: process.terminationStatus,
                output: String(decoding: said ?? Data(), as: UTF8.self),
                errors: String(decoding: complained ?? Data(), as: UTF8.self))
        }
    }
}
