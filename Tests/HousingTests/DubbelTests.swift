import Replica
import SyncProtocol
import Testing

@testable import Housing

/// Two dossiers of one person: told apart, joined, and taken apart again.
@Suite struct DubbelTests {
    private let some: SomeReplica
    private let winner = FolderID(high: 6, low: 1)
    private let loser = FolderID(high: 6, low: 2)

    init() throws {
        some = try SomeReplica()
        _ = try some.registered(winner)
        _ = try some.registered(loser)
        for folder in [winner, loser] {
            try replica.commit(
                Save(
                    folder: folder,
                    operations: [
                        DossierField.geboortedatum.write(
                            Day("1-2-1980")!.value, on: .dossier(folder))
                    ]))
        }
    }

    private var replica: Replica { some.replica }

    private func decide(
        _ besluit: DubbelBesluit, _ one: FolderID, _ other: FolderID, reden: String = "nagekeken"
    ) throws {
        try replica.commit(
            besluit.save(one, other, reden: reden, replica.voortzettingen()))
    }

    private func stands() throws -> [Dubbel.Stand] { try replica.dubbelen().map(\.stand) }

    private func note(_ words: String, in folder: FolderID, _ number: UInt64) throws {
        let record = RecordID(high: 8, low: number)
        try replica.commit(
            Save(folder: folder, operations: NotitieField.tekst.begin(words, on: record)))
    }

    @Test func `two that look like one are open until somebody decides, and again if he doubts`()
        throws
    {
        #expect(try stands() == [.open])

        try decide(.oordeel(.geenDubbel), loser, winner)
        #expect(try stands() == [.geenDubbel])

        try decide(.oordeel(.tochBekijken), winner, loser)
        #expect(try stands() == [.open])
    }

    @Test func `a dossier that goes on in another is read there, with what is still written to it`()
        throws
    {
        try note("van de winnaar", in: winner, 1)
        try note("van de verliezer", in: loser, 2)

        try decide(.samenvoegen, winner, loser)
        try note("nog een late", in: loser, 3)

        #expect(try stands() == [.samengevoegd])
        let notes = try replica.open(winner).dossier.notities.map { $0.text(NotitieField.tekst) }
        #expect(Set(notes) == ["van de winnaar", "van de verliezer", "nog een late"])
        #expect(try replica.voortzettingen().last(of: loser) == winner)
        #expect(try replica.open(winner).dossier.facts?.folder == winner)
    }

    @Test func `a note of the former dossier is rewritten where it lies`() throws {
        try note("van de verliezer", in: loser, 2)
        try decide(.samenvoegen, winner, loser)

        let opened = try replica.open(winner)
        let late = try #require(opened.dossier.notities.first)
        let field = NotitieField.tekst.of(late.key.record)
        let edits = textEdits(from: "van de verliezer", to: "verbeterd")
        let save = try opened.onThisVersion(
            Save(folder: late.folder, operations: [.edit(field, edits)]))
        try replica.commit(save)

        #expect(save.openedOn == opened.versions[loser])
        #expect(
            try replica.open(winner).dossier.notities.map { $0.text(NotitieField.tekst) } == [
                "verbeterd"
            ])
    }

    @Test func `joining is taken back, and each has its own again`() throws {
        try note("van de verliezer", in: loser, 2)
        try decide(.samenvoegen, winner, loser)

        try decide(.losmaken, winner, loser)

        #expect(try replica.open(winner).dossier.notities.isEmpty)
        #expect(try replica.open(loser).dossier.notities.count == 1)
        #expect(try stands() == [.open])
    }

    @Test func `what cannot be joined is refused with a sentence`() throws {
        #expect(throws: HousingError.sameDossier) { try decide(.samenvoegen, winner, winner) }
        #expect(throws: HousingError.reasonMissing) {
            try decide(.samenvoegen, winner, loser, reden: " ")
        }
        #expect(throws: HousingError.notMerged) { try decide(.losmaken, winner, loser) }
        try decide(.samenvoegen, winner, loser)
        #expect(throws: HousingError.alreadyMerged) { try decide(.samenvoegen, loser, winner) }
    }

    @Test func `two who joined two dossiers apart, each in the other, meet in one`() throws {
        let field = { VoortzettingField.verderIn.of(.voortzetting(of: $0)) }
        for (from, to) in [(winner, loser), (loser, winner)] {
            try replica.commit(
                Save(
                    folder: from,
                    operations: [.write(field(from), .bytes(to.bytes), reason: "dubbel")]))
        }

        let voortzettingen = try replica.voortzettingen()

        #expect(voortzettingen.last(of: winner) == winner)
        #expect(voortzettingen.last(of: loser) == winner)
        #expect(voortzettingen.former(of: winner) == [loser])
        #expect(try stands() == [.samengevoegd])
    }

    @Test func `two who joined one dossier apart with different ones have a conflict`() throws {
        let third = try some.registered(FolderID(high: 6, low: 3))
        let version = try replica.heads(of: loser)
        for target in [winner, third] {
            let field = VoortzettingField.verderIn.of(.voortzetting(of: loser))
            try replica.commit(
                Save(
                    folder: loser, openedOn: version,
                    operations: [.write(field, .bytes(target.bytes), reason: "dubbel")]))
        }

        let conflicts = try replica.conflicts(in: loser)

        #expect(conflicts.map { $0.sides.count } == [2])
        #expect([winner, third].contains(try replica.voortzettingen().last(of: loser)))
    }

    @Test func `dossiers that go on one in the other end in the last`() {
        let chain = Voortzettingen([
            FolderID(high: 1, low: 1): FolderID(high: 1, low: 2),
            FolderID(high: 1, low: 2): FolderID(high: 1, low: 3),
            // In a circle, reached from outside.
            FolderID(high: 2, low: 1): FolderID(high: 2, low: 3),
            FolderID(high: 2, low: 3): FolderID(high: 2, low: 2),
            FolderID(high: 2, low: 2): FolderID(high: 2, low: 3),
        ])

        #expect(chain.last(of: FolderID(high: 1, low: 1)) == FolderID(high: 1, low: 3))
        #expect(chain.former(of: FolderID(high: 1, low: 3)).count == 2)
        #expect(chain.last(of: FolderID(high: 2, low: 1)) == FolderID(high: 2, low: 2))
        #expect(chain.last(of: FolderID(high: 9, low: 9)) == FolderID(high: 9, low: 9))
    }
}
