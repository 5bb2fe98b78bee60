internal import Replica
internal import SyncProtocol

// The forms on the way to a home: corporation, offer, agreement.

extension FormDefinition {
    public static let corporatie = FormDefinition(
        "corporatie", Words("Aanmelding bij een corporatie", "Registration with a corporation"),
        [
            FormSection(
                Words("Corporatie", "Corporation"),
                [
                    FormField(
                        CorporatieaanmeldingField.corporatie, .organisation(.corporatie),
                        Words("de corporatie", "the corporation")
                    ).required,
                    FormField(
                        CorporatieaanmeldingField.datum, .day(.past),
                        Words("de dag; anders vandaag", "the day; else today")
                    ).standard(.today),
                    FormField(
                        CorporatieaanmeldingField.beeindigdOp, .day(.past), key: "beeindigd",
                        Words("wanneer deze aanmelding stopte", "when this registration stopped")),
                ])
        ]
    ) { request throws(Refusal) in
        let operations = try request.onTheWay(
            CorporatieaanmeldingField.self, .traject, on: .datum,
            Words("een aanmelding bij een corporatie", "a registration with a corporation"))
        return Step(request.written, operations)
    }

    public static let aanbod = FormDefinition(
        "aanbod", Words("Aanbod van een woning", "Offer of a home"),
        [
            FormSection(
                Words("Aanbod", "Offer"),
                [
                    FormField(
                        AanbodField.corporatie, .organisation(.corporatie),
                        Words("de corporatie", "the corporation")
                    ).required,
                    FormField(
                        AanbodField.datum, .day(.past),
                        Words("de dag; anders vandaag", "the day; else today")
                    ).standard(.today),
                    FormField(AanbodField.adres, .line, Words("het adres", "the address")),
                    FormField(
                        AanbodField.uitkomst, AanbodUitkomst.self,
                        Words(
                            "wat de kandidaat zei; leeg zolang het niet bekend is",
                            "what the candidate said; empty while it is not known")),
                    FormField(
                        AanbodField.reden, .code(.weigering),
                        Words("waarom het aanbod geweigerd is", "why the offer was refused")),
                    FormField(
                        AanbodField.passend, JaNee.self,
                        Words("of de woning past", "whether the home fits")),
                ])
        ]
    ) { request throws(Refusal) in
        let outcome = request.form.choice(AanbodUitkomst.self, AanbodField.uitkomst)
        if outcome == .geweigerd, request.form.text(AanbodField.reden) == nil {
            throw Refusal(
                "--reden ontbreekt: waarom is het aanbod geweigerd?",
                "--reden is missing: why was the offer refused?")
        }
        let operations = try request.onTheWay(
            AanbodField.self, .traject, on: .datum, Words("een aanbod", "an offer"))
        return Step(request.written, operations)
    }

    public static let overeenkomst = FormDefinition(
        "overeenkomst", Words("Overeenkomst", "Agreement"), unknown: OvereenkomstField.onbekend,
        [
            FormSection(
                Words("Overeenkomst", "Agreement"),
                [
                    FormField(
                        OvereenkomstField.soort, Overeenkomstsoort.self,
                        Words("de soort", "the kind")
                    ).required,
                    FormField(
                        OvereenkomstField.getekendOp, .day(.past), key: "getekend",
                        Words("wanneer er getekend is", "when it was signed")),
                    FormField(
                        OvereenkomstField.partij, .organisation(.zorgpartij),
                        Words(
                            "de vertegenwoordigende partij; anders LEVANTOgroep",
                            "the representing party; else LEVANTOgroep")
                    )
                    .standard(.text("LEVANTOgroep")),
                    FormField(
                        OvereenkomstField.begeleiding, .line,
                        Words("welke begeleiding", "which guidance")),
                    FormField(
                        OvereenkomstField.zorgpartij, .organisation(.zorgpartij),
                        Words("wie de begeleiding geeft", "who gives the guidance")),
                    FormField(
                        OvereenkomstField.van, .day(.near), Words("vanaf wanneer", "from when")),
                    FormField(
                        OvereenkomstField.tot, .day(.far), Words("tot en met wanneer", "until when")
                    ),
                ])
        ]
    ) { request throws(Refusal) in
        try request.mustRunBackwards()
        return Step(request.written, request.writes(OvereenkomstField.self, .traject))
    }
}

extension StepRequest {
    /// Something that can only happen while the traject goes on, and that says so.
    fileprivate func onTheWay<Fields: RecordField>(
        _ fields: Fields.Type, _ traject: Fields, on day: Fields, _ what: Words
    ) throws(Refusal) -> [Operation] {
        if changed == nil { try mustRun() }
        try mustFollowRegistration(form.day(day), what)
        let operations = writes(fields, traject)
        return operations + (changed == nil ? goesOn : [])
    }

    /// An end is not before its beginning.
    fileprivate func mustRunBackwards() throws(Refusal) {
        let from = form.day(OvereenkomstField.van) ?? changed?.day(OvereenkomstField.van)
        let to = form.day(OvereenkomstField.tot) ?? changed?.day(OvereenkomstField.tot)
        guard let from, let to, to < from else { return }
        throw Refusal(
            "--tot (\(to)) is voor --van (\(from))", "--tot (\(to)) is before --van (\(from))")
    }
}
