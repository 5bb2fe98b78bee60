import FaultScene
import Foundation
import SQLite
import SeededChance
import SyncProtocol
import Testing

@testable import Hub

/// A hub that is killed at any moment, and laptops that push again what they heard no answer to.
@Suite struct KilledHubTests {
    private static let laptopsAtOnce = 4
    /// After so many lives other laptops come, so that none has a history without end.
    private static let livesPerLaptop = 10

    private let scratch = try! Scratch()

    private static let victim = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        .deletingLastPathComponent().appending(path: "FaultVictim")

    private func opened() throws -> Hub {
        try Hub(
            files: Hub.Files(database: scratch.path + "hub.sqlite", decisions: scratch.path),
            rights: Rights(["consulent": [Scene.dossier: [.read, .write, .make]]]), now: { 0 },
            durable: false)
    }

    /// Lets a hub live for a moment; returns what the laptops heard from it.
    private func live(_ laptops: [String], _ random: inout SeededRandom) throws -> [Heard] {
        let process = Process()
        process.executableURL = Self.victim
        process.arguments = ["hub", String(scratch.path.dropLast())] + laptops
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        var said = Data()
        // Now and then it is killed before it got to anything.
        if random.number(below: 4) > 0 { said = output.fileHandleForReading.availableData }
        usleep(UInt32(random.number(below: 15_000)))
        kill(process.processIdentifier, SIGKILL)
        said += try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        #expect(process.terminationReason == .uncaughtSignal)
        return String(decoding: said, as: UTF8.self).split(separator: "\n")
            .compactMap { Heard(line: $0) }
    }

    @Test func `a killed hub has every change that it accepted once, also when it comes again`()
        throws
    {
        var random = SeededRandom(seed: 1)
        var heard: [Heard] = []
        var through: [Int: Int64] = [:]
        var unheard = 0
        for life in 0..<FaultSize.kills / 2 {
            let first = life / Self.livesPerLaptop * Self.laptopsAtOnce
            let numbers = first..<first + Self.laptopsAtOnce
            let said = try live(numbers.map { "\($0):\(through[$0] ?? 0)" }, &random)
            for one in said { through[one.laptop] = one.sequence }
            heard += said
            guard life % 5 == 0 else { continue }
            let hub = try opened()
            unheard += try numbers.count { try head($0, of: hub) > through[$0] ?? 0 }
            if life % 10 == 0 { #expect(try hub.audit() == [], "life \(life)") }
        }

        let hub = try opened()
        for one in heard { #expect(try hub.judged(named: one.name)?.standing == .accepted) }
        for (laptop, sequence) in through { try expectWhole(laptop, through: sequence, of: hub) }
        #expect(try changeCount(of: hub) == hub.db.count("SELECT count(change) FROM feed"))
        #expect(Set(heard).count == heard.count)
        #expect(heard.count > FaultSize.kills)
        #expect(unheard > 0)
        #expect(try hub.audit() == [])
        #expect(try hub.alarms() == 0)
    }

    private func head(_ laptop: Int, of hub: Hub) throws -> Int64 {
        try hub.siteHead(of: Heard.site(of: laptop)).sequence
    }

    /// What the laptop heard of is there, all numbers once, and nothing of it beside its chain.
    private func expectWhole(_ laptop: Int, through sequence: Int64, of hub: Hub) throws {
        let head = try head(laptop, of: hub)
        let site = Heard.site(of: laptop)
        #expect(head >= sequence)
        #expect(try changeCount(of: hub, "WHERE site = x'\(site)'") == head)
    }

    private func changeCount(of hub: Hub, _ condition: String = "") throws -> Int64 {
        try hub.db.count("SELECT count(*) FROM change \(condition)")
    }
}
