internal import Commands
internal import Housing
internal import Replica

/// The figures of a year over all that is on this device.
func jaarverslag(_ input: Input, _ desk: Desk) async throws -> Answer {
    let typed = input.argument(0)
    guard let jaar = Int64(typed), (2000...desk.today.year).contains(jaar) else {
        throw UsageError(say("\"{1}\" is geen jaar; typ bijvoorbeeld {2}.", typed, desk.today.year))
    }
    let report = try Jaarverslag(desk.replica, jaar, Naslag(desk.replica))
    let tables = Regio.allCases.flatMap { regio in
        ["", regio.label] + report.regios[regio]!.lines
    }
    let klachten = Woonproces.allCases.map { "\($0.label) \(report.klachten[$0] ?? 0)" }
    let whole = [
        "",
        say("Duurzaam: {1} van {2} gemeten", report.duurzaam, report.gemeten)
            + (report.duurzaamProcent.map { " (\($0)%)" } ?? ""),
        say("Klachten: {1}", klachten.joined(separator: ", ")),
    ]
    let doubts = (report.differences + report.contradictions).map {
        say("Let op: {1}", $0.said)
    }
    return Answer(
        [say("Jaarcijfers {1}, geteld op de dag van de gebeurtenis (R12)", jaar)] + tables + whole
            + doubts, report.json)
}

extension RegioCijfers.ProcesCijfers {
    fileprivate func lines(_ process: Woonproces) -> [String] {
        let figures =
            "  " + aligned(process.label, to: 20)
            + say(
                "{1} aanmeldingen ({2} convenantpartners, {3} deelnemers), {4} intakes, ",
                aanmeldingen, doorConvenantpartners, doorDeelnemers, intakes)
            + say(
                "{1} bij een corporatie, {2} geplaatst, {3} positief, {4} negatief", bijCorporatie,
                plaatsingen, positief, negatief)
        guard !perPartner.isEmpty else { return [figures] }
        let partners = perPartner.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            .map { "\($0.key) \($0.value)" }.joined(separator: ", ")
        return [figures, "    " + say("aangemeld door {1}", partners)]
    }
}

extension RegioCijfers {
    fileprivate var lines: [String] {
        let processes = Woonproces.allCases.flatMap { process in
            processen[process].map { $0.lines(process) } ?? []
        }
        let agreed =
            taakstelling.map { say("van {1} afgesproken", $0) } ?? say("zonder taakstelling")
        var lines = processes + ["  " + say("{1} plaatsingen, {2}", plaatsingen, agreed)]
        lines.append(
            "  "
                + say("{1} trajecten gefactureerd, {2} keer begeleiding", gefactureerd, begeleiding)
        )
        if let wachtMaanden {
            lines.append(
                "  " + say("gemiddeld {1} maanden na aanmelding bij een corporatie", wachtMaanden))
        }
        if verkort.aangemeld > 0 {
            lines.append(
                "  "
                    + say(
                        "verkorte toeleiding: {1} aangemeld, {2} verkort, {3} regulier, {4} afgewezen",
                        verkort.aangemeld, verkort.verkort, verkort.regulier, verkort.afgewezen)
                    + (verkort.wachtDagen.map { say(", gemiddeld {1} dagen gewacht", $0) } ?? ""))
        }
        for (gemeente, over) in bovenSpreiding.sorted(by: { $0.key < $1.key }) {
            lines.append(
                "  "
                    + say(
                        "{1}: {2} plaatsingen, {3} boven de spreidingsafspraak", gemeente,
                        perGemeente[gemeente] ?? 0, over))
        }
        return lines
    }

    fileprivate var json: JSON {
        [
            "plaatsingen": .number(Int64(plaatsingen)), "taakstelling": JSON(taakstelling),
            "gefactureerd": .number(Int64(gefactureerd)),
            "begeleiding": .number(Int64(begeleiding)), "wachtMaanden": JSON(wachtMaanden),
            "perGemeente": .object(perGemeente.mapValues { .number(Int64($0)) }),
            "bovenSpreiding": .object(bovenSpreiding.mapValues { .number(Int64($0)) }),
            "verkort": [
                "aangemeld": .number(Int64(verkort.aangemeld)),
                "verkort": .number(Int64(verkort.verkort)),
                "regulier": .number(Int64(verkort.regulier)),
                "afgewezen": .number(Int64(verkort.afgewezen)),
                "onverklaard": .number(Int64(verkort.onverklaard)),
                "wachtDagen": JSON(verkort.wachtDagen),
            ],
            "processen": .object(
                Dictionary(
                    uniqueKeysWithValues: processen.map { process, figures in
                        (
                            process.word,
                            [
                                "aanmeldingen": .number(Int64(figures.aanmeldingen)),
                                "doorConvenantpartners": .number(
                                    Int64(figures.doorConvenantpartners)),
                                "doorDeelnemers": .number(Int64(figures.doorDeelnemers)),
                                "perPartner": .object(
                                    figures.perPartner.mapValues { .number(Int64($0)) }),
                                "bijCorporatie": .number(Int64(figures.bijCorporatie)),
                                "intakes": .number(Int64(figures.intakes)),
                                "plaatsingen": .number(Int64(figures.plaatsingen)),
                                "positief": .number(Int64(figures.positief)),
                                "negatief": .number(Int64(figures.negatief)),
                            ] as JSON
                        )
                    })),
        ]
    }
}

extension Jaarverslag {
    fileprivate var json: JSON {
        [
            "jaar": .number(jaar), "gemeten": .number(Int64(gemeten)),
            "duurzaam": .number(Int64(duurzaam)),
            "klachten": .object(
                Dictionary(
                    uniqueKeysWithValues: klachten.map { ($0.key.word, .number(Int64($0.value))) })),
            "regios": .object(
                Dictionary(uniqueKeysWithValues: regios.map { ($0.key.rawValue, $0.value.json) })),
            "tegenspraken": .array(contradictions.map { .text($0.dutch) }),
            "verschillen": .array(differences.map { .text($0.dutch) }),
        ]
    }
}
