internal import Replica
internal import SyncProtocol

// A home and the year after: agreements, the start of rent, four control moments, the end.

extension PracticeDossier {
    mutating func tellTheHome() {
        guard let start = story.ingang else { return }
        sign(before: start)
        let plaatsing = RecordID.plaatsing(1, of: traject)
        add(
            by: owner,
            writes(
                [
                    (PlaatsingField.nummer, .whole(1)), (.ingangHuur, start.value),
                    (.gemeente, .text(story.gemeente.naam)), (.corporatie, .text(home.landlord)),
                    (.woonproces, story.woonproces.value), (.traject, traject.value),
                    (.adres, .text(home.address)),
                ], on: plaatsing) + StepRequest.planning(from: start, of: plaatsing)
                + record([
                    (BehandelingField.traject, traject.value), (.rol, Behandelrol.monitor.value),
                    (.medewerker, .bytes(monitor.id.bytes)), (.van, start.value),
                ]))
        for number in Nazorg.numbers { visit(number, from: start, plaatsing) }
    }

    /// Housing Plus signs before the rent starts (R10).
    private mutating func sign(before start: Day) {
        let soort: Overeenkomstsoort = story.woonproces == .housingPlus ? .housingPlus : .housing
        let signed = start.adding(-chance.number(0...9))
        add(
            by: owner,
            record([
                (OvereenkomstField.traject, traject.value), (.soort, soort.value),
                (.getekendOp, signed.value), (.partij, .text("LEVANTOgroep")),
            ])
                + record([
                    (OvereenkomstField.traject, traject.value),
                    (.soort, Overeenkomstsoort.begeleiding.value), (.getekendOp, signed.value),
                    (.partij, .text("LEVANTOgroep")),
                    (.begeleiding, .text("een uur in de week")),
                    (.zorgpartij, .text(pick(["LEVANTOgroep", "Radar", "Mondriaan", "Moveoo"]))),
                    (.van, start.value), (.tot, start.adding(months: 12).value),
                ]))
    }

    /// Held in time, tried first, held late, skipped, or not held at all.
    private mutating func visit(_ number: Int64, from start: Day, _ plaatsing: RecordID) {
        let window = Nazorg.window(number, from: start)
        let last = min(story.afgesloten ?? today, today)
        guard window.lowerBound <= last else { return }
        let moment = RecordID.controlemoment(number, of: plaatsing)
        let inTime = window.lowerBound.adding(chance.number(0...21))
        switch chance.number(1...100) {
        case 1...68: log(moment, on: inTime, until: last)
        case 69...80:
            attempt(moment, on: window.lowerBound, until: last)
            log(moment, on: inTime.adding(2), until: last)
        case 81...87: log(moment, on: window.upperBound.adding(chance.number(1...25)), until: last)
        case 88...91 where inTime <= last: skip(moment, on: inTime)
        case 92...95: attempt(moment, on: inTime, until: last)
        default: break
        }
    }

    /// What would lie ahead has not happened yet.
    private mutating func log(_ moment: RecordID, on day: Day, until last: Day) {
        guard day <= last else { return }
        let outcome: ControlemomentUitkomst = chance.happens(82) ? .allesGoed : .aandachtNodig
        let note = chance.happens(60) ? pick(PracticeTexts.visits) + "\n" : ""
        add(
            by: monitor,
            writes(
                [
                    (ControlemomentField.uitkomst, outcome.value), (.gelogdOp, day.value),
                    (.medewerker, .bytes(monitor.id.bytes)),
                ], on: moment) + ControlemomentField.notitie.begin(note, on: moment))
    }

    private mutating func attempt(_ moment: RecordID, on day: Day, until last: Day) {
        guard day <= last else { return }
        add(by: monitor, [.add(ControlemomentField.pogingen.of(moment), day.value)])
    }

    private mutating func skip(_ moment: RecordID, on day: Day) {
        let reason = pick(naslag.codes.filter { $0.lijst == .overslaan }).code
        add(
            by: monitor,
            writes(
                [
                    (ControlemomentField.overslaanReden, .text(reason)),
                    (.overgeslagenOp, day.value),
                ], on: moment))
    }

    mutating func tellTheEnd() {
        guard let day = story.afgesloten, let outcome else { return }
        if story.ingang != nil, chance.happens(60) { propose(outcome, before: day) }
        add(
            by: story.ingang == nil ? owner : PracticeColleagues.office,
            record([
                (AfsluitingField.traject, traject.value), (.datum, day.value),
                (.uitkomst, outcome.value), (.reden, .text(reason(for: outcome))),
            ]) + [TrajectField.verloop.write(outcome.verloop.value, on: traject)])
        guard let measured = story.gemeten else { return }
        add(
            by: PracticeColleagues.office,
            record([
                (DuurzaamheidsmetingField.traject, traject.value), (.datum, measured.value),
                (.woontOnafgebroken, (chance.happens(93) ? JaNee.ja : .nee).value),
                (.huurschuld, JaNee.nee.value), (.overlast, JaNee.nee.value),
            ]))
    }

    private var outcome: Afsluituitkomst? {
        switch story.status {
        case .positief, .gemeten: .positief
        case .negatief: .negatief
        case .afgewezen: .afgewezen
        case .ingetrokken: .ingetrokken
        default: nil
        }
    }

    /// A block alone is never the reason (R7).
    private mutating func reason(for outcome: Afsluituitkomst) -> String {
        let codes = naslag.codes.filter { $0.lijst == outcome.codes }.map(\.code)
        return pick(codes.filter { $0 != Code.woonblokkade })
    }

    private mutating func propose(_ outcome: Afsluituitkomst, before day: Day) {
        let id: RecordID = chance.identifier()
        add(
            by: monitor,
            writes(
                [
                    (AfsluitvoorstelField.traject, traject.value),
                    (.datum, day.adding(-chance.number(1...12)).value), (.uitkomst, outcome.value),
                    (.reden, .text(reason(for: outcome))),
                    (.voorgesteldDoor, .bytes(monitor.id.bytes)),
                ], on: id))
        add(
            by: PracticeColleagues.office,
            writes(
                [
                    (AfsluitvoorstelField.besluit, Voorstelbesluit.akkoord.value),
                    (.besluitOp, day.value),
                ], on: id))
    }
}
