import FaultProxy
import Foundation
import Testing

/// An office, some laptops that share one dossier, and a list of all that was saved.
final class World {
    let folder: URL
    let office: Office
    private(set) var laptops: [Laptop] = []
    private(set) var dossier = ""
    /// What a program said that it had saved, each text once.
    private var saved: [String] = []

    init(laptops count: Int) throws {
        folder = FileManager.default.temporaryDirectory
            .appending(path: "veldboek-real-\(UUID().uuidString.prefix(8))")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        office = Office(data: folder.appending(path: "loket").path)
        try office.start()
        for number in 1...count {
            let name = "Laptop\(number)"
            try office("gebruikers", "toevoegen", name, "--rol", "consulent", "--regio", "parkstad")
            laptops.append(try connected(name))
        }
        dossier = try laptops[0](
            "aanmelden", "--naam", "J. Jansen", "--gemeente", "heerlen")["dossier"].text
        for laptop in laptops { try laptop("sync") }
    }

    deinit {
        for laptop in laptops { laptop.network.close() }
        try? office.end()
        try? FileManager.default.removeItem(at: folder)
    }

    private func connected(_ name: String) throws -> Laptop {
        let replica = folder.appending(path: "\(name)/replica.sqlite").path
        let laptop = Laptop(
            name, replica: replica, network: try FaultProxy(hubPort: office.port))
        let code = try office("uitnodigen", name)["code"].text
        try laptop("koppel", "http://127.0.0.1:\(laptop.network.port)", code)
        return laptop
    }

    func add(_ laptop: Laptop) { laptops.append(laptop) }

    /// Saves a note that no other one is like; what the program did not acknowledge does not count.
    func note(on laptop: Laptop) throws {
        let text = "notitie \(saved.count + 1) van \(laptop.owner)"
        if try laptop.run("notitie", dossier, text).status == 0 { saved.append(text) }
    }

    /// The network is well, everybody calls, and then nothing may be missing, double or different.
    func expectRest(sourceLocation: SourceLocation = #_sourceLocation) throws {
        for laptop in laptops { laptop.network.set(.none) }
        // The second round brings what the later ones of the first had.
        for _ in 1...2 {
            for laptop in laptops {
                let report = try laptop("sync")
                #expect(report["synced"].isTrue, sourceLocation: sourceLocation)
            }
        }
        try expectEqual(sourceLocation: sourceLocation)
    }

    func expectEqual(sourceLocation: SourceLocation = #_sourceLocation) throws {
        let hub = try office.digests()
        for laptop in laptops {
            let digests = try laptop.digests()
            #expect(digests == hub, "\(laptop.owner)", sourceLocation: sourceLocation)
            let notes = try laptop("dossier", dossier)["notities"].items.map { $0["tekst"].text }
            #expect(
                notes.sorted() == saved.sorted(), "\(laptop.owner)", sourceLocation: sourceLocation)
        }
    }

    /// Whether nobody has anything to send, and everybody read all that the hub has.
    func isAtRest() throws -> Bool {
        let end = try office("status")["position"].number
        // One after another: the first that is not tells enough, and the machine has other work.
        return try laptops.allSatisfy { laptop in
            let shown = try laptop("status")
            return shown["waiting"].number == 0 && shown["feedPosition"].number == end
        }
    }
}
