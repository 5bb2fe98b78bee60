import FaultProxy
import Foundation
import Testing

/// Programs that end at any moment, on either side.
@Suite struct KillTests {
    private let world: World
    private var anna: Laptop { world.laptops[0] }

    init() throws { world = try World(laptops: 2) }

    @Test func `a sync that is killed goes on where it was`() throws {
        anna.network.set(.delay(milliseconds: 5))
        for round in 1...8 {
            try world.note(on: anna)
            let sync = try anna.start(["sync"])
            usleep(UInt32(round * 8000))
            sync.signal(SIGKILL)
            _ = try sync.finish()
        }

        try world.expectRest()
    }

    @Test func `a hub that is killed has kept what it acknowledged`() throws {
        for round in 1...5 {
            try world.note(on: anna)
            let sync = try anna.start(["sync", "--json"])
            usleep(UInt32(round * 10_000))
            try world.office.end()
            try world.office.start()
            #expect([0, 3].contains(try sync.finish().status))
        }

        try world.expectRest()
    }

    @Test func `one sync at a time works on a replica`() throws {
        anna.network.set(.stall)
        let first = try anna.start(["sync", "--json"])
        usleep(400_000)

        let second = try anna.run("sync")

        #expect(second.status == 1)
        #expect(second.errors.contains("Er loopt al een sync op dit apparaat (proces "))
        anna.network.set(.none)
        #expect(try first.finish().status == 0)
        #expect(try anna.run("sync").status == 0)
    }
}
