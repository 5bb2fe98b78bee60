import Replica
import SyncProtocol
import Testing

@testable import Housing

/// The work on one dossier, from registration to aftercare.
@Suite struct DossierTests {
    private let some: SomeReplica
    private let folder: FolderID

    init() throws {
        some = try SomeReplica()
        folder = try some.registered(FolderID(high: 3, low: 3))
    }

    private var replica: Replica { some.replica }

    private func place(on start: String = "1-4-2026") throws {
        try replica.fill(
            .plaatsing,
            ["ingang": start, "gemeente": "Heerlen", "corporatie": "Weller"], in: folder)
    }

    @Test func `a registered person has a dossier with what was known`() throws {
        let dossier = try replica.open(folder).dossier

        #expect(dossier.naam == "J. Jansen")
        #expect(dossier.places == [Scope("parkstad")!])
        #expect(dossier.trajecten.map(\.woonproces) == [.housingPlus])
        #expect(
            dossier.trajecten[0].aanmelding?.day(AanmeldingField.datum) == Day("1-3-2026"))
        #expect(try replica.dossierFolders() == [folder])
    }

    @Test func `a dossier has a status that follows from its records and the day`() throws {
        func status(_ day: String) throws -> TrajectStatus {
            try replica.open(folder).dossier.status(on: Day(day)!)
        }
        #expect(try status("2-3-2026") == .aangemeld)

        try replica.fill(.screening, ["woonproces": "housing", "reden": "past"], in: folder)
        #expect(try status("2-3-2026") == .gescreend)

        try replica.fill(.intake, ["gepland": "5-3-2026"], in: folder)
        #expect(try status("2-3-2026") == .intakeGepland)

        try replica.fill(.intake, ["datum": "5-3-2026", "uitkomst": "geschikt"], in: folder)
        #expect(try replica.open(folder).dossier.intakes.count == 1)
        #expect(try status("6-3-2026") == .intakeGedaan)

        try replica.fill(.corporatie, ["corporatie": "Weller", "datum": "7-3-2026"], in: folder)
        #expect(try status("7-3-2026") == .bijCorporatie)

        let offer = try replica.fill(
            .aanbod, ["corporatie": "Weller", "datum": "9-3-2026"], in: folder)
        #expect(try status("9-3-2026") == .aangeboden)
        try replica.fill(
            .aanbod, ["uitkomst": "geweigerd", "reden": "te-duur"], in: folder,
            changing: offer.record)
        #expect(try status("9-3-2026") == .bijCorporatie)

        try place()
        #expect(try status("1-4-2026") == .geplaatst)
        #expect(try status("23-6-2026") == .geplaatst)
        #expect(try status("24-6-2026") == .inNazorg)
    }

    @Test func `a placement plans four control moments`() throws {
        try place()

        let dossier = try replica.open(folder).dossier
        let moments = dossier.controlemomenten(of: try dossier.plaatsing(1))

        #expect(moments.map { $0.whole(ControlemomentField.nummer) } == [1, 2, 3, 4])
        #expect(
            moments.map { $0.day(ControlemomentField.gepland)?.description } == [
                "1-7-2026", "30-9-2026", "30-12-2026", "1-4-2027",
            ])
    }

    @Test func `the same start of rent is not logged twice, the next one is`() throws {
        try place()

        #expect(throws: Refusal.self) { try place() }
        try place(on: "1-9-2026")
        #expect(try replica.open(folder).dossier.plaatsingen.count == 2)
    }

    @Test func `two notes on one control moment stand on lines of their own`() throws {
        try place()
        func log(_ note: String) throws {
            try replica.fill(
                .controlemoment, ["uitkomst": "goed", "notitie": note, "datum": "1-7-2026"],
                in: folder, moment: "1", on: Day("1-7-2026")!)
        }

        try log("Deur open.")
        try log("Buurvrouw ook gesproken.")

        let dossier = try replica.open(folder).dossier
        let moment = try dossier.controlemoment("1", of: dossier.plaatsing(nil))
        #expect(
            moment.text(ControlemomentField.notitie) == "Deur open.\nBuurvrouw ook gesproken.")
    }

    @Test func `only what differs is written`() throws {
        let step = try replica.fill(
            .wijziging, ["telefoon": "06-2", "gemeente": "Heerlen"], in: folder)

        let field = DossierField.telefoon.of(.dossier(folder))
        #expect(step.operations == [.write(field, .text("06-2"), reason: nil)])
        #expect(throws: Refusal.self) {
            try replica.fill(.wijziging, ["telefoon": "06-2"], in: folder)
        }
    }

    @Test func `an emptied fact is gone, a name cannot be emptied`() throws {
        try replica.fill(.wijziging, ["telefoon": ""], in: folder)
        #expect(try replica.open(folder).dossier.facts?.text(DossierField.telefoon) == nil)

        #expect(throws: FormFaults.self) {
            try replica.fill(.wijziging, ["naam": " "], in: folder)
        }
    }

    @Test func `history tells what became what`() throws {
        try replica.fill(.wijziging, ["telefoon": "06-2"], in: folder)

        let steps = try replica.steps(of: folder)

        #expect(steps.count == 2)
        #expect(steps[0].items.first?.to == "parkstad")
        #expect(
            steps[1].items == [
                HistoryStep.Item(what: "telefoon", from: "06-1", to: "06-2", reason: nil)
            ])
        #expect(try Names(replica).name(of: steps[1].entry.author) == "Anke")
    }

    @Test func `a colleague is called by the name that the office gave`() throws {
        let bart = User(id: UserID(high: 0xba27_0000_0000_0000, low: 2), name: "Bart")
        #expect(try Names(replica).name(of: bart.id) == "ba2700")

        try replica.commit(Personeel.save(bart, isFirst: true))

        #expect(try Names(replica).name(of: bart.id) == "Bart")
        #expect(try replica.dossierFolders() == [folder])
    }

    @Test func `a record is named by the beginning of its identifier`() throws {
        for high: UInt64 in [0xab00_0000_0000_0000, 0xab10_0000_0000_0000] {
            try replica.fill(
                .notitie, ["tekst": "x"], in: folder, record: RecordID(high: high, low: 0))
        }
        let notes = try replica.open(folder).dossier.notities

        #expect(try notes.one("AB1", called: "notitie").shortID == "ab100000")
        #expect(throws: HousingError.recordAmbiguous(type: "notitie", typed: "ab")) {
            try notes.one("ab", called: "notitie")
        }
        #expect(throws: HousingError.recordUnknown(type: "notitie", typed: "c")) {
            try notes.one("c", called: "notitie")
        }
    }
}
