internal import Replica
internal import SyncProtocol

// The form of a start of rent, with which four control moments begin.

extension FormDefinition {
    public static let plaatsing = FormDefinition(
        "plaatsing", Words("Start van de huur", "Start of rent"),
        [
            FormSection(
                Words("Plaatsing", "Placement"),
                [
                    FormField(
                        PlaatsingField.ingangHuur, .day(.near), key: "ingang",
                        Words("de eerste dag van de huur", "the first day of the rent")
                    ).required,
                    FormField(
                        PlaatsingField.gemeente, .gemeente,
                        Words("waar de woning staat", "where the home is")
                    ).required,
                    FormField(
                        PlaatsingField.corporatie, .organisation(.corporatie),
                        Words("de verhuurder", "the landlord")
                    ).required,
                    FormField(
                        PlaatsingField.woonproces, Woonproces.self, also: Woonproces.otherWords,
                        Words(
                            "het woonproces; anders dat van het traject",
                            "the process; else that of the traject")),
                    FormField(PlaatsingField.adres, .line, Words("het adres", "the address")),
                    FormField(
                        PlaatsingField.beeindigdOp, .day(.past), key: "beeindigd",
                        Words("wanneer de huur eindigde", "when the rent ended")),
                ])
        ]
    ) { request throws(Refusal) in
        if let known = request.changed { return try request.changing(known) }
        return try request.placing()
    }
}

extension StepRequest {
    fileprivate func placing() throws(Refusal) -> Step {
        try mustRun()
        let start = form.day(PlaatsingField.ingangHuur)!
        try mustFollowRegistration(start, Words("een plaatsing", "a placement"))
        for known in traject.plaatsingen where known.day(PlaatsingField.ingangHuur) == start {
            let number = known.whole(PlaatsingField.nummer) ?? 0
            throw Refusal(
                "plaatsing \(number) met ingang van \(start) staat al in het dossier",
                "placement \(number) from \(start) is in the dossier already")
        }
        let process = try process()
        let warnings = try naslag.findings(proposal(start, process)).warnings()
        let number = nextNumber
        let record = RecordID.plaatsing(number, of: traject.record)
        let operations =
            [
                PlaatsingField.nummer.write(.whole(number), on: record),
                PlaatsingField.traject.write(traject.record.value, on: record),
                PlaatsingField.woonproces.write(process.value, on: record),
            ] + form.writes(PlaatsingField.self, on: record).filter { !writesProcess($0, record) }
        return Step(
            record, operations + Self.planning(from: start, of: record) + goesOn,
            warnings: warnings)
    }

    private func writesProcess(_ operation: Operation, _ record: RecordID) -> Bool {
        if case .write(let field, _, _) = operation {
            field == PlaatsingField.woonproces.of(record)
        } else {
            false
        }
    }

    /// The next start of rent of this traject: two who log it apart meet in one placement.
    private var nextNumber: Int64 {
        let ids = Set(traject.plaatsingen.map(\.key.record))
        var number: Int64 = 1
        while ids.contains(.plaatsing(number, of: traject.record)) { number += 1 }
        return number
    }

    private func process() throws(Refusal) -> Woonproces {
        guard
            let process = form.choice(Woonproces.self, PlaatsingField.woonproces)
                ?? traject.woonproces
        else {
            throw Refusal(
                "het traject heeft nog geen woonproces; geef --woonproces",
                "the traject has no woonproces yet; give --woonproces")
        }
        return process
    }

    private func proposal(_ start: Day, _ process: Woonproces) throws(Refusal) -> PlaatsingVoorstel
    {
        guard let gemeente = form.text(PlaatsingField.gemeente).flatMap(naslag.gemeente) else {
            throw Refusal("de gemeente is niet bekend", "the gemeente is not known")
        }
        let signed = traject.all(OvereenkomstField.self)
            .filter { $0.choice(Overeenkomstsoort.self, OvereenkomstField.soort) == .housingPlus }
            .compactMap { $0.day(OvereenkomstField.getekendOp) }.min()
        return PlaatsingVoorstel(
            ingang: start, gemeente: gemeente, woonproces: process,
            adres: form.text(PlaatsingField.adres), housingPlusGetekend: signed,
            geplaatst: geplaatst)
    }

    /// Another first day moves the control moments along.
    fileprivate func changing(_ known: ShownRecord) throws(Refusal) -> Step {
        var operations = form.changes(PlaatsingField.self, of: known)
        if let start = form.day(PlaatsingField.ingangHuur) {
            try mustFollowRegistration(start, Words("een plaatsing", "a placement"))
            operations += Self.planning(from: start, of: known.key.record)
        }
        return Step(known.key.record, operations)
    }

    static func planning(from start: Day, of plaatsing: RecordID) -> [Operation] {
        Nazorg.numbers.flatMap { number in
            Housing.writes(
                [
                    (ControlemomentField.plaatsing, plaatsing.value), (.nummer, .whole(number)),
                    (.gepland, Nazorg.planned(number, from: start).value),
                ], on: .controlemoment(number, of: plaatsing))
        }
    }
}
