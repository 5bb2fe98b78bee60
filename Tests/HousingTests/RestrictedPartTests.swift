import Housing
import Replica
import SyncProtocol
import Testing

/// The part of a dossier that few may see: where it lies, whose it is, and what a link alone is worth.
@Suite struct RestrictedPartTests {
    private let two: TwoPeople
    private let parts = [FolderID(high: 71, low: 17), FolderID(high: 72, low: 17)]

    init() throws { two = try TwoPeople() }

    private var replica: Replica { two.anke.replica }

    private func saves(_ replica: Replica, _ part: FolderID) throws -> [Save] {
        let dossier = try replica.open(two.folder).dossier
        let context = try FormContext(replica, on: Replica.lateDay)
        let form = try FormDefinition.justitieel.check(["detentie": "PI Zuid Oost"], in: context)
        let request = try StepRequest(
            form, in: dossier, dossier.trajecten[0], context, record: .justitieel(part),
            on: replica)
        return try request.step().restrictedSaves(of: dossier, in: part, isNew: true)
    }

    @Test func `it lies in a tree of its own, says whose it is, and the dossier links to it`()
        throws
    {
        try replica.commitAll(saves(replica, parts[0]))

        #expect(try replica.livePlaces(of: parts[0]).map(\.path) == ["justitieel/parkstad"])
        #expect(try replica.restrictedParts(of: two.folder) == [parts[0]])
        let link = try replica.open(two.folder).dossier.facts?.reference(DossierField.justitieel)
        #expect(link?.bytes == parts[0].bytes)
        let words = try replica.open(two.folder).dossier.records.flatMap(\.values.values)
        #expect(!words.contains(.text("PI Zuid Oost")))
    }

    @Test func `who sees the link and not the part knows that there is one`() throws {
        try replica.commitAll(saves(replica, parts[0]))
        try two.exchange()

        #expect(try two.bram.replica.restrictedParts(of: two.folder) == [])
        #expect(try two.bram.replica.restrictedFolders(of: two.folder) == [parts[0]])
    }

    @Test(arguments: TwoPeople.Order.allCases)
    func `two who made one apart have both, and a conflict about the link`(
        order: TwoPeople.Order
    ) throws {
        let dossiers = try two.apart(
            order, { try $0.commitAll(saves($0, parts[0])) },
            { try $0.commitAll(saves($0, parts[1])) })

        for (dossier, some) in zip(dossiers, [two.anke, two.bram]) {
            #expect(dossier.conflicts.count == 1)
            #expect(try Set(some.replica.restrictedFolders(of: two.folder)) == Set(parts))
        }
    }

    @Test func `a folder of another kind that says it belongs to the dossier is no part of it`()
        throws
    {
        try replica.commit(
            Save(
                folder: parts[0],
                operations: [
                    .write(
                        JustitieelField.dossier.of(.justitieel(parts[0])),
                        .bytes(two.folder.bytes), reason: nil)
                ], kind: .lijst, place: Regio.parkstad.scope))

        #expect(try replica.restrictedParts(of: two.folder) == [])
    }

    @Test func `of a dossier in two places none is made until its place is decided`() throws {
        for regio in [Regio.maastricht, .heuvelland] {
            try replica.commit(
                Save(
                    folder: two.folder, openedOn: replica.heads(of: two.folder), operations: [],
                    place: regio.scope))
            if regio == .maastricht { try two.exchange() }
        }
        let version = try two.bram.replica.heads(of: two.folder)
        try two.bram.replica.commit(
            Save(
                folder: two.folder, openedOn: version, operations: [],
                place: Regio.westelijkeMijnstreek.scope))
        try two.exchange()
        let before = try replica.dossierFolders().count

        let refusal = #expect(throws: Refusal.self) { try saves(replica, parts[0]) }

        #expect(refusal?.words.dutch.contains("ligt op twee plaatsen") == true)
        #expect(try replica.dossierFolders().count == before)
    }
}
