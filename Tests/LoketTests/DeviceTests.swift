import Foundation
import Housing
import Replica
import SyncProtocol
import Testing

/// Devices as the office sees them: connected, late, with a wrong clock, and taken back.
@Suite struct DeviceTests {
    private let some: SomeLoket
    private let hub: Program.Running
    private let address: String

    init() throws {
        some = try SomeLoket()
        try some.add("Anna")
        try some.add("Bram")
        (hub, address) = try some.start()
    }

    private func laptop(_ name: String = "Anna") async throws -> Laptop {
        try await Laptop(some, name, at: address)
    }

    private func shortID(_ name: String) throws -> String {
        try #require(try some.device(of: name)["short"] as? String)
    }

    @Test func `a device that was connected is listed with its last contact`() async throws {
        _ = try await laptop()

        let device = try some.device(of: "Anna")

        #expect(device["name"] as? String == "laptop van Anna")
        #expect(device["lastContact"] as? Int != nil)
        #expect(device["revoked"] is NSNull)
        #expect(try some.run("status").output.contains("laptop van Anna"))
    }

    @Test func `a withdrawn device hands in what it has, and forgets`() async throws {
        let anna = try await laptop()
        let folder = try anna.register("J. Jansen")
        #expect(try await anna.sync() == .atRest)
        try anna.write("nog niet verstuurd", in: folder)

        let said = try some.json("intrekken", try shortID("Anna"))
        #expect(try await anna.sync() == .stopped(.revoked))

        #expect(said["revoked"] as? String == "withdrawn")
        #expect(try anna.replica.dossierFolders().isEmpty)
        let held = try some.held()
        #expect(held.map { $0["author"] as? String } == ["Anna"])
        #expect(try some.device(of: "Anna")["toldAt"] as? Int != nil)
        let id = try #require(held[0]["id"] as? String)
        #expect(try some.json("nagekomen", "vrijgeven", id)["released"] as? Int == 1)
        #expect(try some.held().isEmpty)
    }

    @Test func `a stolen device forgets at its first contact, and what it had is listed as lost`()
        async throws
    {
        let anna = try await laptop()
        let folder = try anna.register("J. Jansen")
        #expect(try await anna.sync() == .atRest)
        try anna.write("niet verstuurd", in: folder)

        let said = try some.run("intrekken", "laptop van anna", "--gestolen")
        #expect(said.output.contains("Verloren: wat er na het laatste contact"))
        #expect(try await anna.sync() == .stopped(.revoked))

        #expect(try anna.replica.dossierFolders().isEmpty)
        #expect(try some.held().isEmpty)
        #expect(try some.device(of: "Anna")["revoked"] as? String == "stolen")
        #expect(try some.run("apparaten").output.contains("⚠ gestolen"))
    }

    @Test func `who leaves, leaves with all devices`() async throws {
        let laptops = [try await laptop(), try await laptop()]

        let said = try some.json("gebruikers", "vertrek", "Anna")

        #expect((said["devices"] as? [Any])?.count == 2)
        for laptop in laptops { #expect(try await laptop.sync() == .stopped(.revoked)) }
    }

    @Test func `taking back is said to be impossible where it is`() async throws {
        _ = try await laptop()
        let id = try shortID("Anna")
        try some.json("intrekken", id, "--gestolen")

        let again = try some.run("intrekken", id)
        #expect(again.status == 1)
        #expect(again.errors.contains("is al ingetrokken"))
        #expect(try some.run("intrekken", "a00000000").errors.contains("zie loket apparaten"))
        _ = try await laptop("Bram")
        _ = try await laptop("Bram")
        #expect(try some.run("intrekken", "laptop van Bram").errors.contains("Er zijn 2 apparaten"))
        let office = try shortID("Kantoor")
        #expect(try some.run("intrekken", office).errors.contains("het kantoor zelf"))
    }

    @Test func `a clock that is more than five minutes off is shown`() async throws {
        let anna = try await laptop()
        let folder = try anna.register("J. Jansen")
        #expect(try await anna.sync() == .atRest)
        #expect(try some.device(of: "Anna")["clockIsOff"] as? Bool == false)

        anna.clock.shift = -10 * 60_000
        try anna.write("gisteren", in: folder)
        #expect(try await anna.sync() == .atRest)

        let device = try some.device(of: "Anna")
        #expect(device["clockIsOff"] as? Bool == true)
        #expect(try some.run("status").output.contains("⚠ klok 10 minuten achter"))
    }

    @Test(arguments: [Int64.min, -1, .max])
    func `a clock that says what no clock can is shown like any other`(time: Int64) async throws {
        let anna = try await laptop()

        try await anna.tell(time: time)

        #expect(try some.device(of: "Anna")["clockIsOff"] as? Bool == true)
        #expect(try some.run("status").output.contains("⚠ klok"))
    }

    @Test func `a device over its quota is put off, keeps all, and the office sees what waits`()
        async throws
    {
        _ = hub.stop()
        let (limited, address) = try some.start("--wijzigingen-per-uur", "2")
        let anna = try await Laptop(some, "Anna", at: address)
        let folder = try anna.register("J. Jansen")
        for number in 0..<3 { try anna.write("\(number)", in: folder) }
        #expect(try await anna.sync() == .atRest)
        try anna.write("te veel", in: folder)

        let outcome = try await anna.sync()

        guard case .busy(let seconds) = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect(seconds > 60)
        #expect(try anna.replica.counts().waiting == 1)
        let device = try some.device(of: "Anna")
        #expect(device["waiting"] as? Int == 1)
        #expect(device["oldestWaiting"] as? Int != nil)
        #expect(try some.run("status").output.contains("1 wachtend sinds"))
        _ = limited.stop()
    }
}
