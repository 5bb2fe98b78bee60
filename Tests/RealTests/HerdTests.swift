import FaultProxy
import Foundation
import Testing

/// Many devices after an outage: all come to rest, and not in the same moment.
@Suite struct HerdTests {
    @Test func `twenty devices come back one after another`() throws {
        let world = try World(laptops: 20)
        for laptop in world.laptops { try laptop.follow() }
        for laptop in world.laptops {
            _ = try laptop.follower?.line(beginning: "Gesynchroniseerd.")
        }
        try world.office.end()
        for laptop in world.laptops.prefix(5) { try world.note(on: laptop) }
        usleep(4_000_000)

        let back = ContinuousClock.now
        try world.office.start()
        while try !world.isAtRest() {
            // Other tests use the machine at the same time.
            try #require(back.duration(to: .now) < .seconds(60))
            usleep(200_000)
        }

        // The first call of each after the hub was back, to a tenth of a second.
        let firsts = world.laptops.compactMap { laptop in
            laptop.network.arrivalTimes.first { $0 >= back }
        }
        let tenths = Set(firsts.map { Int(back.duration(to: $0) / .milliseconds(100)) })
        #expect(firsts.count == 20)
        #expect(tenths.count >= 8)
        for laptop in world.laptops { _ = try laptop.stopFollowing() }
        try world.expectEqual()
    }
}
