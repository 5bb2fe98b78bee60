import Foundation
import Testing

/// A laptop whose disk is full: what cannot be saved is said, and what was saved stays.
@Suite struct FullDiskTests {
    /// In a container root may not do it either, so it is tried.
    private static let mayMount: Bool = {
        let path = FileManager.default.temporaryDirectory.appending(path: "disk-\(UUID())").path
        guard smallDisk(at: path, kilobytes: 64) else { return false }
        return umount2(path, Int32(MNT_DETACH)) == 0 && rmdir(path) == 0
    }()

    private static func smallDisk(at path: String, kilobytes: Int) -> Bool {
        mkdir(path, 0o700) == 0 && mount("tmpfs", path, "tmpfs", 0, "size=\(kilobytes)k") == 0
    }

    @Test(.enabled(if: mayMount, "nobody may make a small disk here"))
    func `a sync on a full disk takes in nothing by half`() throws {
        let world = try World(laptops: 2)
        let (anna, bram) = (world.laptops[0], world.laptops[1])
        let disk = world.folder.appending(path: "disk").path
        try #require(Self.smallDisk(at: disk, kilobytes: 1_600))
        defer { umount2(disk, Int32(MNT_DETACH)) }
        for suffix in ["", ".hub"] {
            try FileManager.default.copyItem(
                atPath: anna.replica + suffix, toPath: disk + "/replica.sqlite" + suffix)
        }
        let small = Laptop("Klein", replica: disk + "/replica.sqlite", network: anna.network)
        let long = String(repeating: "Een lang verhaal. ", count: 2_500)
        for _ in 1...20 {
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
