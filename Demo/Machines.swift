import Foundation

/// A caseworker's laptop: his replica, and the program on it.
struct Laptop {
    let owner: String
    let programs: Programs
    let replica: String

    /// Types a command that must work.
    @discardableResult
    func callAsFunction(_ words: String...) throws -> Document {
        try programs.finish(start(words)).document()
    }

    /// Types a command, whatever comes of it.
    func attempt(_ words: String...) throws -> Outcome { try programs.finish(start(words)) }

    /// Types a command and pulls the plug after so long.
    func cutOff(after seconds: Double, _ words: String...) throws -> Outcome {
        let program = try start(words)
        Thread.sleep(forTimeInterval: seconds)
        return cutOff(program)
    }

    /// Types a command, and goes on without waiting for it.
    func start(_ words: String...) throws -> RunningProgram { try start(words) }

    @discardableResult
    func cutOff(_ program: RunningProgram) -> Outcome {
        program.end(with: SIGKILL)
        return programs.finish(program)
    }

    private func start(_ words: [String]) throws -> RunningProgram {
        try programs.start("veldboek", words + ["--json"], at: replica)
    }

    /// The digest of every folder here.
    func digests() throws -> [String: String] { try folderDigests(in: self("controle")) }
}

/// The machine at the office: the hub's program, and its administration.
final class OfficeMachine {
    private let programs: Programs
    private let data: String
    private var hub: RunningProgram?
    private(set) var address = "http://127.0.0.1:0"

    init(_ programs: Programs, data: String) {
        self.programs = programs
        self.data = data
    }

    @discardableResult
    func callAsFunction(_ words: String...) throws -> Document {
        let program = try programs.start("loket", words + ["--json"], at: data)
        return try programs.finish(program).document()
    }

    func attempt(_ words: String...) throws -> Outcome {
        programs.finish(try programs.start("loket", words, at: data))
    }

    /// The first time at any port that is free, later at the same one.
    func startHub() throws {
        let place = address.dropFirst("http://".count)
        let program = try programs.start("loket", ["start", "--listen", String(place)], at: data)
        guard let line = program.firstLine(), let last = line.split(separator: " ").last else {
            throw CommandFailed(outcome: programs.finish(program))
        }
        address = String(last)
        hub = program
    }

    /// As the system stops it: what is in flight is answered first.
    func stopHub() -> Int32 { endHub(with: SIGTERM)?.status ?? -1 }

    /// As a power cut does it.
    func loseHub() { _ = endHub(with: SIGKILL) }

    private func endHub(with signal: Int32) -> Outcome? {
        guard let hub else { return nil }
        hub.end(with: signal)
        self.hub = nil
        return programs.finish(hub)
    }

    func digests() throws -> [String: String] { try folderDigests(in: self("controleer")) }
}

private func folderDigests(in document: Document) throws -> [String: String] {
    guard document["clean"].isTrue else {
        throw Differs(found: "\(document["damages"])", expected: "geen beschadiging")
    }
    let pairs = document["folders"].items.map { ($0["folder"].text, $0["digest"].text) }
    return Dictionary(uniqueKeysWithValues: pairs)
}
