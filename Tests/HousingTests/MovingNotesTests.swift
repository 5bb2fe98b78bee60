import Housing
import Replica
import SyncProtocol
import Testing

/// A note in the wrong dossier goes to the right one, with a trace, whoever else does what meanwhile.
@Suite struct MovingNotesTests {
    private let two: TwoPeople
    private let others = [FolderID(high: 31, low: 1), FolderID(high: 32, low: 2)]
    private let note = RecordID(high: 5, low: 5)
    private static let words = "Belt morgen met zijn zus."

    init() throws {
        two = try TwoPeople()
        for other in others {
            try two.anke.replica.register(other, ["naam": "P. Pieters", "gemeente": "Heerlen"])
        }
        try two.anke.replica.fill(
            .notitie, ["tekst": Self.words, "datum": "5-3-2026"], in: two.folder, record: note)
        try two.exchange()
    }

    private func move(
        _ replica: Replica, to target: FolderID, reason: String = "andere Jansen"
    ) throws -> NoteMove {
        let source = try replica.open(two.folder)
        let note = try #require(source.dossier.notities.first)
        return try NoteMove(
            note, from: source, to: replica.open(target),
            writtenBy: #require(try replica.writer(of: note)), by: #require(try replica.user()).id,
            on: Replica.lateDay, reason: reason)
    }

    private func notes(_ replica: Replica, in folder: FolderID) throws -> [String] {
        try replica.open(folder).dossier.notities.map(\.noteText)
    }

    private func traces(_ replica: Replica) throws -> [ShownRecord] {
        try replica.open(two.folder).dossier.all(VerplaatsingField.self)
    }

    @Test func `it arrives with its words, day and writer, and says whence and why`() throws {
        let bram = two.bram.replica

        try bram.commitAll(try move(bram, to: others[0]).saves)

        let moved = try #require(try bram.open(others[0]).dossier.notities.first)
        #expect(moved.noteText == Self.words)
        #expect(moved.day(NotitieField.datum) == Day("5-3-2026"))
        #expect(moved.user(NotitieField.schrijver) == (try two.anke.replica.user())?.id)
        #expect(moved.user(NotitieField.verplaatstDoor) == TwoPeople.bramsName)
        #expect(moved.reference(NotitieField.uit)?.bytes == two.folder.bytes)
        #expect(moved.text(NotitieField.verplaatstReden) == "andere Jansen")
        let found = try bram.search("morgen zus", types: HousingSchema.dossierTypes, limit: 9)
        #expect(found.map(\.folder) == [others[0]])
    }

    @Test func `the wrong dossier keeps a trace, and none of the words`() throws {
        let bram = two.bram.replica

        try bram.commitAll(try move(bram, to: others[0]).saves)

        #expect(try notes(bram, in: two.folder) == [])
        let trace = try #require(try traces(bram).first)
        #expect(trace.reference(VerplaatsingField.naar)?.bytes == others[0].bytes)
        #expect(trace.text(VerplaatsingField.reden) == "andere Jansen")
        #expect(trace.user(VerplaatsingField.door) == TwoPeople.bramsName)
        let told = try bram.steps(of: two.folder).flatMap(\.items)
        #expect(!told.contains { $0.to.contains("morgen") })
        #expect(told.contains { $0.to == "(verplaatst)" })
        #expect(told.contains { $0.to == "verwijderd" && $0.reason == "andere Jansen" })
    }

    @Test func `of the two saves each stands alone, and no word is lost`() throws {
        let (anke, bram) = (two.anke.replica, two.bram.replica)
        let saves = try move(anke, to: others[0]).saves
        #expect(saves.map(\.folder) == [others[0], two.folder])

        try anke.commit(saves[0])
        #expect(try notes(anke, in: two.folder) == [Self.words])
        #expect(try notes(anke, in: others[0]) == [Self.words])

        try bram.commit(try move(bram, to: others[1]).saves[1])
        #expect(try notes(bram, in: two.folder) == [])
        #expect(try traces(bram).count == 1)
        try bram.commit(Save(folder: two.folder, operations: [.restore(NotitieField.key(note))]))
        #expect(try notes(bram, in: two.folder) == [Self.words])
    }

    @Test(arguments: TwoPeople.Order.allCases)
    func `two who move it apart to one dossier meet in one note`(order: TwoPeople.Order) throws {
        _ = try two.apart(
            order, { try $0.commitAll(try move($0, to: others[0]).saves) },
            { try $0.commitAll(try move($0, to: others[0], reason: "verkeerde").saves) })

        for replica in [two.anke.replica, two.bram.replica] {
            #expect(try notes(replica, in: others[0]) == [Self.words])
            #expect(try notes(replica, in: two.folder) == [])
            #expect(try traces(replica).count == 1)
            #expect(try replica.conflicts().isEmpty)
        }
    }

    @Test(arguments: TwoPeople.Order.allCases)
    func `two who move it apart to two dossiers leave two traces, and it is in both`(
        order: TwoPeople.Order
    ) throws {
        _ = try two.apart(
            order, { try $0.commitAll(try move($0, to: others[0]).saves) },
            { try $0.commitAll(try move($0, to: others[1]).saves) })

        for replica in [two.anke.replica, two.bram.replica] {
            #expect(try others.flatMap { try notes(replica, in: $0) } == [Self.words, Self.words])
            #expect(try notes(replica, in: two.folder) == [])
            let targets = try traces(replica).compactMap {
                $0.reference(VerplaatsingField.naar).flatMap { FolderID($0.bytes) }
            }
            #expect(Set(targets) == Set(others))
        }
    }

    @Test(arguments: TwoPeople.Order.allCases)
    func `who edits it meanwhile keeps it, and a person decides`(order: TwoPeople.Order) throws {
        _ = try two.apart(
            order, { try $0.commitAll(try move($0, to: others[0]).saves) },
            {
                try $0.fill(
                    .notitie, ["tekst": "Belt morgen met zijn zus Els."], in: two.folder,
                    changing: note)
            })

        for replica in [two.anke.replica, two.bram.replica] {
            #expect(try notes(replica, in: two.folder) == ["Belt morgen met zijn zus Els."])
            #expect(try notes(replica, in: others[0]) == [Self.words])
            let conflict = try #require(try replica.conflicts().first)
            #expect(conflict.subject == .existence(NotitieField.key(note)))
        }
    }

    @Test func `two who saw other words of it leave both to a person`() throws {
        try two.anke.replica.fill(
            .notitie, ["tekst": "Belt vrijdag met zijn zus."], in: two.folder, changing: note)

        _ = try two.apart(
            .ankeFirst, { try $0.commitAll(try move($0, to: others[0]).saves) },
            { try $0.commitAll(try move($0, to: others[0]).saves) })

        let conflicts = try two.bram.replica.conflicts().filter { $0.folder == others[0] }
        #expect(conflicts.map(\.sides.count) == [2])
    }

    @Test func `a note that is moved on keeps its first writer and all its words`() throws {
        let bram = two.bram.replica
        let first = try move(bram, to: others[0])
        try bram.commitAll(first.saves)
        try bram.fill(
            .notitie, ["tekst": "Zus heet Els."], in: others[0], changing: first.record)
        let source = try bram.open(others[0])
        let note = try #require(source.dossier.notities.first)

        let second = try NoteMove(
            note, from: source, to: bram.open(others[1]), writtenBy: TwoPeople.bramsName,
            by: TwoPeople.bramsName, on: Replica.lateDay, reason: "toch niet")
        try bram.commitAll(second.saves)

        let moved = try #require(try bram.open(others[1]).dossier.notities.first)
        #expect(moved.noteText == Self.words + "\nZus heet Els.")
        #expect(moved.user(NotitieField.schrijver) == (try two.anke.replica.user())?.id)
    }

    @Test func `it needs a reason, and another dossier`() throws {
        for (target, reason) in [
            (others[0], "  "), (two.folder, "x"), (others[0], String(repeating: "x", count: 5_000)),
        ] {
            #expect(throws: Refusal.self) {
                _ = try move(two.anke.replica, to: target, reason: reason)
            }
        }
    }

    @Test func `the command moves it and says where it is now`() throws {
        let program = Program(replica: two.anke.path)
        let numbers = DossierNumber.shortest(among: [two.folder] + others)
        let (from, to) = (numbers[two.folder]!.description, numbers[others[0]]!.description)

        #expect(try program.run("notitie", from, "Nog een.").status == 0)
        #expect(try program.run("notitie", "verplaats", from, "0000", to).status == 2)
        let moved = try program.run(
            "notitie", "verplaats", from, "0000", to, "--reden", "andere Jansen")

        #expect(moved.status == 0, "\(moved.errors)")
        #expect(moved.output.contains("staat nu in dossier \(to)."))
        let there = try program.run("dossier", to).output
        #expect(there.contains(Self.words))
        #expect(
            there.contains(
                "uit dossier \(from), geschreven door Anke; verplaatst door Anke: andere Jansen"))
        let here = try program.run("dossier", from).output
        #expect(!here.contains(Self.words))
        #expect(here.contains("Een notitie is verplaatst naar dossier \(to)"))
        #expect(
            try program.run("dossier", from, "--taal", "en").output.contains("A note was moved"))
    }
}
