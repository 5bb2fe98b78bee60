import Foundation
import Testing

/// A laptop whose disk is full: what cannot be saved is said, and what was saved stays.
@Suite struct FullDiskTests {
    private static let isRoot = geteuid() == 0

    /// Nil where this machine lets nobody mount anything.
    private func smallDisk(at path: String, kilobytes: Int) throws -> Bool {
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: true)
        return mount("tmpfs", path, "tmpfs", 0, "size=\(kilobytes)k") == 0
    }

    @Test(.enabled(if: isRoot, "only root may make a small disk"))
    func `a sync on a full disk takes in nothing by half`() throws {
        let world = try World(laptops: 2)
        let (anna, bram) = (world.laptops[0], world.laptops[1])
        let disk = world.folder.appending(path: "disk").path
        guard try smallDisk(at: disk, kilobytes: 1_600) else { return }
        defer { umount2(disk, Int32(MNT_DETACH)) }
        for suffix in ["", ".hub"] {
            try FileManager.default.copyItem(
                atPath: anna.replica + suffix, toPath: disk + "/replica.sqlite" + suffix)
        }
        let small = Laptop("Klein", replica: disk + "/replica.sqlite", network: anna.network)
        let long = String(repeating: "Een lang verhaal. ", count: 5_000)
        for _ in 1...10 {
            try bram("intake", world.dossier, "--uitkomst", "geschikt", "--verslag", long)
        }
        try bram("sync")

        let full = try small.run("sync", "--json")
        let check = try small.run("controle", "--json")

        #expect(full.status == 4, "\(full)")
        let isClean = try check.status == 4 || check.json()["clean"].isTrue
        #expect(isClean, "\(check)")
        #expect(mount("tmpfs", disk, "tmpfs", UInt(MS_REMOUNT), "size=64m") == 0)
        #expect(try small("sync")["synced"].isTrue)
        #expect(try small.digests() == world.office.digests())
    }
}
