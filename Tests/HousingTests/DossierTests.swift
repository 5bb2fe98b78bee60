import Replica
import SyncProtocol
import Testing

@testable import Housing

/// The work on one dossier, from registration to aftercare.
@Suite struct DossierTests {
    private let some: SomeReplica
    private let folder: FolderID
    private let today = Day("2-3-2026")!

    init() throws {
        some = try SomeReplica()
        folder = try some.registered(FolderID(high: 3, low: 3))
    }

    private var replica: Replica { some.replica }

    private func commit(_ make: (Dossier) throws -> Save) throws {
        let opened = try replica.open(folder)
        try replica.commit(opened.onThisVersion(make(opened.dossier)))
    }

    private func place(on start: String = "1-4-2026") throws {
        let plaatsing = Plaatsing(
            ingangHuur: Day(start)!, gemeente: "Heerlen", corporatie: "Weller",
            woonproces: .housingPlus)
        try commit { try plaatsing.save(in: $0) }
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
        func status(_ day: String) throws -> DossierStatus {
            try replica.open(folder).dossier.status(on: Day(day)!)
        }
        #expect(try status("2-3-2026") == .aangemeld)

        try commit { _ in
            Intake(datum: today, uitkomst: .geschikt, verslag: "Goed gesprek.")
                .save(as: RecordID(high: 9, low: 9), in: folder)
        }
        #expect(try status("2-3-2026") == .intakeGedaan)

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

        #expect(throws: HousingError.placementKnown(number: 1, start: Day("1-4-2026")!)) {
            try place()
        }
        try place(on: "1-9-2026")
        #expect(try replica.open(folder).dossier.plaatsingen.count == 2)
    }

    @Test func `two notes on one control moment stand on lines of their own`() throws {
        try place()
        func log(_ note: String) throws {
            try commit { dossier in
                let moment = try dossier.controlemoment("1", of: dossier.plaatsing(nil))
                return ControlemomentLog.uitkomst(.allesGoed, op: today, notitie: note)
                    .save(for: moment)
            }
        }

        try log("Deur open.")
        try log("Buurvrouw ook gesproken.")

        let dossier = try replica.open(folder).dossier
        let moment = try dossier.controlemoment("1", of: dossier.plaatsing(nil))
        #expect(
            moment.text(ControlemomentField.notitie) == "Deur open.\nBuurvrouw ook gesproken.")
    }

    @Test func `only what differs is written`() throws {
        var wijziging = Wijziging()
        wijziging.set(.telefoon, to: "06-2")
        wijziging.set(.gemeente, to: "Heerlen")

        let save = try wijziging.save(in: replica.open(folder).dossier)

        let field = DossierField.telefoon.of(.dossier(folder))
        #expect(save.operations == [.write(field, .text("06-2"), reason: nil)])
    }

    @Test func `an emptied fact is gone, a name cannot be emptied`() throws {
        var wijziging = Wijziging()
        wijziging.set(.telefoon, to: "")
        try commit { try wijziging.save(in: $0) }
        #expect(try replica.open(folder).dossier.facts?.text(DossierField.telefoon) == nil)

        wijziging.set(.naam, to: "")
        #expect(throws: HousingError.nameMissing) { try commit { try wijziging.save(in: $0) } }
    }

    @Test func `history tells what became what`() throws {
        var wijziging = Wijziging()
        wijziging.set(.telefoon, to: "06-2")
        try commit { try wijziging.save(in: $0) }

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
            try commit { _ in
                try Notitie(tekst: "x", datum: today)
                    .save(as: RecordID(high: high, low: 0), in: folder)
            }
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
