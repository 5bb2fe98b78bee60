internal import Replica
internal import SyncProtocol

// The forms with which a traject begins: registration and screening.

extension FormDefinition {
    public static let aanmelding = FormDefinition(
        "aanmelden", Words("Aanmelding", "Registration"), about: .registration,
        unknown: AanmeldingField.onbekend,
        [
            FormSection(
                Words("Wie", "Who"),
                [
                    FormField(DossierField.naam, .line, Words("de naam", "the name")).required
                        .also("naam kandidaat", "name"),
                    FormField(
                        DossierField.geboortedatum, .day(.birth),
                        Words("de geboortedatum", "the date of birth")
                    ).also("geboren"),
                    FormField(
                        DossierField.geboortejaar, .number(1900...2100),
                        Words(
                            "het geboortejaar, als de datum niet bekend is",
                            "the year of birth, if the date is not known")),
                    FormField(
                        DossierField.telefoon, .line,
                        Words("het telefoonnummer", "the telephone number")
                    ).also("tel", "mobiel"),
                    FormField(
                        DossierField.email, .line, Words("het e-mailadres", "the e-mail address")
                    )
                    .also("e-mail", "mail"),
                    FormField(
                        DossierField.adres, .line,
                        Words("waar iemand nu verblijft", "where someone stays now")
                    )
                    .also("verblijfplaats"),
                    FormField(
                        DossierField.huishouden, Huishouden.self,
                        Words("het huishouden", "the household")),
                    FormField(
                        DossierField.kinderen, .number(0...20),
                        Words("hoeveel kinderen er zijn", "how many children there are")),
                ]),
            FormSection(
                Words("Aanmelding", "Registration"),
                [
                    FormField(
                        AanmeldingField.gemeente, .gemeente, Words("de gemeente", "the gemeente")
                    )
                    .required.also("woonplaats"),
                    FormField(
                        AanmeldingField.datum, .day(.past),
                        Words(
                            "de dag van aanmelding; anders vandaag",
                            "the day of registration; else today")
                    )
                    .standard(.today).also("aangemeld op", "aanmelddatum", "datum aanmelding"),
                    FormField(
                        AanmeldingField.aanmelder, .organisation(.zorgpartij),
                        Words("de organisatie die aanmeldt", "the organisation that registers")
                    )
                    .also("organisatie", "verwijzer", "aanmeldende organisatie"),
                    FormField(
                        AanmeldingField.herkomst, Herkomst.self,
                        also: [
                            "shelter": .opvang, "mo": .opvang, "bw": .beschermdWonen,
                            "vg": .gehandicaptenzorg,
                        ],
                        Words("waar iemand vandaan komt", "where someone comes from")),
                    FormField(
                        AanmeldingField.signaalVan, .line,
                        Words("van wie het signaal kwam", "who gave the signal")),
                    FormField(
                        AanmeldingField.woonproces, Woonproces.self, also: Woonproces.otherWords,
                        Words("het gevraagde woonproces", "the process that was asked for")
                    )
                    .also("product", "gevraagd woonproces"),
                    FormField(
                        TrajectField.verkorteToeleiding, JaNee.self,
                        Words("verkorte toeleiding uit de opvang", "the short route from a shelter")
                    )
                    .also("verkort"),
                    FormField(
                        TrajectField.begeleidingGevraagd, JaNee.self,
                        Words("of er begeleiding gevraagd is", "whether guidance was asked for")),
                    FormField(
                        TrajectField.urgentie, .code(.urgentie),
                        Words("de urgentiecategorie", "the category of urgency")),
                ]),
        ]
    ) { request throws(Refusal) in try request.secondTraject() }

    public static let screening = FormDefinition(
        "screening", Words("Screening", "Screening"), unknown: ScreeningField.onbekend,
        [
            FormSection(
                Words("Screening", "Screening"),
                [
                    FormField(
                        ScreeningField.woonproces, Woonproces.self, also: Woonproces.otherWords,
                        Words("het woonproces dat past", "the process that fits")
                    ).required,
                    FormField(
                        ScreeningField.datum, .day(.past),
                        Words("de dag; anders vandaag", "the day; else today")
                    ).standard(.today),
                    FormField(
                        ScreeningField.reden, .line,
                        Words("waarom dit past", "why this one fits")
                    ).requiredOrUnknown,
                    FormField(
                        ScreeningField.medewerker, .user,
                        Words("wie screende; anders uzelf", "who screened; else you")
                    )
                    .standard(.me),
                ])
        ]
    ) { request throws(Refusal) in
        try request.mustRun()
        let day = request.form.day(ScreeningField.datum) ?? request.context.today
        try request.mustFollowRegistration(day, Words("een screening", "a screening"))
        let warnings = try request.offered(
            request.form.choice(Woonproces.self, ScreeningField.woonproces), on: day
        ).warnings()
        return Step(
            .screening(of: request.traject.record), request.screened + request.goesOn,
            warnings: warnings)
    }
}

extension StepRequest {
    /// R11, for the gemeente of the registration.
    func offered(_ woonproces: Woonproces?, on day: Day) -> [RuleFinding] {
        guard let woonproces, let gemeente = feiten.gemeente.flatMap(naslag.gemeente) else {
            return []
        }
        return naslag.notOffered(woonproces, in: gemeente, on: day).map { [$0] } ?? []
    }

    fileprivate var screened: [Operation] {
        if let known = traject.screening { return form.changes(ScreeningField.self, of: known) }
        let record = RecordID.screening(of: traject.record)
        return [ScreeningField.traject.write(traject.record.value, on: record)]
            + form.writes(ScreeningField.self, on: record)
    }

    /// Someone who has a dossier is registered again, after the traject before has ended.
    fileprivate func secondTraject() throws(Refusal) -> Step {
        guard feiten.isClosed else {
            throw Refusal(
                "er loopt al een traject in dit dossier; sluit dat eerst af",
                "a traject is running in this dossier already; close that one first")
        }
        let number = (dossier.trajecten.map(\.nummer).max() ?? 0) + 1
        let record = RecordID.traject(number, in: dossier.folder)
        let person = dossier.facts.map { form.changes(DossierField.self, of: $0) } ?? []
        return Step(
            record, person + form.beginning(number, as: record),
            warnings: form.registrationWarnings(naslag))
    }
}

extension CheckedForm {
    /// A traject with its registration.
    func beginning(_ number: Int64, as traject: RecordID) -> [Operation] {
        let aanmelding = RecordID.aanmelding(of: traject)
        return Traject.beginning(number, as: traject) + writes(TrajectField.self, on: traject)
            + [AanmeldingField.traject.write(traject.value, on: aanmelding)]
            + writes(AanmeldingField.self, on: aanmelding)
    }

    /// Registering is always possible (R7), so what is not offered there only warns.
    func registrationWarnings(_ naslag: Naslag) -> [RuleFinding] {
        guard let woonproces = choice(Woonproces.self, AanmeldingField.woonproces),
            let gemeente = text(AanmeldingField.gemeente).flatMap(naslag.gemeente),
            let day = day(AanmeldingField.datum),
            let finding = naslag.notOffered(woonproces, in: gemeente, on: day)
        else { return [] }
        return [RuleFinding(finding.rule, .waarschuwt, finding.words)]
    }
}
