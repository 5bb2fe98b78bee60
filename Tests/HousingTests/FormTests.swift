import Replica
import SyncProtocol
import Testing

@testable import Housing

/// Forms as data: what fits, what does not, and the sentence that says so.
@Suite struct FormTests {
    private let some: SomeReplica
    private let folder: FolderID
    private let today = Day("1-6-2026")!

    init() throws {
        some = try SomeReplica()
        folder = try some.registered(FolderID(high: 12, low: 34))
    }

    private var replica: Replica { some.replica }

    /// What is wrong with the answers, by field.
    private func faults(
        _ form: FormDefinition, _ answers: [String: String], changes: Bool = false
    ) throws -> [String: String] {
        let context = try FormContext(replica, on: today)
        do {
            _ = try form.check(answers, in: context, changes: changes)
            return [:]
        } catch {
            return Dictionary(uniqueKeysWithValues: error.faults.map { ($0.key, $0.words.dutch) })
        }
    }

    /// The one sentence about one answer of a registration.
    private func fault(_ key: String, _ answer: String) throws -> String? {
        let answers = ["naam": "J. Jansen", "gemeente": "Heerlen"].merging([key: answer]) { $1 }
        let faults = try faults(.aanmelding, answers)
        #expect(faults.keys.allSatisfy { $0 == key })
        return faults[key]
    }

    @Test func `each form has its own name, words in both languages, and fields that fit`() {
        let forms = FormDefinition.all
        #expect(Set(forms.map(\.name)).count == forms.count)
        for form in forms {
            #expect(Set(form.fields.map(\.key)).count == form.fields.count, "\(form.name)")
            #expect(!form.title.dutch.isEmpty && !form.title.english.isEmpty)
            for field in form.fields {
                #expect(!field.help.dutch.isEmpty && field.help.dutch != field.help.english)
                let kept = HousingSchema.field(field.target.number, of: field.target.type)
                #expect(kept != nil, "\(form.name) \(field.key)")
                if case .choice(let choices, _) = field.kind {
                    #expect(kept?.choices == choices, "\(form.name) \(field.key)")
                }
            }
        }
    }

    @Test(arguments: [
        ("gemeente", "Utrecht", "\"Utrecht\" is geen gemeente van het loket; kies uit Beek"),
        ("datum", "1-1-3000", "1-1-3000 ligt in de toekomst"),
        ("datum", "2-6-2026", "2-6-2026 ligt in de toekomst"),
        ("datum", "31-2-2026", "\"31-2-2026\" is geen datum"),
        ("datum", "1-3-1926", "1-3-1926 is te lang geleden"),
        ("geboortedatum", "1-1-3000", "1-1-3000 ligt in de toekomst"),
        ("geboortejaar", "3000", "\"3000\" kan niet; typ een getal van 1900 tot en met 2100"),
        ("kinderen", "-1", "\"-1\" kan niet"), ("kinderen", "٣", "kan niet"),
        (
            "woonproces", "Housing Prime",
            "\"Housing Prime\" kan niet; kies uit housing, housing-plus"
        ),
        ("naam", "  ", "de naam ontbreekt"),
        ("naam", "Jan\u{202E}nesnaJ", "onzichtbaar teken in dat de schrijfrichting verandert"),
        ("naam", "Jan\u{200F}sen", "onzichtbaar teken"),
        ("naam", "Jan\u{200E}sen", "onzichtbaar teken"),
        ("naam", "Jan\u{061C}sen", "onzichtbaar teken"),
        ("naam", "\u{2067}Jansen\u{2069}", "onzichtbaar teken"),
        ("naam", "J.\nJansen", "nieuwe regel"),
        ("telefoon", "06\u{0}1", "nieuwe regel of stuurteken"),
        ("urgentie", "heel-erg", "\"heel-erg\" kan niet; kies uit mantelzorg"),
    ])
    func `bad input gets a sentence that says what is wrong`(
        key: String, answer: String, words: String
    ) throws {
        let sentence = try #require(try fault(key, answer))
        #expect(sentence.contains(words), "\(sentence)")
    }

    @Test func `ten thousand characters are too many for a line, and fit in a report`() throws {
        let long = String(repeating: "é", count: 10_000)

        #expect(try fault("naam", long) == "dit zijn 10000 tekens; hooguit 200 passen hier")
        #expect(try faults(.intake, ["uitkomst": "geschikt", "verslag": long]).isEmpty)
        #expect(
            try faults(.notitie, ["tekst": String(repeating: long, count: 6)])["tekst"]
                == "dit zijn 60000 tekens; hooguit 50000 passen hier")
        // A sentence about it stays short.
        let gemeente = try #require(try fault("gemeente", long.dropLast(9_900) + ""))
        #expect(gemeente.hasPrefix("\"\(String(repeating: "é", count: 40))…\""))
    }

    @Test(arguments: [
        "🏠 Jansen", "Şükrü Özdemir", "محمد", "Zoë 👩‍👩‍👧", "O'Brien-van 't Hof", "李",
    ])
    func `names of all people fit`(name: String) throws {
        #expect(try fault("naam", name) == nil)
    }

    @Test func `all faults are told at once, each with its field`() throws {
        let faults = try faults(
            .aanmelding,
            ["gemeente": "Utrecht", "datum": "gisteren", "kinderen": "veel", "bsn": "123456789"])

        #expect(Set(faults.keys) == ["naam", "gemeente", "datum", "kinderen", "bsn"])
        #expect(faults["bsn"] == "dit veld is er niet")
    }

    @Test(arguments: [
        ("onbekend: nog niet besproken", nil), ("Onbekend:  later ", nil),
        ("onbekend", "\"onbekend\" wil een reden"), ("onbekend: ", "\"onbekend\" wil een reden"),
        ("", "ontbreekt; weet u het niet, typ dan \"onbekend: waarom\""),
    ])
    func `what must be answered may be unknown, with a reason`(
        answer: String, fault: String?
    ) throws {
        let faults = try faults(.screening, ["woonproces": "housing", "reden": answer])

        #expect((faults["reden"] == nil) == (fault == nil))
        if let fault { #expect(faults["reden"]?.contains(fault) == true) }
    }

    @Test func `an intake has an outcome, or says why it is not known yet`() throws {
        #expect(throws: Refusal.self) { try replica.fill(.intake, in: folder) }
        #expect(throws: FormFaults.self) {
            try replica.fill(.intake, ["uitkomst": "onbekend"], in: folder)
        }

        try replica.fill(.intake, ["uitkomst": "onbekend: wacht op de arts"], in: folder)

        let intake = try #require(try replica.open(folder).dossier.intakes.first)
        #expect(intake.choice(IntakeUitkomst.self, IntakeField.uitkomst) == .onbekend)
        #expect(intake.texts(IntakeField.onbekend) == ["uitkomst: wacht op de arts"])
    }

    @Test func `why something is not known is kept beside it`() throws {
        let step = try replica.fill(
            .screening, ["woonproces": "housing", "reden": "onbekend: volgt na overleg"],
            in: folder)

        let screening = try replica.open(folder).dossier.record(step.record.description)
        #expect(screening.text(ScreeningField.reden) == nil)
        #expect(
            screening.texts(ScreeningField.onbekend) == ["reden: volgt na overleg"])
    }

    @Test(arguments: [
        ("Housing Justitueel", Woonproces.housingJustitieel), ("HOUSING PLUS", .housingPlus),
        ("housing-first", .housingFirst),
    ])
    func `spellings of the reports are accepted`(typed: String, woonproces: Woonproces) throws {
        let form = try FormDefinition.aanmelding.check(
            ["naam": "J", "gemeente": "Gulpen", "woonproces": typed, "aanmelder": "RIBW H&M"],
            in: FormContext(replica, on: today))

        #expect(form.choice(Woonproces.self, AanmeldingField.woonproces) == woonproces)
        #expect(form.text(AanmeldingField.gemeente) == "Gulpen-Wittem")
        #expect(form.text(AanmeldingField.aanmelder) == "LEVANTOgroep")
    }

    @Test(
        arguments: [
            (
                FormDefinition.intake, ["datum": "28-2-2026", "uitkomst": "geschikt"],
                "een intake op 28-2-2026 is voor de aanmelding van 1-3-2026"
            ),
            (
                .screening, ["woonproces": "housing", "reden": "x", "datum": "28-2-2026"],
                "een screening op"
            ),
            (
                .corporatie, ["corporatie": "Weller", "datum": "28-2-2026"],
                "een aanmelding bij een corporatie op"
            ),
            (
                .plaatsing, ["ingang": "28-2-2026", "gemeente": "Heerlen", "corporatie": "Weller"],
                "een plaatsing op"
            ),
            (
                .plaatsing,
                [
                    "ingang": "1-4-2026", "gemeente": "Heerlen", "corporatie": "W",
                    "woonproces": "housing",
                ], nil
            ),
            (
                .plaatsing, ["ingang": "1-4-2026", "gemeente": "Maastricht", "corporatie": "W"],
                "Maastricht biedt Housing Plus niet aan op 1-4-2026"
            ),
            (
                .aanbod, ["corporatie": "Weller", "uitkomst": "geweigerd"],
                "waarom is het aanbod geweigerd?"
            ),
            (.afsluiting, ["uitkomst": "afgewezen", "reden": "woonblokkade"], "R7"),
            (
                .afsluiting, ["uitkomst": "afgewezen", "reden": "zomaar"],
                "\"zomaar\" kan niet; kies uit niet-passend"
            ),
            (
                .afsluiting, ["uitkomst": "positief", "reden": "jaar-goed"],
                "er is nog geen plaatsing"
            ),
            (.heropening, ["reden": "terugval"], "dit traject loopt nog"),
            (
                .meting, ["woont-onafgebroken": "ja", "huurschuld": "nee", "overlast": "nee"],
                "alleen een afgesloten traject"
            ),
            (
                .blokkade, ["soort": "financieel", "bedrag": "1000", "gecompenseerd": "500"],
                "alleen in Maastricht"
            ),
            (
                .overeenkomst, ["soort": "begeleiding", "van": "1-5-2026", "tot": "1-4-2026"],
                "is voor --van"
            ),
            (
                .voorstel, ["uitkomst": "positief", "reden": "x", "besluit": "niet-akkoord"],
                "waarom niet?"
            ),
        ] as [(FormDefinition, [String: String], String?)])
    func `a step that makes no sense is refused, and nothing is half done`(
        form: FormDefinition, answers: [String: String], words: String?
    ) throws {
        let before = try replica.heads(of: folder)
        var refusal: Refusal?
        do { try replica.fill(form, answers, in: folder) } catch let problem as Refusal {
            refusal = problem
        }

        #expect((refusal == nil) == (words == nil), "\(String(describing: refusal))")
        if let words {
            #expect(
                refusal?.words.dutch.contains(words) == true, "\(refusal.map(\.words.dutch) ?? "")")
            #expect(try replica.heads(of: folder) == before)
        }
    }

    @Test(arguments: [("500", true), ("500,01", false)])
    func `at most half of a rent debt is compensated, in Maastricht`(
        amount: String, isTaken: Bool
    ) throws {
        let maastricht = try some.registered(
            FolderID(high: 5, low: 55), ["gemeente": "Maastricht", "woonproces": "housing"])
        let answers = ["soort": "financieel", "bedrag": "1000", "gecompenseerd": amount]

        if isTaken {
            try replica.fill(.blokkade, answers, in: maastricht)
            let dossier = try replica.open(maastricht).dossier
            #expect(dossier.trajecten[0].feiten.flags == [.woonblokkade])
        } else {
            #expect(throws: Refusal.self) {
                try replica.fill(.blokkade, answers, in: maastricht)
            }
        }
    }

    @Test func `registering is always possible, whatever is asked for`() throws {
        let warnings = try replica.register(
            FolderID(high: 7, low: 77),
            ["naam": "K", "gemeente": "Eijsden-Margraten", "woonproces": "housing-first"])

        #expect(warnings.map(\.rule) == [.r11])
        #expect(warnings.map(\.effect) == [.waarschuwt])
    }

    @Test func `a traject that ended takes no steps until it is opened again`() throws {
        try replica.fill(
            .afsluiting, ["uitkomst": "ingetrokken", "reden": "verhuisd"], in: folder)
        #expect(throws: Refusal.self) {
            try replica.fill(.intake, ["uitkomst": "geschikt"], in: folder)
        }
        try replica.fill(.notitie, ["tekst": "Belde nog."], in: folder)

        try replica.fill(.heropening, ["reden": "nieuwe-vraag"], in: folder)
        try replica.fill(.intake, ["uitkomst": "geschikt"], in: folder)
        let feiten = try replica.open(folder).dossier.trajecten[0].feiten
        #expect(feiten.status(on: today) == .intakeGedaan)
        #expect(feiten.flags == [.heropend])
    }

    @Test func `who comes back gets a new traject, once the one before has ended`() throws {
        let answers = ["naam": "J. Jansen", "gemeente": "Kerkrade", "woonproces": "housing"]
        #expect(throws: Refusal.self) { try replica.fill(.aanmelding, answers, in: folder) }
        try replica.fill(
            .afsluiting, ["uitkomst": "ingetrokken", "reden": "verhuisd"], in: folder)

        try replica.fill(.aanmelding, answers, in: folder)

        let dossier = try replica.open(folder).dossier
        #expect(dossier.trajecten.map(\.nummer) == [1, 2])
        #expect(dossier.status(on: today) == .aangemeld)
        #expect(try dossier.traject("1").feiten.status(on: today) == .ingetrokken)
        #expect(dossier.trajecten[1].woonproces == .housing)
    }

    @Test func `a moment is moved within its window, and skipped with a reason`() throws {
        try replica.fill(
            .plaatsing, ["ingang": "1-4-2026", "gemeente": "Heerlen", "corporatie": "Weller"],
            in: folder)
        func move(_ day: String) throws {
            try replica.fill(.verzetten, ["naar": day], in: folder, moment: "1")
        }

        try move("15-7-2026")
        #expect(throws: Refusal.self) { try move("16-7-2026") }
        #expect(throws: Refusal.self) { try move("23-6-2026") }
        #expect(throws: FormFaults.self) {
            try replica.fill(.overslaan, in: folder, moment: "1")
        }
        try replica.fill(.overslaan, ["reden": "wil-niet"], in: folder, moment: "1")
        let dossier = try replica.open(folder).dossier
        let moment = try dossier.controlemoment("1", of: dossier.plaatsing(nil))
        #expect(moment.isSkipped)
        #expect(moment.day(ControlemomentField.afspraak) == Day("15-7-2026"))
    }

    @Test func `a second placement on one date is refused, and on another one it is the next`()
        throws
    {
        let answers = ["ingang": "1-4-2026", "gemeente": "Heerlen", "corporatie": "Weller"]
        try replica.fill(.plaatsing, answers, in: folder)
        let before = try replica.heads(of: folder)

        let refusal = #expect(throws: Refusal.self) {
            try replica.fill(.plaatsing, answers, in: folder)
        }

        #expect(
            refusal?.words.dutch
                == "plaatsing 1 met ingang van 1-4-2026 staat al in het dossier")
        #expect(try replica.heads(of: folder) == before)
        try replica.fill(
            .plaatsing, answers.merging(["ingang": "2-4-2026"]) { $1 }, in: folder)
        #expect(try replica.open(folder).dossier.plaatsingen.count == 2)
    }

    @Test func `another first day of rent moves the control moments along`() throws {
        let placed = try replica.fill(
            .plaatsing, ["ingang": "1-4-2026", "gemeente": "Heerlen", "corporatie": "Weller"],
            in: folder)

        try replica.fill(
            .plaatsing, ["ingang": "1-5-2026"], in: folder, changing: placed.record)

        let moments = try replica.open(folder).dossier.controlemomenten
        #expect(
            moments.first?.day(ControlemomentField.gepland)
                == Nazorg.planned(1, from: Day("1-5-2026")!))
    }
}
