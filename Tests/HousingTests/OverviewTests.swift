import Housing
import Replica
import SyncProtocol
import Testing

/// What a person gets to see of what is kept about him, and what was kept for long enough.
@Suite struct OverviewTests {
    private let some: SomeReplica
    private let folder: FolderID
    private let number: String
    private let program: Program

    init() throws {
        some = try SomeReplica()
        folder = try some.registered(FolderID(high: 6, low: 6), ["datum": "1-3-2026"])
        number = DossierNumber.shortest(among: [folder])[folder]!.description
        program = Program(replica: some.path)
    }

    private var replica: Replica { some.replica }

    private func overview() throws -> PersonOverview {
        try PersonOverview(replica, of: folder, on: Replica.lateDay)
    }

    @Test func `every record is in it, with who wrote it and who changed it`() throws {
        try replica.fill(
            .notitie, ["tekst": "Gebeld."], in: folder, record: RecordID(high: 1, low: 1))
        try replica.enrol(
            EnrolmentAnswer(
                token: Token([UInt8](repeating: 7, count: 32))!, hub: HubID(high: 1, low: 1),
                user: TwoPeople.bramsName, userName: "Bram", grants: []))
        try replica.fill(
            .notitie, ["tekst": "Gebeld, komt."], in: folder, changing: RecordID(high: 1, low: 1))

        let kept = try overview().kept

        #expect(
            Set(kept.map(\.record.key)) == Set(try replica.open(folder).dossier.records.map(\.key)))
        let note = try #require(kept.first { $0.record.key.type == NotitieField.type })
        #expect(note.written?.author == UserID(high: 0xa11c_e000_0000_0000, low: 1))
        #expect(note.changed.map(\.author) == [TwoPeople.bramsName])
        let all = try replica.open(folder).dossier
        #expect(kept.count == all.records.count)
    }

    @Test func `what was taken away is told without its words`() throws {
        let step = try replica.fill(.notitie, ["tekst": "Over iemand anders."], in: folder)
        let dossier = try replica.open(folder).dossier
        let note = try #require(dossier.notities.first { $0.key.record == step.record })
        try replica.commit(dossier.removing(note, reason: "vergissing"))

        let overview = try overview()

        #expect(overview.removed.map(\.reason) == ["vergissing"])
        #expect(overview.removed.map(\.type) == [NotitieField.type])
        #expect(try !program.run("inzage", number).output.contains("Over iemand anders."))
    }

    @Test func `the part that lies apart is in it where it may be seen, and named where not`()
        throws
    {
        let part = FolderID(high: 66, low: 6)
        #expect(try overview().restricted == .none)
        let link = Operation.write(
            DossierField.justitieel.of(.dossier(folder)), .bytes(part.bytes), reason: nil)
        try replica.commit(Save(folder: folder, operations: [link]))
        #expect(try overview().restricted == .elsewhere)
        #expect(try program.run("inzage", number).output.contains("niet op dit apparaat"))

        let about = RecordID.justitieel(part)
        let owner = JustitieelField.dossier.of(about)
        try replica.commit(
            Save(
                folder: part,
                operations: [
                    .write(owner, .bytes(folder.bytes), reason: nil),
                    .write(JustitieelField.detentie.of(about), .text("korte straf"), reason: nil),
                ], kind: .justitieel, place: Regio.parkstad.restrictedScope))

        #expect(try overview().restricted == .here)
        #expect(try program.run("inzage", number).output.contains("korte straf"))
    }

    @Test func `the page tells what, where, how long, and who looked, in both languages`() throws {
        _ = try program.run("dossier", number, "--waarom", "gebeld door de huisarts")

        let page = try program.run("inzage", number).output
        for words in [
            "Overzicht van wat Loket Housing bewaart over J. Jansen", "WAAR HET LIGT", "HOE LANG",
            "telefoon          06-1", "opgeschreven door Anke, 1-3-2026 09:00", "WIE KEEK",
            "Anke (consulent) · gelezen · gebeld door de huisarts", "Dit is wat dit apparaat weet.",
            "15 jaar na de laatste gebeurtenis (1-3-2026)",
        ] { #expect(page.contains(words), "\(words)") }
        let english = try program.run("inzage", number, "--taal", "en").output
        #expect(english.contains("WHO LOOKED"))
        #expect(english.contains("overview made · request to see what is kept"))
        let json = try program.run("inzage", number, "--json").json()
        let visits = try #require(json["inzagen"] as? [[String: Any]])
        #expect(visits.compactMap { $0["soort"] as? String } == ["overzicht", "gelezen"])
        #expect(json["alleLogs"] as? Bool == false)
    }

    @Test func `the office has the logs of others, and says so`() throws {
        let office = try SomeReplica(
            of: "Kees", UserID(high: 3, low: 3),
            grants: [Grant(role: "kantoor", scope: Scope("parkstad")!)])
        try replica.record(Look(.gelezen, at: [folder]), as: RecordID(high: 9, low: 9))
        var bytes: [UInt8]? = []
        try replica.makeBundle(of: [folder] + replica.accessLogs()) { bytes! += $0 }
        _ = try office.replica.readBundle {
            defer { bytes = nil }
            return bytes
        }

        let overview = try PersonOverview(office.replica, of: folder, on: Replica.lateDay)

        #expect(overview.knowsAllLogs)
        #expect(overview.visits.map(\.apparaat) == [try replica.currentSite()])
    }

    @Test func `what was kept for long enough is listed with its reason, and stays`() throws {
        try replica.fill(
            .afsluiting, ["uitkomst": "ingetrokken", "reden": "verhuisd", "datum": "1-3-2026"],
            in: folder)

        let none = try program.run("bewaartermijn", "--op", "1-3-2028")
        #expect(none.output == "Er is niets waarvan de termijn voorbij is.\n")
        let due = try program.run("bewaartermijn", "--op", "2-3-2028")

        #expect(due.output.contains(number))
        #expect(due.output.contains("2 jaar na een aanmelding die niet doorging (1-3-2026)"))
        #expect(due.output.contains("loket vernietig NR --reden bewaartermijn"))
        let json = try program.run("bewaartermijn", "--op", "2-3-2028", "--json").json()
        let listed = try #require((json["vervallen"] as? [[String: Any]])?.first)
        #expect(listed["dossier"] as? String == number && listed["tot"] as? String == "2028-03-01")
        #expect(try replica.dossierFolders() == [folder])
    }
}
