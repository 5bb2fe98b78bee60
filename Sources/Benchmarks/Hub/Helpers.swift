import Foundation

/// A program that a benchmark measures: a process of its own, on a processor of its own.
final class Helper {
    private let process = Process()
    /// Where its files are, which must not go before it.
    private let scratch: ScratchFolder
    private let output = Pipe()
    private var said = Data()

    /// The load is made on the other one.
    private static let processor = "0"
    private static let ownProcessor = "1"
    private static let isAlone = ProcessInfo.processInfo.activeProcessorCount < 2

    init(in scratch: ScratchFolder, _ words: [String], aside: Bool = false) throws {
        self.scratch = scratch
        let processor = aside ? Self.ownProcessor : Self.processor
        let words = Self.isAlone ? words : ["taskset", "-c", processor] + words
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = words
        process.standardOutput = output
        try process.run()
    }

    /// A part of this program, as `veldbench hub-part …`.
    convenience init(
        in scratch: ScratchFolder, part words: String..., aside: Bool = false
    ) throws {
        let program = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        try self.init(in: scratch, [program, "hub-part"] + words, aside: aside)
    }

    deinit { stop() }

    func stop() {
        guard process.isRunning else { return }
        process.terminate()
        process.waitUntilExit()
    }

    /// The next line that it prints.
    func line() throws -> String {
        while true {
            if let end = said.firstIndex(of: UInt8(ascii: "\n")) {
                defer { said = Data(said[(end + 1)...]) }
                return String(decoding: said[..<end], as: UTF8.self)
            }
            let more = output.fileHandleForReading.availableData
            guard !more.isEmpty else { throw HubProblem("a part ended without a word") }
            said += more
        }
    }

    func port() throws -> UInt16 {
        guard let port = UInt16(try line()) else { throw HubProblem("a part told no port") }
        return port
    }

    /// `taskset` and `env` become what they start, so that this is the program itself.
    var number: Int32 { process.processIdentifier }

    /// In bytes, now and at most.
    var memory: Int { memoryOfProcess("\(number)", "VmRSS") }
    var peakMemory: Int { memoryOfProcess("\(number)", "VmHWM") }

    /// What it has used of its processor, itself and the kernel for it, in seconds.
    var processorSeconds: Double { processorSecondsOfProcess("\(number)") }

    /// Until it has nothing left to do.
    func awaitRest() {
        var quietLooks = 0
        while quietLooks < 4 {
            let before = processorSeconds
            usleep(300_000)
            quietLooks = processorSeconds - before > 0.03 ? 0 : quietLooks + 1
        }
    }

    /// Leaves its processor to what is measured.
    static func moveAside() throws {
        guard !isAlone else { return }
        let move = Process()
        move.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        move.arguments = ["taskset", "-cp", ownProcessor, "\(getpid())"]
        move.standardOutput = FileHandle.nullDevice
        try move.run()
        move.waitUntilExit()
    }
}

func processorSecondsOfProcess(_ number: String) -> Double {
    let text = (try? String(contentsOfFile: "/proc/\(number)/stat", encoding: .utf8)) ?? ""
    // After the name, which may hold spaces: utime and stime are fields 14 and 15 (proc(5)).
    let fields = text.split(separator: ")").last?.split(separator: " ") ?? []
    guard fields.count > 13, let user = Double(fields[11]), let system = Double(fields[12]) else {
        return 0
    }
    return (user + system) / Double(sysconf(Int32(_SC_CLK_TCK)))
}
