import FaultProxy
import Foundation
import Testing

/// `sync --volg`: news comes by itself, and what is saved goes at once.
@Suite struct FollowTests {
    private let world: World
    private var anna: Laptop { world.laptops[0] }
    private var bram: Laptop { world.laptops[1] }

    init() throws { world = try World(laptops: 2) }

    @Test func `what one saves is with the other within two seconds`() throws {
        try anna.follow()
        try bram.follow()
        _ = try bram.follower?.line(beginning: "Gesynchroniseerd.")
        _ = try anna.follower?.line(beginning: "Gesynchroniseerd.")

        try world.note(on: anna)
        let saved = ContinuousClock.now

        while try bram("dossier", world.dossier)["notities"].items.isEmpty {
            try #require(saved.duration(to: .now) < .seconds(4))
            usleep(50_000)
        }
        #expect(saved.duration(to: .now) < .seconds(2))
        let ended = try bram.stopFollowing()
        #expect(ended?.status == 0)
        #expect(ended?.output.hasSuffix("Gestopt.\n") == true)
        _ = try anna.stopFollowing()
        try world.expectRest()
    }

    @Test func `who waits for news leaves the processor alone, also after the hub was gone`() throws
    {
        try anna.follow()
        let follower = try #require(anna.follower)
        _ = try follower.line(beginning: "Gesynchroniseerd.")
        try world.office.end()
        usleep(500_000)
        try world.office.start()
        let back = ContinuousClock.now
        while anna.network.arrivalTimes.last.map({ $0 < back }) ?? true {
            try #require(back.duration(to: .now) < .seconds(10))
            usleep(50_000)
        }

        usleep(500_000)
        let before = follower.processorSeconds
        usleep(2_000_000)
        let taken = follower.processorSeconds - before

        #expect(taken < 0.2)
        _ = try anna.stopFollowing()
    }

    @Test func `Ctrl-C while the hub is silent ends at once, and tells what waits`() throws {
        anna.network.set(.blackHole)
        try world.note(on: anna)
        try anna.follow()
        usleep(500_000)
        let asked = ContinuousClock.now

        let ended = try anna.stopFollowing()

        #expect(asked.duration(to: .now) < .seconds(1))
        #expect(ended?.output == "Gestopt, en nog niet klaar: 1 wachtend.\n")
        try world.expectRest()
    }
}
