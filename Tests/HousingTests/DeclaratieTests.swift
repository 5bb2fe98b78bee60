import Housing
import Replica
import SyncProtocol
import Testing

/// What is billed for a traject and claimed for its guidance: once, and not before its time (R8, R9).
@Suite struct DeclaratieTests {
    private let two: TwoPeople

    init() throws { two = try TwoPeople() }

    private var replica: Replica { two.anke.replica }

    /// Registered in Kerkrade by someone who is no partner there, placed where it is said.
    private func dossier(by aanmelder: String = "Xonar", in gemeente: String = "Kerkrade") throws
        -> FolderID
    {
        let folder = FolderID(high: 51, low: 15)
        try replica.register(
            folder,
            [
                "naam": "P. Pieters", "gemeente": gemeente, "woonproces": "housing",
                "datum": "1-3-2026", "aanmelder": aanmelder,
            ])
        return folder
    }

    private func place(_ folder: FolderID, in gemeente: String = "Kerkrade") throws {
        try replica.fill(
            .plaatsing, ["ingang": "1-5-2026", "gemeente": gemeente, "corporatie": "Weller"],
            in: folder)
    }

    private func claim(
        _ soort: String, _ folder: FolderID, _ more: [String: String] = [:]
    ) throws -> ShownRecord {
        let answers = ["soort": soort].merging(more) { $1 }
        let step = try replica.fill(.declaratie, answers, in: folder)
        return try replica.open(folder).dossier.record(step.record.description)
    }

    private func rule(_ body: () throws -> Void) -> Rule? {
        do {
            try body()
        } catch let refusal as Refusal {
            return refusal.rule
        } catch {}
        return nil
    }

    @Test func `R8 the price of a traject is billed once the intake is done, and once`() throws {
        let folder = try dossier()
        #expect(rule { _ = try claim("trajectprijs", folder) } == .r8)
        try replica.fill(.intake, ["datum": "1-4-2026", "uitkomst": "geschikt"], in: folder)
        #expect(rule { _ = try claim("trajectprijs", folder, ["datum": "31-3-2026"]) } == .r8)

        let kept = try claim("trajectprijs", folder)

        #expect(kept.cents(DeclaratieField.bedrag) == Cents("675,00"))
        #expect(kept.text(DeclaratieField.organisatie) == "Xonar")
        #expect(rule { _ = try claim("trajectprijs", folder) } == .r8)
    }

    @Test func `R8 a partner of the region is not billed`() throws {
        let folder = try dossier(by: "Radar")
        try replica.fill(.intake, ["datum": "1-4-2026", "uitkomst": "geschikt"], in: folder)

        #expect(rule { _ = try claim("trajectprijs", folder) } == .r8)
    }

    @Test func `R9 guidance is claimed from the day the rent starts, outside Heerlen, and once`()
        throws
    {
        let folder = try dossier()
        #expect(rule { _ = try claim("begeleiding", folder) } == .r9)
        try place(folder)
        #expect(rule { _ = try claim("begeleiding", folder, ["datum": "30-4-2026"]) } == .r9)

        let kept = try claim("begeleiding", folder, ["datum": "1-5-2026", "betaald": "1-6-2026"])

        #expect(kept.cents(DeclaratieField.bedrag) == Cents("5.531,24"))
        #expect(rule { _ = try claim("begeleiding", folder) } == .r9)
    }

    @Test func `R9 Heerlen pays its guidance otherwise`() throws {
        let folder = try dossier(in: "Heerlen")
        try place(folder, in: "Heerlen")

        #expect(rule { _ = try claim("begeleiding", folder) } == .r9)
    }

    @Test func `another amount is kept and shown, and nothing is paid before it was claimed`()
        throws
    {
        let folder = try dossier()
        try place(folder)
        #expect(throws: Refusal.self) {
            try claim("begeleiding", folder, ["datum": "20-5-2026", "betaald": "19-5-2026"])
        }

        let step = try replica.fill(
            .declaratie, ["soort": "begeleiding", "bedrag": "5.000,00"], in: folder)

        #expect(step.warnings.map(\.rule) == [.r9])
        #expect(throws: Refusal.self) {
            try replica.fill(
                .declaratie, ["betaald": "1-5-2026"], in: folder, changing: step.record)
        }
        try replica.fill(.declaratie, ["betaald": "1-6-2026"], in: folder, changing: step.record)
    }

    @Test(arguments: TwoPeople.Order.allCases)
    func `two who claim apart meet in one claim`(order: TwoPeople.Order) throws {
        let folder = two.folder
        try place(folder)
        try two.exchange()

        let dossiers = try two.apart(
            order, { try $0.fill(.declaratie, ["soort": "begeleiding"], in: folder) },
            { try $0.fill(.declaratie, ["soort": "begeleiding"], in: folder) })

        for dossier in dossiers {
            #expect(dossier.all(DeclaratieField.self).count == 1)
            #expect(dossier.conflicts.isEmpty)
        }
    }
}
