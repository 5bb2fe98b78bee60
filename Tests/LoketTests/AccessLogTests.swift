import Foundation
import Housing
import Replica
import SyncProtocol
import Testing

/// The access log goes up: the hub takes it from every device, and gives it to the office alone.
@Suite struct AccessLogTests {
    private let some: SomeLoket
    private let running: Program.Running
    private let anna: Laptop
    private let bram: Laptop
    private let kees: Laptop
    private let folder: FolderID

    init() async throws {
        some = try SomeLoket()
        try some.add("Anna")
        try some.add("Bram")
        try some.add("Kees", "kantoor")
        let address: String
        (running, address) = try some.start()
        anna = try await Laptop(some, "Anna", at: address)
        bram = try await Laptop(some, "Bram", at: address)
        kees = try await Laptop(some, "Kees", at: address)
        folder = try anna.register("J. Jansen")
        _ = try await anna.sync()
    }

    private func look(_ laptop: Laptop, _ soort: Inzagesoort = .gelezen) throws {
        var chance = SystemRandomNumberGenerator()
        try laptop.replica.record(Look(soort, at: [folder]), as: .random(using: &chance))
    }

    private func visitors(_ laptop: Laptop) throws -> [String] {
        let names = try Names(laptop.replica)
        return try laptop.replica.accessEntries(of: folder).map { names.name(of: $0.wie) }
    }

    @Test func `who looked is known at the office, and to no other device`() async throws {
        try look(anna)
        #expect(try await anna.sync() == .atRest)
        #expect(try anna.replica.openVerdicts().isEmpty)
        #expect(try anna.replica.counts().waiting == 0)

        #expect(try await bram.sync() == .atRest)
        try look(bram)
        #expect(try await bram.sync() == .atRest)
        #expect(try await kees.sync() == .atRest)

        #expect(try visitors(kees).sorted() == ["Anna", "Bram"])
        #expect(try visitors(bram) == ["Bram"])
        #expect(try await anna.sync() == .atRest)
        #expect(try visitors(anna) == ["Anna"])
        #expect(try some.json("controleer")["clean"] as? Bool == true)
        _ = running.stop()
    }

    @Test func `a device goes on with its own log after it was compared`() async throws {
        try look(anna)
        #expect(try await anna.sync() == .atRest)
        // A week later the folders are compared.
        anna.clock.shift += 8 * 24 * 3_600_000
        #expect(try await anna.sync() == .atRest)
        anna.clock.shift = 0

        try look(anna, .afgedrukt)
        #expect(try await anna.sync() == .atRest)
        #expect(try await kees.sync() == .atRest)

        #expect(try anna.replica.accessLogs().count == 1)
        #expect(try visitors(kees) == ["Anna", "Anna"])
        _ = running.stop()
    }
}
