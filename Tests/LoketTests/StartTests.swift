import Foundation
import Testing

/// The hub as a program: where it listens, what it is set to, and what it tells who watches it.
@Suite struct StartTests {
    private let some: SomeLoket

    init() throws { some = try SomeLoket() }

    private func write(_ text: String) throws -> String {
        let path = some.path("loket.conf")
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        return path
    }

    @Test func `it lives, is ready, and stops when it is told to`() async throws {
        let (hub, address) = try some.start()

        #expect(try await answer(address + "/healthz") == (200, "ok\n"))
        #expect(try await answer(address + "/readyz") == (200, "ok\n"))
        let status = try some.json("status")
        #expect(status["process"] as? Int == Int(hub.number))
        let second = try some.run("start", "--listen", "127.0.0.1:0")
        #expect(second.status == 1)
        #expect(second.errors.contains("draait al een hub"))
        #expect(hub.stop().status == 0)
        #expect(try some.json("status")["running"] as? Bool == false)
    }

    @Test(arguments: ["0.0.0.0:0", "[::]:0", "192.0.2.1:80", "loket.example:80", "127.example:80"])
    func `without a proxy it does not listen beyond this machine`(address: String) throws {
        let outcome = try some.run("start", "--listen", address)

        #expect(outcome.status == 1)
        #expect(outcome.errors.contains("--achter-proxy"))
        #expect(!FileManager.default.fileExists(atPath: some.data))
    }

    @Test func `behind a proxy it does, and shows no metrics`() async throws {
        let hub = try Program.Running(
            ["start", "--listen", "0.0.0.0:0", "--achter-proxy"], some.program)
        let line = try #require(hub.firstLine())
        let port = try #require(line.split(separator: ":").last)

        let (healthy, _) = try await answer("http://127.0.0.1:\(port)/healthz")
        let (metrics, _) = try await answer("http://127.0.0.1:\(port)/metrics")

        #expect(healthy == 200)
        #expect(metrics == 404)
        _ = hub.stop()
    }

    @Test func `on this machine it shows metrics, but not to who comes through a proxy`()
        async throws
    {
        let (hub, address) = try some.start()

        let (status, text) = try await answer(address + "/metrics")
        let (through, _) = try await answer(address + "/metrics", ["X-Forwarded-For": "10.0.0.1"])

        #expect(status == 200)
        #expect(text.contains("# TYPE loket_requests_total counter"))
        #expect(through == 404)
        _ = hub.stop()
    }

    @Test(arguments: [("postgres://host/db", 1, "zonder PostgreSQL"), ("mysql", 2, "kies sqlite")])
    func `another store is refused`(store: String, status: Int32, words: String) throws {
        let outcome = try some.run("start", "--store", store)

        #expect(outcome.status == status)
        #expect(outcome.errors.contains(words))
    }

    @Test func `a request is a line of the log, which begins anew when it was moved away`()
        async throws
    {
        let path = some.path("vragen.log")
        let (hub, address) = try some.start("--log", path)
        _ = try await answer(address + "/v1/hub")
        try FileManager.default.moveItem(atPath: path, toPath: path + ".oud")

        _ = try await answer(address + "/nergens")
        _ = hub.stop()

        let before = try String(contentsOfFile: path + ".oud", encoding: .utf8)
        let after = try String(contentsOfFile: path, encoding: .utf8)
        #expect(before.contains(#""path":"/v1/hub","status":200"#))
        #expect(before.split(separator: "\n").count == 1)
        #expect(after.contains(#""refusal":"not-found""#))
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]
        #expect(mode as? Int == 0o600)
    }

    @Test func `a log that is large begins anew, and five earlier ones are kept`() async throws {
        let path = some.path("vragen.log")
        for (name, size) in [("", 64 << 20), (".1", 1), (".4", 4), (".5", 5)] {
            _ = FileManager.default.createFile(atPath: path + name, contents: nil)
            try FileHandle(forWritingTo: URL(fileURLWithPath: path + name))
                .truncate(atOffset: UInt64(size))
        }

        let (hub, address) = try some.start("--log", path)
        _ = try await answer(address + "/v1/hub")
        _ = hub.stop()

        func size(_ name: String) -> Int? {
            let facts = try? FileManager.default.attributesOfItem(atPath: path + name)
            return facts?[.size] as? Int
        }
        #expect(["", ".1", ".2", ".5", ".6"].map(size) == [size(""), 64 << 20, 1, 4, nil])
        #expect(try String(contentsOfFile: path, encoding: .utf8).contains("/v1/hub"))
    }

    @Test func `the log may go to the screen`() async throws {
        let (hub, address) = try some.start("--log", "-")
        _ = try await answer(address + "/v1/hub")

        #expect(hub.stop().errors.contains(#""path":"/v1/hub","status":200"#))
    }

    @Test func `a log that cannot be written is said before the hub starts`() throws {
        let outcome = try some.run("start", "--log", some.path("nergens/vragen.log"))

        #expect(outcome.status == 1)
        #expect(outcome.errors.contains("logboek"))
    }

    @Test func `what a file sets holds, and a flag overrules it`() async throws {
        let log = some.path("uit-het-bestand.log")
        let path = try write(
            """
            # de hub van de proef

            data = \(some.path("elders"))
            listen=127.0.0.1:0
            log = \(log)
            wijzigingen-per-uur = 5
            """)
        some.set("LOKET_DATA", to: nil)
        let hub = try Program.Running(["start", "--config", path], some.program)
        let address = try #require(hub.firstLine()?.split(separator: " ").last)
        _ = try await answer(address + "/v1/hub")
        _ = hub.stop()

        #expect(FileManager.default.fileExists(atPath: some.path("elders/loket.sqlite")))
        #expect(try String(contentsOfFile: log, encoding: .utf8).contains("/v1/hub"))
        some.set("LOKET_CONFIG", to: path)
        #expect(try some.json("status")["running"] as? Bool == false)
        let other = try some.run("status", "--data", some.data)
        #expect(other.errors.contains("is nog geen hub"))
        let flag = try some.run("start", "--listen", "0.0.0.0:0")
        #expect(flag.errors.contains("--achter-proxy"))
    }

    @Test(
        arguments: [
            ("listen", "regel 1: schrijf"), ("lisen = x", "Bedoelt u listen?"),
            ("a = b", "de sleutel \"a\" is er niet"), ("log = a\nlog = b", "regel 2"),
            ("achter-proxy = misschien", "\"ja\" of \"nee\""), ("mb-per-uur = veel", "geen aantal"),
            ("listen =", "regel 1: schrijf"), ("wijzigingen-per-uur = -1", "geen aantal"),
        ])
    func `a file that is wrong is refused, with the line`(text: String, words: String) throws {
        let listen = text.contains("achter") ? "\nlisten = 0.0.0.0:0" : ""

        let outcome = try some.run("start", "--config", write(text + listen))

        #expect(outcome.status == 2)
        #expect(outcome.errors.contains(words), "\(outcome.errors)")
    }

    @Test func `a file that is named must be there`() throws {
        let outcome = try some.run("status", "--config", some.path("nergens.conf"))

        #expect(outcome.status == 1)
        #expect(outcome.errors.contains("nergens.conf"))
    }

    @Test func `a file in the usual place is found`() throws {
        let folder = some.path(".config/loket")
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try "lisen = x".write(toFile: folder + "/loket.conf", atomically: true, encoding: .utf8)
        some.set("XDG_CONFIG_HOME", to: some.path(".config"))

        #expect(try some.run("status").errors.contains("Bedoelt u listen?"))
    }
}
