import Foundation
import Housing
import Replica
import SyncProtocol
import Testing

/// A dossier is destroyed by two persons of the office, on every device, and stays so.
@Suite struct EraseTests {
    private let some: SomeLoket
    private let running: Program.Running
    private let address: String
    private let anna: Laptop
    private let folder: FolderID
    private let number: String

    init() async throws {
        some = try SomeLoket()
        try some.add("Anna")
        try some.add("Kees", "kantoor", "parkstad")
        try some.add("Beatrix", "beheerder", "algemeen")
        (running, address) = try some.start()
        anna = try await Laptop(some, "Anna", at: address)
        folder = try anna.register("J. Jansen")
        _ = try await anna.sync()
        number = DossierNumber.shortest(among: [folder])[folder]!.description
    }

    private func erase(by one: String = "Kees", and other: String = "Beatrix") throws
        -> Program.Outcome
    {
        try some.run(
            "vernietig", number, "--reden", "verzoek van de klant", "--door", one, "--en", other)
    }

    private func sealed() throws -> [[String: Any]] {
        try #require(try some.json("nagekomen")["sealed"] as? [[String: Any]])
    }

    @Test func `two persons destroy a dossier, and who held it forgets it at the next sync`()
        async throws
    {
        let outcome = try erase()
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.output.contains("is vernietigd, op gezag van Kees en Beatrix."))
        #expect(try anna.replica.dossierFolders() == [folder])

        #expect(try await anna.sync() == .atRest)

        #expect(try anna.replica.dossierFolders().isEmpty)
        #expect(try anna.replica.state(of: folder) == .erased)
        #expect(try some.json("controleer")["clean"] as? Bool == true)
        _ = running.stop()
    }

    @Test(arguments: [
        ("Kees", "Kees", "Kees staat er twee keer"), ("Kees", "Anna", "Anna mag dit niet"),
        ("Anna", "Beatrix", "Anna mag dit niet"), ("Kantoor", "Kees", "dit programma zelf"),
        ("Kees", "Beatris", "Bedoelt u Beatrix?"),
    ])
    func `it takes two persons who may`(one: String, other: String, reason: String) async throws {
        let outcome = try erase(by: one, and: other)

        #expect(outcome.status == 1)
        #expect(outcome.errors.contains(reason))
        _ = try await anna.sync()
        #expect(try anna.replica.dossierFolders() == [folder])
    }

    @Test func `it is done once, with a reason, and never to the list of who work here`() throws {
        let empty = try some.run(
            "vernietig", number, "--reden", " ", "--door", "Kees", "--en", "Beatrix")
        #expect(empty.status == 2)
        let colleagues = DossierNumber.shortest(among: [Personeel.folder])[Personeel.folder]!
        let list = try some.run(
            "vernietig", "\(colleagues)", "--reden", "x", "--door", "Kees", "--en", "Beatrix")
        #expect(list.status == 1)
        #expect(try erase().status == 0)

        let again = try erase()

        #expect(again.status == 1)
        #expect(again.errors.contains("is al vernietigd"))
    }

    @Test func `what was saved without knowing is sealed, and two persons can look at it`()
        async throws
    {
        try anna.write("nog snel iets", in: folder)
        let late = try anna.replica.heads(of: folder)
        #expect(try erase().status == 0)

        #expect(try await anna.sync() == .atRest)

        #expect(try anna.replica.dossierFolders().isEmpty)
        #expect(try some.held().isEmpty)
        let listed = try #require(try sealed().first)
        #expect(late.map(\.description) == [listed["change"] as? String])
        #expect(listed["author"] as? String == "Anna")
        #expect(listed["dossier"] as? String == number)
        let list = try some.run("nagekomen").output
        #expect(list.contains("verzegeld tot") && !list.contains("nog snel iets"))

        let id = try #require(listed["id"] as? String)
        let alone = try some.run("nagekomen", "inzien", id, "--door", "Kees", "--en", "Kees")
        #expect(alone.status == 1 && !alone.output.contains("nog snel iets"))
        let seen = try some.run("nagekomen", "inzien", id, "--door", "Kees", "--en", "Beatrix")
        #expect(seen.output.contains("Ingezien door Kees en Beatrix"))
        #expect(seen.output.contains("opmerking: nog snel iets"))
        let unknown = try some.run(
            "nagekomen", "inzien", "v00000000", "--door", "Kees", "--en", "Beatrix")
        #expect(unknown.status == 1)
    }
}

/// Vernietigen against writing, by two who knew nothing of each other.
@Suite struct ErasedApartTests {
    @Test(arguments: [true, false])
    func `vernietigen: what was written apart, before or after, is kept aside unread`(
        isWrittenFirst: Bool
    ) async throws {
        let some = try SomeLoket()
        for name in ["Anna", "Bram"] { try some.add(name) }
        try some.add("Kees", "kantoor", "parkstad")
        try some.add("Beatrix", "beheerder", "algemeen")
        let (running, address) = try some.start()
        let anna = try await Laptop(some, "Anna", at: address)
        let bram = try await Laptop(some, "Bram", at: address)
        let folder = try anna.register("J. Jansen")
        _ = try await anna.sync()
        _ = try await bram.sync()
        let number = DossierNumber.shortest(among: [folder])[folder]!.description

        if isWrittenFirst { try bram.write("nog snel iets", in: folder) }
        let outcome = try some.run(
            "vernietig", number, "--reden", "verzoek", "--door", "Kees", "--en", "Beatrix")
        #expect(outcome.status == 0, "\(outcome.errors)")
        if !isWrittenFirst { try bram.write("nog snel iets", in: folder) }
        _ = try await bram.sync()
        _ = try await anna.sync()

        for laptop in [anna, bram] {
            #expect(try laptop.replica.dossierFolders().isEmpty)
            #expect(try laptop.replica.state(of: folder) == .erased)
            #expect(try laptop.replica.search("snel", limit: 9).isEmpty)
        }
        let sealed = try #require(try some.json("nagekomen")["sealed"] as? [[String: Any]])
        #expect(sealed.count == 1)
        #expect(try !some.run("nagekomen").output.contains("nog snel iets"))
        _ = running.stop()
    }
}
