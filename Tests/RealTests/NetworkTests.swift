import FaultProxy
import Foundation
import Testing

/// A sync through a network that does its worst, and goes on where it was.
@Suite struct NetworkTests {
    private let world: World
    private var anna: Laptop { world.laptops[0] }

    init() throws { world = try World(laptops: 2) }

    @Test(arguments: [
        Fault.delay(milliseconds: 30), .trickle(bytesPerSecond: 20_000),
        .cut(afterBytes: 300, .toHub), .cut(afterBytes: 700, .toHub),
        .cut(afterBytes: 1, .fromHub), .cut(afterBytes: 200, .fromHub), .refuse, .loseAnswers,
    ])
    func `whatever the network does, nothing is lost and nothing comes twice`(fault: Fault) throws {
        for _ in 1...3 { try world.note(on: anna) }
        try world.note(on: world.laptops[1])

        anna.network.set(fault)
        let cut = try anna.run("sync", "--json")

        #expect([0, 3].contains(cut.status))
        #expect(try cut.json()["synced"].isTrue == (cut.status == 0))
        try world.expectRest()
    }

    @Test func `a hub that falls silent is told, and nothing is called synchronised`() throws {
        try world.note(on: anna)
        anna.network.set(.refuse)

        let outcome = try anna.run("sync")

        #expect(outcome.status == 3)
        #expect(outcome.output.contains("De hub is niet te bereiken: "))
        #expect(outcome.output.contains("1 wijziging wacht hier en gaat een volgende keer mee."))
        #expect(!outcome.output.contains("Gesynchroniseerd"))
        anna.network.set(.none)
        #expect(try anna.run("sync").output == "Gesynchroniseerd.\n")
        try world.expectRest()
    }

    @Test func `an answer that was lost after delivery gives the same verdict again`() throws {
        try world.note(on: anna)
        anna.network.set(.loseAnswers)
        let lost = try anna.run("sync", "--json")
        let position = try world.office("status")["position"].number

        anna.network.set(.none)
        try anna("sync")

        #expect(lost.status == 3)
        #expect(try lost.json()["waiting"].number == 1)
        #expect(try world.office("status")["position"].number == position)
        try world.expectRest()
    }
}
