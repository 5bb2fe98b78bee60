import Foundation
import Synchronization

/// One run of a program of this package; it is ended by its own number.
final class RunningProgram: @unchecked Sendable {
    private let process = Process()
    private let ended = DispatchSemaphore(value: 0)
    private let said = Mutex(Data())
    private let complained = Mutex(Data())
    private let drained = DispatchGroup()
    /// What is typed goes through it, where anything is.
    private let keyboard: Pipe?

    /// Built beside the tests.
    private static let folder = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        .deletingLastPathComponent()

    /// Another program before it can bend its clock.
    convenience init(
        _ name: String, _ arguments: [String], environment: [String: String],
        behind wrapper: [String] = []
    ) throws {
        try self.init(
            command: wrapper + [Self.path(of: name)] + arguments, environment: environment)
    }

    static func path(of name: String) -> String { folder.appending(path: name).path }

    init(
        command: [String], environment: [String: String], isTypedAt: Bool = false
    ) throws {
        process.executableURL = URL(fileURLWithPath: command[0])
        process.arguments = Array(command.dropFirst())
        process.environment = environment
        keyboard = isTypedAt ? Pipe() : nil
        process.standardInput = keyboard ?? FileHandle.nullDevice
        let (output, errors) = (Pipe(), Pipe())
        process.standardOutput = output
        process.standardError = errors
        let ended = ended
        process.terminationHandler = { _ in ended.signal() }
        try process.run()
        drain(output.fileHandleForReading) { bytes in self.said.withLock { $0 += bytes } }
        drain(errors.fileHandleForReading) { bytes in self.complained.withLock { $0 += bytes } }
    }

    private func drain(_ handle: FileHandle, _ take: @escaping @Sendable (Data) -> Void) {
        drained.enter()
        Thread.detachNewThread {
            // As it comes: `read(upToCount:)` would wait for all of it.
            while case let bytes = handle.availableData, !bytes.isEmpty { take(bytes) }
            // Foundation's `Process` keeps it open, and cannot start programs beside very many.
            try? handle.close()
            self.drained.leave()
        }
    }

    func type(_ text: String) throws {
        guard let keyboard else { preconditionFailure("Nobody types at this program.") }
        try keyboard.fileHandleForWriting.write(contentsOf: Data(text.utf8))
    }

    var output: String { said.withLock { String(decoding: $0, as: UTF8.self) } }

    /// What it took of the processor so far.
    var processorSeconds: Double {
        var clock = clockid_t()
        var taken = timespec()
        guard clock_getcpuclockid(process.processIdentifier, &clock) == 0,
            clock_gettime(clock, &taken) == 0
        else { return .nan }
        return Double(taken.tv_sec) + Double(taken.tv_nsec) / 1e9
    }

    deinit { try? keyboard?.fileHandleForWriting.close() }

    func signal(_ number: Int32) { kill(process.processIdentifier, number) }

    /// Waits for its end; one that does not end by itself is a failure.
    func finish(withinSeconds limit: Double = 60) throws -> Outcome {
        guard ended.wait(timeout: .now() + limit) == .success else {
            signal(SIGKILL)
            throw StillRunning(command: process.arguments ?? [], output: output)
        }
        drained.wait()
        return Outcome(
            status: process.terminationStatus,
            wasKilled: process.terminationReason == .uncaughtSignal, output: output,
            errors: complained.withLock { String(decoding: $0, as: UTF8.self) })
    }

    /// Until its output has so many times these words.
    func waits(for words: String, times: Int = 1) throws {
        let end = ContinuousClock.now + .seconds(20)
        while output.components(separatedBy: words).count <= times {
            guard ContinuousClock.now < end else {
                throw StillRunning(command: process.arguments ?? [], output: output)
            }
            usleep(10_000)
        }
    }

    /// Until its output has a line that begins so.
    func line(beginning: String, withinSeconds limit: Double = 20) throws -> String {
        let end = ContinuousClock.now + .seconds(limit)
        while ContinuousClock.now < end {
            let lines = output.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
            if let line = lines.first(where: { $0.hasPrefix(beginning) }) { return String(line) }
            usleep(10_000)
        }
        throw StillRunning(command: process.arguments ?? [], output: output)
    }
}

struct StillRunning: Error {
    let command: [String]
    let output: String
}

/// How a program ended, and what it said.
struct Outcome: Sendable {
    let status: Int32
    let wasKilled: Bool
    let output: String
    let errors: String

    func json() throws -> Document {
        guard let object = try? JSONSerialization.jsonObject(with: Data(output.utf8)) else {
            throw NoDocument(outcome: self)
        }
        return Document(object)
    }
}

struct NoDocument: Error {
    let outcome: Outcome
}

/// A JSON document; what is not there is nothing.
struct Document {
    private let value: Any?

    init(_ value: Any?) { self.value = value }

    subscript(key: String) -> Document { Document((value as? [String: Any])?[key]) }

    subscript(index: Int) -> Document {
        let items = items
        return items.indices.contains(index) ? items[index] : Document(nil)
    }

    var items: [Document] { (value as? [Any] ?? []).map { Document($0) } }
    var text: String { value as? String ?? "" }
    var number: Int { (value as? NSNumber)?.intValue ?? -1 }
    var isTrue: Bool { (value as? NSNumber)?.boolValue ?? false }
}

/// Whether a program of Debian's is here.
func isInstalled(_ program: String) -> Bool {
    FileManager.default.isExecutableFile(atPath: "/usr/bin/" + program)
}
