import Housing
import Replica
import SyncProtocol
import Testing

/// Who may decide what when apart, and what two decisions make: on two replicas, in both orders.
@Suite struct TwoApartTests {
    private let two: TwoPeople

    init() throws { two = try TwoPeople() }

    private var folder: FolderID { two.folder }

    private func place(_ replica: Replica, on start: String = "1-4-2026") throws {
        try replica.fill(
            .plaatsing,
            ["ingang": start, "gemeente": "Heerlen", "corporatie": "Weller"], in: folder)
    }

    private func close(_ replica: Replica, _ uitkomst: String, _ reden: String) throws {
        try replica.fill(.afsluiting, ["uitkomst": uitkomst, "reden": reden], in: folder)
    }

    private func contested(_ dossier: Dossier) -> [String] {
        dossier.conflicts.compactMap {
            if case .field(let field) = $0.subject { HousingSchema.label(of: field) } else { nil }
        }
    }

    @Test(arguments: TwoPeople.Order.allCases)
    func `aanmelden: both dossiers are kept`(order: TwoPeople.Order) throws {
        let others = [FolderID(high: 1, low: 1), FolderID(high: 2, low: 2)]
        func register(_ replica: Replica, _ folder: FolderID) throws {
            try replica.register(folder, ["naam": "P. Pieters", "gemeente": "Heerlen"])
        }

        _ = try two.apart(order, { try register($0, others[0]) }, { try register($0, others[1]) })

        for some in [two.anke, two.bram] {
            #expect(try Set(some.replica.dossierFolders()) == Set(others + [folder]))
        }
    }

    @Test(arguments: TwoPeople.Order.allCases)
    func `screenen: two processes are a conflict, and both are shown`(
        order: TwoPeople.Order
    ) throws {
        func screen(_ replica: Replica, _ woonproces: String) throws {
            try replica.fill(
                .screening, ["woonproces": woonproces, "reden": "past"], in: folder)
        }

        let dossiers = try two.apart(
            order, { try screen($0, "housing-first") }, { try screen($0, "housing-plus") })

        for dossier in dossiers {
            #expect(contested(dossier) == ["woonproces"])
            #expect(dossier.conflicts[0].sides.count == 2)
            #expect(dossier.trajecten[0].all(ScreeningField.self).count == 1)
        }
    }

    @Test(arguments: TwoPeople.Order.allCases)
    func `afwijzen against going on is a conflict, and the traject stays open`(
        order: TwoPeople.Order
    ) throws {
        let dossiers = try two.apart(
            order, { try close($0, "afgewezen", "niet-passend") },
            { try $0.fill(.intake, ["uitkomst": "geschikt"], in: folder) })

        for dossier in dossiers {
            #expect(contested(dossier) == ["verloop"])
            #expect(dossier.status(on: Replica.lateDay) == .intakeGedaan)
            #expect(dossier.trajecten[0].feiten.flags == [.conflict])
        }
        // Work goes on while nobody has decided, and decides nothing by the way.
        let bram = two.bram.replica
        try bram.fill(.corporatie, ["corporatie": "Weller"], in: folder)
        #expect(throws: Refusal.self) { try close(bram, "ingetrokken", "verhuisd") }

        let conflict = try #require(try bram.conflicts().first)
        let side = try #require(
            conflict.sides.firstIndex { $0.choice.words(in: conflict.subject) == "afgewezen" })
        try bram.commit(
            conflict.decision(for: conflict.choice("\(side + 1)"), reason: "besproken"))
        try two.exchange()
        for dossier in try two.dossiers() {
            #expect(dossier.status(on: Replica.lateDay) == .afgewezen)
            #expect(
                dossier.trajecten[0].afsluiting?.text(AfsluitingField.reden) == "niet-passend")
        }
    }

    @Test(arguments: TwoPeople.Order.allCases)
    func `afsluiten positief against negatief is a conflict, and both reasons are kept`(
        order: TwoPeople.Order
    ) throws {
        try place(two.anke.replica)
        try two.exchange()

        let dossiers = try two.apart(
            order, { try close($0, "positief", "jaar-goed") },
            { try close($0, "negatief", "overlast") })

        for dossier in dossiers {
            #expect(contested(dossier) == ["verloop"])
            #expect(dossier.status(on: Replica.lateDay) == .geplaatst)
            let reasons = dossier.trajecten[0].all(AfsluitingField.self)
                .compactMap { $0.text(AfsluitingField.reden) }
            #expect(Set(reasons) == ["jaar-goed", "overlast"])
        }
    }

    @Test(arguments: TwoPeople.Order.allCases)
    func `two who both go on, each in a way of their own, are no conflict`(
        order: TwoPeople.Order
    ) throws {
        let dossiers = try two.apart(
            order, { try $0.fill(.intake, ["uitkomst": "geschikt"], in: folder) },
            { try $0.fill(.corporatie, ["corporatie": "Weller"], in: folder) })

        #expect(dossiers.flatMap(\.conflicts).isEmpty)
        #expect(
            dossiers.map { $0.status(on: Replica.lateDay) } == [.bijCorporatie, .bijCorporatie])
    }

    @Test(arguments: TwoPeople.Order.allCases)
    func `intake: both are kept, and both see the same one lead`(order: TwoPeople.Order) throws {
        func hold(_ replica: Replica, _ day: String) throws {
            try replica.fill(.intake, ["datum": day, "uitkomst": "geschikt"], in: folder)
        }

        let dossiers = try two.apart(
            order, { try hold($0, "4-3-2026") }, { try hold($0, "2-3-2026") })

        for dossier in dossiers {
            #expect(dossier.intakes.count == 2)
            #expect(dossier.trajecten[0].feiten.intake == Day("2-3-2026"))
        }
        let later = try #require(
            dossiers[0].intakes.first { $0.day(IntakeField.datum) == Day("4-3-2026") })
        try two.anke.replica.fill(
            .intake, ["leidend": "ja"], in: folder, changing: later.key.record)
        try two.exchange()
        for dossier in try two.dossiers() {
            #expect(dossier.trajecten[0].feiten.intake == Day("4-3-2026"))
        }
    }

    @Test(arguments: TwoPeople.Order.allCases)
    func `aanmelden bij corporatie: both are kept`(order: TwoPeople.Order) throws {
        func register(_ replica: Replica, _ corporatie: String, _ day: String) throws {
            try replica.fill(
                .corporatie, ["corporatie": corporatie, "datum": day], in: folder)
        }

        let dossiers = try two.apart(
            order, { try register($0, "Weller", "4-3-2026") },
            { try register($0, "Woonpunt", "2-3-2026") })

        for dossier in dossiers {
            #expect(dossier.conflicts.isEmpty)
            let days = dossier.trajecten[0].feiten.corporaties
            #expect(days == [Day("2-3-2026")!, Day("4-3-2026")!])
        }
    }

    @Test(arguments: TwoPeople.Order.allCases)
    func `huur gestart: one placement, a conflict, and the quota counts it once`(
        order: TwoPeople.Order
    ) throws {
        let dossiers = try two.apart(
            order, { try place($0, on: "1-4-2026") }, { try place($0, on: "1-5-2026") })

        for (dossier, some) in zip(dossiers, [two.anke, two.bram]) {
            #expect(dossier.plaatsingen.count == 1)
            #expect(dossier.controlemomenten.count == 4)
            #expect(contested(dossier) == ["ingang huur"])
            let naslag = Naslag.shipped
            let placed = try some.replica.placed(
                in: naslag.gemeente("Heerlen")!, year: 2026, naslag)
            #expect(placed.inGemeente == 1)
        }
    }

    @Test(arguments: TwoPeople.Order.allCases)
    func `huur gestart on the same day is one placement without a conflict`(
        order: TwoPeople.Order
    ) throws {
        let dossiers = try two.apart(order, { try place($0) }, { try place($0) })

        for dossier in dossiers {
            #expect(dossier.plaatsingen.count == 1)
            #expect(dossier.conflicts.isEmpty)
        }
    }

    @Test(arguments: TwoPeople.Order.allCases)
    func `controlemoment: two outcomes are a conflict, and both notes are kept`(
        order: TwoPeople.Order
    ) throws {
        try place(two.anke.replica)
        try two.exchange()
        func log(_ replica: Replica, _ uitkomst: String, _ note: String) throws {
            try replica.fill(
                .controlemoment,
                ["uitkomst": uitkomst, "notitie": note, "datum": "1-7-2026"], in: folder,
                moment: "1", on: Day("1-7-2026")!)
        }

        let dossiers = try two.apart(
            order, { try log($0, "goed", "Deur open.") },
            { try log($0, "aandacht", "Post stapelt.") })

        for dossier in dossiers {
            #expect(contested(dossier) == ["uitkomst"])
            let note =
                try dossier.controlemoment("1", of: dossier.plaatsing(nil))
                .text(ControlemomentField.notitie) ?? ""
            #expect(note.contains("Deur open.\n") || note.hasSuffix("Deur open."))
            #expect(note.contains("Post stapelt."))
        }
    }

    @Test(arguments: TwoPeople.Order.allCases)
    func `controlemoment: logging beats skipping`(order: TwoPeople.Order) throws {
        try place(two.anke.replica)
        try two.exchange()
        let today = Day("1-7-2026")!

        let dossiers = try two.apart(
            order,
            {
                try $0.fill(
                    .overslaan, ["reden": "opname"], in: folder, moment: "1", on: today)
            },
            {
                try $0.fill(
                    .controlemoment, ["uitkomst": "goed"], in: folder, moment: "1", on: today)
            })

        for dossier in dossiers {
            let moment = try dossier.controlemoment("1", of: dossier.plaatsing(nil))
            #expect(dossier.conflicts.isEmpty)
            #expect(moment.isLogged)
            #expect(!moment.isSkipped)
        }
    }

    @Test(arguments: TwoPeople.Order.allCases)
    func `notes edited by two are merged letter by letter, and marked for reading`(
        order: TwoPeople.Order
    ) throws {
        let note = try two.anke.replica.fill(
            .notitie, ["tekst": "Woont fijn."], in: folder
        ).record
        try two.exchange()
        func edit(_ replica: Replica, _ text: String) throws {
            try replica.fill(.notitie, ["tekst": text], in: folder, changing: note)
        }

        let dossiers = try two.apart(
            order, { try edit($0, "Hij woont fijn.") }, { try edit($0, "Woont heel fijn.") })

        #expect(Set(dossiers.map { $0.notities[0].text(NotitieField.tekst) }).count == 1)
        #expect(dossiers[0].notities[0].text(NotitieField.tekst) == "Hij woont heel fijn.")
        for some in [two.anke, two.bram] {
            let marked = try some.replica.paragraphsToRead(in: folder)
            #expect(marked[NotitieField.tekst.of(note)]?.count == 1)
        }
    }

    @Test(arguments: TwoPeople.Order.allCases)
    func `verwijderen against bewerken: the edit wins, shown as a conflict`(
        order: TwoPeople.Order
    ) throws {
        let block = try two.anke.replica.fill(
            .blokkade, ["soort": "financieel", "bedrag": "1.250,50"], in: folder
        ).record
        try two.exchange()

        let dossiers = try two.apart(
            order,
            {
                let dossier = try $0.open(folder).dossier
                let record = try dossier.record(block.description)
                #expect(throws: Refusal.self) { try dossier.removing(record, reason: " ") }
                try $0.commit(dossier.removing(record, reason: "dubbel"))
            },
            { try $0.fill(.blokkade, ["bedrag": "900"], in: folder, changing: block) })

        for dossier in dossiers {
            let kept = try dossier.record(block.description)
            #expect(kept.cents(WoonblokkadeField.bedrag) == Cents("900"))
            #expect(dossier.conflicts.count == 1)
        }
    }

    @Test(arguments: TwoPeople.Order.allCases)
    func `overdragen twice is a conflict, and both regions have it until one is chosen`(
        order: TwoPeople.Order
    ) throws {
        func transfer(_ replica: Replica, _ regio: Regio) throws {
            try replica.commit(
                Save(
                    folder: folder, openedOn: replica.heads(of: folder), operations: [],
                    place: regio.scope))
        }

        let dossiers = try two.apart(
            order, { try transfer($0, .maastricht) }, { try transfer($0, .heuvelland) })

        for dossier in dossiers {
            #expect(Set(dossier.places) == [Regio.maastricht.scope, Regio.heuvelland.scope])
            #expect(dossier.conflicts.count == 1)
        }
    }

    @Test(arguments: TwoPeople.Order.allCases)
    func `behandeling: a handover and a visit logged apart are both kept`(
        order: TwoPeople.Order
    ) throws {
        try two.anke.replica.fill(.behandeling, ["rol": "consulent"], in: folder)
        try two.exchange()
        let today = Replica.lateDay

        let dossiers = try two.apart(
            order,
            { replica in
                let anke = try #require(try two.anke.replica.user()).id
                var generator = SystemRandomNumberGenerator()
                let saves = try Caseload(replica, of: anke, on: today)
                    .handingOver(to: TwoPeople.bramsName, on: today) {
                        .random(using: &generator)
                    }
                for save in saves { try replica.commit(save) }
            },
            { try $0.fill(.contactmoment, ["soort": "bezoek"], in: folder) })

        for (dossier, some) in zip(dossiers, [two.anke, two.bram]) {
            #expect(dossier.conflicts.isEmpty)
            #expect(dossier.all(ContactmomentField.self).count == 1)
            let brams = try Caseload(some.replica, of: TwoPeople.bramsName, on: today)
            #expect(brams.folders == [folder])
            let anke = try #require(try two.anke.replica.user()).id
            let ankes = try Caseload(some.replica, of: anke, on: today)
            #expect(ankes.folders == [])
        }
    }
}
