import Housing
import Replica
import SyncProtocol
import Testing

/// What two people wrote without sight of each other, and how one of them decides.
@Suite struct ConflictTests {
    private let some: SomeReplica
    private let folder: FolderID
    private let version: [ChangeName]

    init() throws {
        some = try SomeReplica()
        folder = try some.registered(FolderID(high: 4, low: 4))
        version = try some.replica.heads(of: folder)
    }

    private var replica: Replica { some.replica }
    private var telefoon: Field { DossierField.telefoon.of(.dossier(folder)) }

    /// Written on the first version, so without sight of what came after it.
    private func writeApart(_ operation: Operation) throws {
        try replica.commit(Save(folder: folder, openedOn: version, operations: [operation]))
    }

    private func makeConflict() throws -> Conflict {
        try writeApart(.write(telefoon, .text("06-2"), reason: nil))
        try writeApart(.write(telefoon, .text("06-3"), reason: nil))
        return try #require(try replica.open(folder).dossier.conflict(about: telefoon))
    }

    @Test func `a contested fact is not overwritten by the way`() throws {
        let conflict = try makeConflict()

        #expect(throws: HousingError.contested(label: "telefoon", conflict.id)) {
            try replica.fill(.wijziging, ["telefoon": "06-4"], in: folder)
        }
    }

    @Test func `a decision leaves one value and its reason`() throws {
        let conflict = try makeConflict()
        let choice = try conflict.choice("1")

        try replica.commit(conflict.decision(for: choice, reason: "nagebeld"))

        #expect(try replica.conflicts().isEmpty)
        let facts = try replica.open(folder).dossier.facts
        #expect(facts?.values[DossierField.telefoon.number] == conflict.sides[0].choice.value)
        #expect(try replica.steps(of: folder).last?.items.last?.reason == "nagebeld")
    }

    @Test func `the name of a conflict stays when a third side comes`() throws {
        let before = try makeConflict()
        try writeApart(.write(telefoon, .text("06-5"), reason: nil))

        let after = try #require(try replica.conflicts().first)

        #expect(after.sides.count == 3)
        #expect(after.id == before.id)
        #expect(after.id.description.hasPrefix("c"))
    }

    @Test func `a side is named by its number or its change`() throws {
        let conflict = try makeConflict()
        let second = conflict.sides[1]

        #expect(try conflict.choice("2") == second.choice)
        #expect(
            try conflict.choice(String(second.change.description.prefix(12))) == second.choice)
        for typed in ["0", "3", "x", ""] {
            #expect(throws: HousingError.sideUnknown(typed)) { try conflict.choice(typed) }
        }
    }

    @Test func `a decision wants a reason`() throws {
        let conflict = try makeConflict()

        #expect(throws: HousingError.reasonMissing) {
            try conflict.decision(for: conflict.sides[0].choice, reason: " ")
        }
    }

    @Test(arguments: [("behoud", false), ("verwijder", true)])
    func `a contested deletion is decided either way`(word: String, isGone: Bool) throws {
        let key = DossierField.key(.dossier(folder))
        try writeApart(.delete(key, reason: "dubbel"))
        try writeApart(.write(telefoon, .text("06-2"), reason: nil))
        let conflict = try #require(try replica.conflicts().first)

        try replica.commit(conflict.decision(for: conflict.choice(word), reason: "gezien"))

        #expect(try replica.conflicts().isEmpty)
        #expect((try replica.open(folder).dossier.facts == nil) == isGone)
    }

    @Test func `a dossier transferred twice is decided by place`() throws {
        for place in ["maastricht", "heuvelland"] {
            try replica.commit(
                Save(folder: folder, openedOn: version, operations: [], place: Scope(place)))
        }
        let conflict = try #require(try replica.conflicts().first)

        try replica.commit(conflict.decision(for: conflict.choice("2"), reason: "besproken"))

        #expect(try replica.livePlaces(of: folder).count == 1)
    }
}

/// The same by the program's commands.
@Suite struct ConflictProgramTests {
    @Test func `a conflict is listed with its sides and decided by its name`() throws {
        let some = try SomeReplica()
        let folder = try some.registered(FolderID(high: 8, low: 8))
        let version = try some.replica.heads(of: folder)
        for phone in ["06-2", "06-3"] {
            let field = DossierField.telefoon.of(.dossier(folder))
            try some.replica.commit(
                Save(
                    folder: folder, openedOn: version,
                    operations: [.write(field, .text(phone), reason: nil)]))
        }
        let program = Program(replica: some.path)

        let listed = try program.run("conflicten", "--json").json()["conflicts"]
        let conflict = try #require((listed as? [[String: Any]])?.first)
        let id = try #require(conflict["id"] as? String)
        let sides = try #require(conflict["sides"] as? [[String: Any]])
        let side = try #require(sides.firstIndex { $0["value"] as? String == "06-2" }) + 1

        #expect(conflict["field"] as? String == "telefoon")
        #expect(sides.allSatisfy { $0["author"] as? String == "Anke" })
        #expect(try program.run("conflicten", "kies", id, "\(side)").status == 2)
        let decided = try program.run(
            "conflicten", "kies", id, "\(side)", "--reden", "nagebeld")
        #expect(decided.status == 0)
        #expect(try program.run("conflicten").output == "Er zijn geen conflicten.\n")
        let facts = try some.replica.open(folder).dossier.facts
        #expect(facts?.text(DossierField.telefoon) == "06-2")
        #expect(try program.run("conflicten", "kies", id, "1", "--reden", "x").status == 1)
    }
}

extension Conflict.Choice {
    fileprivate var value: Value? {
        if case .value(let value) = self { value } else { nil }
    }
}
