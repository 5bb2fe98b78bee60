import Foundation
import FoundationNetworking
import Testing

/// A loket in a scratch folder of its own.
final class SomeLoket {
    let folder: URL
    private(set) var program: Program

    var data: String { path("data") }

    init() throws {
        folder = FileManager.default.temporaryDirectory
            .appending(path: "loket-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        program = Program(environment: [
            "LOKET_DATA": folder.appending(path: "data").path, "HOME": folder.path,
        ])
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func path(_ name: String) -> String { folder.appending(path: name).path }

    func set(_ variable: String, to value: String?) { program.environment[variable] = value }

    func run(_ words: String...) throws -> Program.Outcome { try program.run(words) }

    /// What a command that must work says to machines.
    @discardableResult
    func json(_ words: String...) throws -> [String: Any] {
        let outcome = try program.run(words + ["--json"])
        try #require(outcome.status == 0, "\(words): \(outcome.errors)")
        return try outcome.json()
    }

    func add(_ name: String, _ role: String = "consulent", _ region: String = "parkstad") throws {
        try json("gebruikers", "toevoegen", name, "--rol", role, "--regio", region)
    }

    func code(_ name: String) throws -> String {
        try #require(try json("uitnodigen", name)["code"] as? String)
    }

    /// Starts the hub at a port that is free; the address is what it prints.
    func start(_ words: String...) throws -> (hub: Program.Running, address: String) {
        let hub = try Program.Running(["start", "--listen", "127.0.0.1:0"] + words, program)
        let line = try #require(hub.firstLine(), "\(hub.outcome().errors)")
        return (hub, String(line.split(separator: " ").last ?? ""))
    }

    func devices() throws -> [[String: Any]] {
        try #require(try json("apparaten")["devices"] as? [[String: Any]])
    }

    /// The device of a person, as the list has it.
    func device(of name: String) throws -> [String: Any] {
        try #require(try devices().first { $0["user"] as? String == name })
    }

    func held() throws -> [[String: Any]] {
        try #require(try json("nagekomen")["held"] as? [[String: Any]])
    }
}

/// What is at an address, as somebody with curl sees it.
func answer(_ address: String, _ headers: [String: String] = [:]) async throws -> (Int, String) {
    var request = URLRequest(url: try #require(URL(string: address)))
    for (name, value) in headers { request.setValue(value, forHTTPHeaderField: name) }
    let (data, response) = try await URLSession.shared.data(for: request)
    let status = try #require(response as? HTTPURLResponse).statusCode
    return (status, String(decoding: data, as: UTF8.self))
}
