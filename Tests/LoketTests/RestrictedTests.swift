import Foundation
import Housing
import Replica
import SyncProtocol
import Testing

/// What few may see of a dossier: seen by them alone, handed over and destroyed along with it.
@Suite struct RestrictedTests {
    private let some: SomeLoket
    private let running: Program.Running
    private let anna: Laptop
    private let bram: Laptop
    private let dirk: Laptop
    private let folder: FolderID
    private let part = FolderID(high: 77, low: 7)
    private let number: String

    init() async throws {
        some = try SomeLoket()
        try some.add("Anna", "consulent", "parkstad,justitieel/parkstad")
        try some.add("Bram", "consulent", "parkstad")
        try some.add("Dirk", "consulent", "maastricht,justitieel/maastricht")
        try some.add("Kees", "kantoor", "parkstad")
        try some.add("Els", "kantoor", "parkstad")
        let (hub, address) = try some.start()
        running = hub
        anna = try await Laptop(some, "Anna", at: address)
        bram = try await Laptop(some, "Bram", at: address)
        dirk = try await Laptop(some, "Dirk", at: address)
        folder = try anna.register("J. Jansen")
        number = DossierNumber.shortest(among: [folder])[folder]!.description
        try Self.restrict(folder, part, on: anna.replica)
        for laptop in [anna, bram, dirk] { _ = try await laptop.sync() }
    }

    private static func restrict(
        _ dossier: FolderID, _ part: FolderID, on replica: Replica
    ) throws {
        let opened = try replica.open(dossier).dossier
        let context = try FormContext(replica, on: Day("1-3-2026")!)
        let form = try FormDefinition.justitieel.check(["detentie": "PI Zuid Oost"], in: context)
        let request = try StepRequest(
            form, in: opened, opened.trajecten[0], context, record: .justitieel(part),
            on: replica)
        try replica.commitAll(
            request.step().restrictedSaves(of: opened, in: part, isNew: true))
    }

    @Test func `only who may see it has it, and the dossier says that it is there`() throws {
        #expect(try anna.replica.restrictedParts(of: folder) == [part])
        #expect(try anna.replica.livePlaces(of: part) == [Scope("justitieel/parkstad")!])
        #expect(try bram.replica.dossierFolders() == [folder])
        #expect(try bram.replica.restrictedParts(of: folder) == [])
        #expect(try bram.replica.restrictedFolders(of: folder) == [part])
        #expect(try dirk.replica.state(of: part) == nil)
    }

    @Test func `it goes to another region with its dossier`() async throws {
        try some.json("overdragen", number, "maastricht")
        for laptop in [anna, dirk] { _ = try await laptop.sync() }

        #expect(try dirk.replica.dossierFolders() == [folder])
        #expect(try dirk.replica.restrictedParts(of: folder) == [part])
        #expect(try dirk.replica.livePlaces(of: part) == [Scope("justitieel/maastricht")!])
        #expect(try anna.replica.restrictedParts(of: folder) == [])
    }

    @Test func `it is destroyed with its dossier, and no other one is`() async throws {
        let other = try anna.register("P. Pieters")
        try anna.replica.write(DossierField.key(.dossier(folder)), in: folder) { form in
            form.set(DossierField.justitieel.of(.dossier(folder)), to: .bytes(other.bytes))
        }
        _ = try await anna.sync()

        let said = try some.json(
            "vernietig", number, "--reden", "op verzoek", "--door", "Kees", "--en", "Els")
        _ = try await anna.sync()

        #expect(said["restricted"] as? [String] == [part.description])
        #expect(try anna.replica.state(of: part) == .erased)
        #expect(try anna.replica.state(of: folder) == .erased)
        #expect(try anna.replica.dossierFolders() == [other])
    }
}
