import Foundation
import Housing
import Replica
import SyncProtocol
import Testing

/// What the office does with dossiers: hands them over, and decides on what came late.
@Suite struct DossierTests {
    private let some: SomeLoket
    private let anna: Laptop
    private let bram: Laptop
    private let folder: FolderID
    private let number: String

    init() async throws {
        some = try SomeLoket()
        try some.add("Anna")
        try some.add("Bram", "consulent", "maastricht")
        let (hub, address) = try some.start()
        running = hub
        anna = try await Laptop(some, "Anna", at: address)
        bram = try await Laptop(some, "Bram", at: address)
        folder = try anna.register("J. Jansen")
        _ = try await anna.sync()
        number = DossierNumber.shortest(among: [folder])[folder]!.description
    }

    private let running: Program.Running

    @Test func `a dossier goes to another region, and who loses it hands in what he still had`()
        async throws
    {
        try anna.write("nog niet verstuurd", in: folder)

        let said = try some.json("overdragen", number, "maastricht")
        _ = try await anna.sync()
        _ = try await bram.sync()

        #expect(said["loses"] as? [String] == ["Anna"])
        #expect(said["gains"] as? [String] == ["Bram"])
        #expect(try anna.replica.dossierFolders().isEmpty)
        #expect(try bram.replica.dossierFolders() == [folder])
        let held = try some.held()
        #expect(held.count == 1)
        #expect(held[0]["reason"] as? String == "de schrijver mag hier niet (meer) schrijven")
        #expect(try some.json("status")["oldestHeld"] as? Int != nil)
    }

    @Test func `a held change is rejected with a reason, by its place or by its mark`()
        async throws
    {
        try some.json("overdragen", number, "maastricht")
        try anna.write("te laat", in: folder)
        _ = try await anna.sync()

        let unknown = try some.run("nagekomen", "vrijgeven", "n00000000")
        let empty = try some.run("nagekomen", "afwijzen", "1", "--reden", " ")
        let said = try some.json("nagekomen", "afwijzen", "1", "--reden", "dubbel")

        #expect(unknown.status == 1)
        #expect(empty.status == 2)
        #expect(said["rejected"] as? Int == 1)
        #expect(try some.held().isEmpty)
    }

    @Test(arguments: ["algemeen", "justitieel/parkstad"])
    func `a dossier is not brought where others could read it`(place: String) throws {
        let outcome = try some.run("overdragen", number, place)

        #expect(outcome.status == 1)
        #expect(outcome.errors.contains("Een dossier ligt in een regio"))
    }

    @Test func `the line to keep elsewhere moves with the feed`() async throws {
        let before = try some.json("hoofden")
        #expect(try some.json("hoofden")["hash"] as? String == before["hash"] as? String)

        try anna.write("meer", in: folder)
        _ = try await anna.sync()

        let after = try some.json("hoofden")
        #expect((after["position"] as? Int ?? 0) > (before["position"] as? Int ?? 0))
        #expect(after["hash"] as? String != before["hash"] as? String)
        let line = try some.run("hoofden").output.split(separator: "\n")
        #expect(line == ["\(after["position"]!) \(after["hash"]!)"])
    }

    @Test func `a backup is put back, with the decisions since then`() async throws {
        let backup = some.path("maandag.sqlite")
        try some.json("backup", backup)
        try some.json("intrekken", "laptop van Bram", "--gestolen")
        let early = try some.run("herstel", backup)
        #expect(early.status == 1)
        #expect(early.errors.contains("De hub draait nog"))
        _ = running.stop()

        try some.json("herstel", backup)
        let (hub, address) = try some.start()

        #expect(try some.json("controleer")["clean"] as? Bool == true)
        #expect(try some.device(of: "Bram")["revoked"] as? String == "stolen")
        let (ready, _) = try await answer(address + "/readyz")
        #expect(ready == 200)
        _ = hub.stop()
    }
}
