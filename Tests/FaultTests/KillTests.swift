import FaultScene
import Foundation
import Replica
import SeededChance
import Testing

/// A program that is killed at any moment, again and again on the same file.
@Suite struct KillTests {
    private let scratch = try! Scratch()
    private var path: String { scratch.path + "replica" }

    /// Built beside the tests.
    private static let victim = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        .deletingLastPathComponent().appending(path: "FaultVictim")

    /// Lets the victim live for a moment; returns what it said.
    private func live(_ random: inout SeededRandom) throws -> [Acknowledged] {
        let process = Process()
        process.executableURL = Self.victim
        process.arguments = ["run", path, "none"]
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
        return Acknowledged.lines(of: String(decoding: said, as: UTF8.self))
    }

    @Test func `a killed program leaves all that it acknowledged`() throws {
        var random = SeededRandom(seed: 1)
        var said: [Acknowledged] = []
        var unseen: [Acknowledged] = []
        for round in 1...FaultSize.kills {
            unseen += try live(&random)
            // What is not opened here is recovered by the next victim.
            guard round % 3 > 0 || round == FaultSize.kills else { continue }
            let replica = try opened()
            #expect(try Acknowledged.missing(of: unseen, on: replica) == [], "round \(round)")
            if round % 25 == 0 { #expect(try replica.check() == [], "round \(round)") }
            said += unseen
            unseen = []
        }

        #expect(try Acknowledged.missing(of: said, on: try opened()) == [])
        #expect(said.count > FaultSize.kills)
    }

    private func opened() throws -> Replica {
        try Replica(path: path, schema: Scene.schema, clock: FixedClock(), durability: .none)
    }
}
