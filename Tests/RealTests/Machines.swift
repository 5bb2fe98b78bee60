import FaultProxy
import Foundation

/// A laptop: a replica, the field book's program, and a network of its own on the way to the hub.
final class Laptop {
    let owner: String
    let replica: String
    let network: FaultProxy
    /// Before the program: `faketime` with its words.
    var wrapper: [String] = []
    /// Beside what every program of a laptop is told by its environment.
    let surroundings: [String: String]
    private(set) var follower: RunningProgram?

    init(
        _ owner: String, replica: String, network: FaultProxy,
        surroundings: [String: String] = [:]
    ) {
        self.owner = owner
        self.surroundings = surroundings
        self.replica = replica
        self.network = network
    }

    deinit { follower?.signal(SIGKILL) }

    /// On a terminal, as a person has it: what the program shows is its output.
    func onTerminal(_ words: String...) throws -> RunningProgram {
        let command = ([RunningProgram.path(of: "veldboek")] + words).map { "'\($0)'" }.joined(
            separator: " ")
        return try RunningProgram(
            command: ["/usr/bin/script", "--quiet", "--return", "--command", command, "/dev/null"],
            environment: ["VELDBOEK_REPLICA": replica, "SHELL": "/bin/sh"], isTypedAt: true)
    }

    func start(_ words: [String]) throws -> RunningProgram {
        try RunningProgram(
            "veldboek", words,
            environment: environment, behind: wrapper)
    }

    var environment: [String: String] {
        [
            "VELDBOEK_REPLICA": replica, "LANG": "nl_NL.UTF-8",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
        ].merging(surroundings) { $1 }
    }

    @discardableResult
    func run(_ words: String...) throws -> Outcome { try start(words).finish() }

    /// A command that must work.
    @discardableResult
    func callAsFunction(_ words: String...) throws -> Document {
        let outcome = try start(words + ["--json"]).finish()
        guard outcome.status == 0 else { throw NoDocument(outcome: outcome) }
        return try outcome.json()
    }

    func follow() throws { follower = try start(["sync", "--volg"]) }

    /// As Ctrl-C does it.
    func stopFollowing() throws -> Outcome? {
        follower?.signal(SIGINT)
        defer { follower = nil }
        return try follower?.finish()
    }

    func digests() throws -> [String: String] { try folderDigests(self("controle")) }
}

/// The machine at the office: the hub, and its administration.
final class Office {
    private let data: String
    private let surroundings: [String: String]
    private(set) var port: UInt16 = 0
    private var hub: RunningProgram?

    init(data: String, surroundings: [String: String] = [:]) {
        self.data = data
        self.surroundings = surroundings
    }

    deinit { hub?.signal(SIGKILL) }

    private func program(_ words: [String]) throws -> RunningProgram {
        try RunningProgram(
            "loket", words, environment: surroundings.merging(["LOKET_DATA": data]) { $1 })
    }

    @discardableResult
    func callAsFunction(_ words: String...) throws -> Document {
        let outcome = try program(words + ["--json"]).finish()
        guard outcome.status == 0 else { throw NoDocument(outcome: outcome) }
        return try outcome.json()
    }

    /// At a free port, and after that at the same one.
    func start() throws {
        let hub = try program(["start", "--listen", "127.0.0.1:\(port)"])
        self.hub = hub
        let line = try hub.line(beginning: "loket luistert op ")
        port = UInt16(line.split(separator: ":").last ?? "") ?? 0
    }

    /// As a power cut does it, or as the system stops it.
    func end(with signal: Int32 = SIGKILL) throws {
        hub?.signal(signal)
        _ = try hub?.finish()
        hub = nil
    }

    func digests() throws -> [String: String] { try folderDigests(self("controleer")) }
}

private func folderDigests(_ document: Document) throws -> [String: String] {
    guard document["clean"].isTrue else { throw Damaged() }
    let pairs = document["folders"].items.map { ($0["folder"].text, $0["digest"].text) }
    return Dictionary(uniqueKeysWithValues: pairs)
}

struct Damaged: Error {}
