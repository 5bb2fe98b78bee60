internal import Replica
internal import SyncProtocol

// The way to a home: screening, intake, blocks, corporation, offers.

extension PracticeDossier {
    mutating func tellTheWay() {
        screen()
        holdIntake()
        if chance.happens(14) { block() }
        registerWithCorporation()
        offer()
    }

    private mutating func screen() {
        guard let day = story.gescreend else { return }
        add(
            by: owner,
            writes(
                [
                    (ScreeningField.traject, traject.value), (.datum, day.value),
                    (.woonproces, story.woonproces.value), (.medewerker, me),
                    (.reden, .text(pick(PracticeTexts.reasons))),
                ], on: .screening(of: traject)))
    }

    private var me: Value { .bytes(owner.id.bytes) }

    private mutating func holdIntake() {
        guard let planned = story.intakeGepland else { return }
        let id: RecordID = chance.identifier()
        let operations = writes(
            [
                (IntakeField.traject, traject.value), (.gepland, planned.value),
                (.medewerker, me), (.datum, story.intake?.value),
                (.uitkomst, story.intake == nil ? nil : intakeOutcome.value),
            ], on: id)
        guard story.intake != nil else { return add(by: owner, operations) }
        let report = PracticeTexts.intake(&chance)
        add(by: owner, operations + IntakeField.verslag.begin(report, on: id))
        guard chance.happens(20) else { return }
        let more = TextEdit(
            position: report.unicodeScalars.count, removed: 0,
            inserted: "\nAangevuld: \(pick(PracticeTexts.notes))")
        add(by: colleague, [.edit(IntakeField.verslag.of(id), [more])])
    }

    private var intakeOutcome: IntakeUitkomst {
        story.status == .afgewezen ? .nietGeschikt : .geschikt
    }

    private mutating func block() {
        let isFinancial = chance.happens(70)
        let isLifted = story.ingang != nil || chance.happens(40)
        let since = story.aangemeld.adding(-chance.number(30...300))
        let lifted = isLifted ? (story.intake ?? story.gescreend) : nil
        let debt = chance.number(40_000...900_000)
        add(
            by: owner,
            record(
                [
                    (WoonblokkadeField.traject, traject.value),
                    (.soort, (isFinancial ? Blokkadesoort.financieel : .overlast).value),
                    (.bedrag, isFinancial ? .whole(debt) : nil),
                    (.bron, .text(isFinancial ? "Kredietbank" : "Thuis in Limburg")),
                    (.sinds, since.value), (.opgehevenOp, lifted?.value),
                    (
                        .verwijzing,
                        (isFinancial ? Verwijzing.kredietbank : .informatieknooppunt).value
                    ),
                ]))
    }

    /// Of those that ship with the lists: who lets homes there.
    static func landlords(in regio: Regio) -> [String] {
        switch regio {
        case .parkstad: ["Weller", "Wonen Zuid", "Woonpunt"]
        case .westelijkeMijnstreek: ["Wonen Zuid", "Woonpunt"]
        case .maastricht: ["Servatius", "Woonpunt", "Maasvallei"]
        case .heuvelland: ["Woningcorporatie Meerssen", "Wonen Zuid"]
        }
    }

    private mutating func registerWithCorporation() {
        guard let day = story.corporatie else { return }
        let others = Self.landlords(in: regio).filter { $0 != home.landlord }
        let second = chance.happens(25) ? [pick(others)] : []
        for (index, name) in ([home.landlord] + second).enumerated() {
            add(
                by: owner,
                record([
                    (CorporatieaanmeldingField.traject, traject.value),
                    (.datum, day.adding(Int64(index) * chance.number(0...3)).value),
                    (.corporatie, .text(name)),
                ]))
        }
    }

    private mutating func offer() {
        guard let day = story.aanbod, let corporatie = story.corporatie else { return }
        let room = day.number - corporatie.number
        if room > 20, chance.happens(25) {
            let reason = pick(naslag.codes.filter { $0.lijst == .weigering }).code
            offer(on: corporatie.adding(chance.number(10...room - 5)), refusedFor: reason)
        }
        offer(on: day, refusedFor: nil)
    }

    private mutating func offer(on day: Day, refusedFor reason: String?) {
        let isAnswered = reason != nil || story.ingang != nil
        let outcome: AanbodUitkomst? =
            isAnswered ? (reason == nil ? .aanvaard : .geweigerd) : nil
        add(
            by: owner,
            record([
                (AanbodField.traject, traject.value), (.datum, day.value),
                (.corporatie, .text(home.landlord)),
                (.adres, .text(reason == nil ? home.address : PracticePerson.address(&chance))),
                (.uitkomst, outcome?.value),
                (.reden, reason.map(Value.text)),
                (.passend, (reason == nil ? JaNee.ja : .nee).value),
            ]))
    }
}
