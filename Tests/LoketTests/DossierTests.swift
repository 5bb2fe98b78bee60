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

    @Test func `the line to keep elsewhere moves with the feed, and with what is decided`()
        async throws
    {
        let before = try head()
        #expect(try head() == before)

        try anna.write("meer", in: folder)
        _ = try await anna.sync()
        let written = try head()
        try some.add("Els")
        let decided = try head()

        #expect(try #require(Int64(written[0])) > #require(Int64(before[0])))
        #expect(written[1] != before[1])
        #expect(written[2...] == before[2...])
        #expect(try #require(Int64(decided[2])) > #require(Int64(written[2])))
        #expect(decided[3] != written[3])
        let said = try some.json("hoofden")
        let told = ["position", "feedHash", "serial", "journalHash"].map { "\(said[$0] ?? "")" }
        #expect(told == decided)
    }

    /// The words of the line that is kept elsewhere.
    private func head() throws -> [String] {
        try some.run("hoofden").output.split(whereSeparator: \.isWhitespace).map(String.init)
    }

    @Test func `a line that was kept elsewhere shows that the feed was cut behind it`()
        async throws
    {
        let backup = some.path("maandag.sqlite")
        try some.json("backup", backup)
        try anna.write("daarna", in: folder)
        _ = try await anna.sync()
        let line = try head().joined(separator: " ")
        #expect(try some.run("controleer", "--hoofd", line).status == 0)

        _ = running.stop()
        try some.json("herstel", backup)

        let found = try some.run("controleer", "--hoofd", line)
        #expect(found.status == 4)
        #expect(found.output.contains("the feed is not the one that was at"))
        #expect(found.output.contains("De hub is beschadigd."))
        #expect(try some.run("controleer").status == 0)
        #expect(try some.run("controleer", "--hoofd", "12 geen regel").status == 2)
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
