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

    let replica: String
    /// Beside the place of the replica.
    var environment: [String: String] = [:]

    /// Built beside the tests.
    private static let path = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        .deletingLastPathComponent().appending(path: "veldboek").path

    func run(_ arguments: String..., input: String = "") throws -> Outcome {
        try run(all: arguments, input: input)
    }

    /// As on a disk that takes nothing more: what is written to a file fails.
    func runWithoutRoom(_ arguments: String...) throws -> Outcome {
        let script = "trap '' XFSZ; ulimit -f 0; exec \"$0\" \"$@\""
        return try run("/bin/sh", ["-c", script, Self.path] + arguments, input: "")
    }

    func run(all arguments: [String], input: String = "") throws -> Outcome {
        try run(Self.path, arguments, input: input)
    }

    private func run(_ path: String, _ arguments: [String], input: String) throws -> Outcome {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        process.environment = environment.merging(["VELDBOEK_REPLICA": replica]) { $1 }
        let (standardInput, output, errors) = (Pipe(), Pipe(), Pipe())
        process.standardInput = standardInput
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        try standardInput.fileHandleForWriting.write(contentsOf: Data(input.utf8))
        try standardInput.fileHandleForWriting.close()
        let written = try output.fileHandleForReading.readToEnd() ?? Data()
        let complaints = try errors.fileHandleForReading.readToEnd() ?? Data()
        // `Process` keeps them open, and cannot start programs beside very many.
        try output.fileHandleForReading.close()
        try errors.fileHandleForReading.close()
        process.waitUntilExit()
        return Outcome(
            status: process.terminationStatus, output: String(decoding: written, as: UTF8.self),
            errors: String(decoding: complaints, as: UTF8.self))
    }
}
