import Foundation
import Testing

/// Backups, images and copies that are put back, and clocks that are years off.
@Suite struct BackInTimeTests {
    private let world: World
    private var anna: Laptop { world.laptops[0] }

    init() throws { world = try World(laptops: 2) }

    private func image(of laptop: Laptop, at path: String) throws {
        for suffix in ["", "-wal", "-shm", ".hub"] {
            try? FileManager.default.removeItem(atPath: path + suffix)
            if FileManager.default.fileExists(atPath: laptop.replica + suffix) {
                try FileManager.default.copyItem(
                    atPath: laptop.replica + suffix, toPath: path + suffix)
            }
        }
    }

    private func putBack(_ path: String, to laptop: Laptop) throws {
        for suffix in ["", "-wal", "-shm", ".hub"] {
            try? FileManager.default.removeItem(atPath: laptop.replica + suffix)
            if FileManager.default.fileExists(atPath: path + suffix) {
                try FileManager.default.copyItem(
                    atPath: path + suffix, toPath: laptop.replica + suffix)
            }
        }
    }

    @Test func `a hub that is put back to last night gets the day from the laptops`() throws {
        try world.note(on: anna)
        try anna("sync")
        let backup = world.folder.appending(path: "backup.sqlite").path
        try world.office("backup", backup)
        for laptop in world.laptops {
            try world.note(on: laptop)
            try laptop("sync")
        }

        try world.office.end(with: SIGTERM)
        try world.office("herstel", backup)
        try world.office.start()

        try world.expectRest()
    }

    @Test func `a laptop that is put back to an image has its own work again`() throws {
        try world.note(on: anna)
        try anna("sync")
        let image = world.folder.appending(path: "image").path
        try self.image(of: anna, at: image)
        try world.note(on: anna)
        try anna("sync")

        try putBack(image, to: anna)
        try world.note(on: anna)

        try world.expectRest()
        #expect(try world.office("status")["forks"].number == 1)
    }

    @Test func `two laptops from one image both keep what they write`() throws {
        try world.note(on: anna)
        try anna("sync")
        let path = world.folder.appending(path: "tweeling.sqlite").path
        try image(of: anna, at: path)
        let twin = Laptop("Tweeling", replica: path, network: anna.network)
        world.add(twin)

        for laptop in [anna, twin] {
            try world.note(on: laptop)
            try world.note(on: laptop)
        }

        try world.expectRest()
    }

    @Test(.enabled(if: isInstalled("faketime"), "faketime is not installed"))
    func `clocks that are years off decide nothing`() throws {
        anna.wrapper = ["/usr/bin/faketime", "-f", "+7y"]
        world.laptops[1].wrapper = ["/usr/bin/faketime", "-f", "-5y"]
        for _ in 1...2 {
            for laptop in world.laptops { try world.note(on: laptop) }
            for laptop in world.laptops { try laptop("sync") }
        }

        #expect(try anna("status")["clockOffset"].number < -6 * 365 * 86_400_000)
        #expect(try anna.run("status").output.contains("klok loopt "))
        try world.expectRest()
    }
}
