internal import Replica
internal import SyncProtocol

// The forms of an end: closing, a proposal to close, reopening, measuring.

extension FormDefinition {
    public static let afsluiting = FormDefinition(
        "afsluiten", Words("Afsluiting", "Closing"), unknown: AfsluitingField.onbekend,
        [
            FormSection(
                Words("Afsluiting", "Closing"),
                [
                    FormField(
                        AfsluitingField.uitkomst, Afsluituitkomst.self,
                        Words("hoe het eindigt", "how it ends")
                    ).required,
                    FormField(
                        AfsluitingField.reden, .line,
                        Words("de reden", "the reason")
                    ).requiredOrUnknown,
                    FormField(
                        AfsluitingField.datum, .day(.past),
                        Words("de dag; anders vandaag", "the day; else today")
                    ).standard(.today),
                    FormField(
                        AfsluitingField.toelichting, .writing,
                        Words("toelichting", "explanation")),
                ])
        ]
    ) { request throws(Refusal) in try request.closing() }

    public static let voorstel = FormDefinition(
        "voorstel", Words("Voorstel tot afsluiten", "Proposal to close"),
        [
            FormSection(
                Words("Voorstel", "Proposal"),
                [
                    FormField(
                        AfsluitvoorstelField.uitkomst, Afsluituitkomst.self,
                        Words("hoe het eindigt", "how it ends")
                    ).required,
                    FormField(
                        AfsluitvoorstelField.reden, .line, Words("de reden", "the reason")
                    )
                    .required,
                    FormField(
                        AfsluitvoorstelField.datum, .day(.past),
                        Words("de dag; anders vandaag", "the day; else today")
                    ).standard(.today),
                    FormField(
                        AfsluitvoorstelField.toelichting, .writing,
                        Words("toelichting", "explanation")),
                    FormField(
                        AfsluitvoorstelField.voorgesteldDoor, .user, key: "door",
                        Words("wie het voorstelt; anders uzelf", "who proposes it; else you")
                    )
                    .standard(.me),
                    FormField(
                        AfsluitvoorstelField.besluit, Voorstelbesluit.self,
                        Words("wat kantoor besluit", "what the office decides")),
                    FormField(
                        AfsluitvoorstelField.besluitReden, .line,
                        Words("waarom kantoor dat besluit", "why the office decides so")),
                ])
        ]
    ) { request throws(Refusal) in
        if request.changed == nil { try request.mustRun() }
        if request.form.choice(Voorstelbesluit.self, AfsluitvoorstelField.besluit) == .nietAkkoord,
            request.form.text(AfsluitvoorstelField.besluitReden) == nil
        {
            throw Refusal(
                "--besluit-reden ontbreekt: waarom niet?", "--besluit-reden is missing: why not?")
        }
        let proposal = request.writes(AfsluitvoorstelField.self, .traject)
        guard request.form.value(AfsluitvoorstelField.besluit) != nil else {
            return Step(request.written, proposal)
        }
        let role = try request.officeRole(Words("een voorstel", "a proposal"))
        let decided = writes(
            [
                (AfsluitvoorstelField.besluitOp, request.context.today.value),
                (.besluitDoor, request.context.me.map { .bytes($0.bytes) }),
                (.besluitRol, .text(role)),
            ], on: request.written)
        return Step(request.written, proposal + decided)
    }

    public static let heropening = FormDefinition(
        "heropen", Words("Heropening", "Reopening"),
        [
            FormSection(
                Words("Heropening", "Reopening"),
                [
                    FormField(
                        HeropeningField.reden, .code(.heropening), Words("de reden", "the reason")
                    )
                    .required,
                    FormField(
                        HeropeningField.datum, .day(.past),
                        Words("de dag; anders vandaag", "the day; else today")
                    ).standard(.today),
                ])
        ]
    ) { request throws(Refusal) in
        guard request.feiten.isClosed else {
            throw Refusal("dit traject loopt nog", "this traject is still running")
        }
        let verloop = TrajectField.verloop.write(
            Verloop.loopt.value, on: request.traject.record)
        return Step(request.record, request.writes(HeropeningField.self, .traject) + [verloop])
    }

    public static let meting = FormDefinition(
        "meting", Words("Duurzaamheidsmeting", "Measuring whether it lasted"),
        unknown: DuurzaamheidsmetingField.onbekend,
        [
            FormSection(
                Words("De vijf jaar na het traject", "The five years after the traject"),
                [
                    FormField(
                        DuurzaamheidsmetingField.woontOnafgebroken, JaNee.self,
                        Words(
                            "of er zonder onderbreking gewoond is",
                            "whether they were housed without a break")
                    )
                    .requiredOrUnknown,
                    FormField(
                        DuurzaamheidsmetingField.huurschuld, JaNee.self,
                        Words("of er huurschuld was", "whether there was rent debt")
                    )
                    .requiredOrUnknown,
                    FormField(
                        DuurzaamheidsmetingField.overlast, JaNee.self,
                        Words("of er overlast was", "whether there was nuisance")
                    )
                    .requiredOrUnknown,
                    FormField(
                        DuurzaamheidsmetingField.datum, .day(.past),
                        Words("de dag; anders vandaag", "the day; else today")
                    ).standard(.today),
                    FormField(
                        DuurzaamheidsmetingField.toelichting, .writing,
                        Words("toelichting", "explanation")),
                ])
        ]
    ) { request throws(Refusal) in
        guard request.changed != nil || request.feiten.durabilityDue != nil else {
            throw Refusal(
                "alleen een afgesloten traject met een woning wordt gemeten",
                "only a traject that ended with a home is measured")
        }
        return Step(request.written, request.writes(DuurzaamheidsmetingField.self, .traject))
    }
}

extension Afsluituitkomst {
    var codes: Codelijst {
        switch self {
        case .positief: .positief
        case .negatief: .negatief
        case .afgewezen: .afwijzing
        case .ingetrokken: .intrekking
        }
    }
}

extension StepRequest {
    fileprivate func closing() throws(Refusal) -> Step {
        try mustRun()
        guard !traject.isContested else {
            throw Refusal(
                "over het verloop is een conflict open; kies eerst: veldboek conflicten",
                "there is an open conflict about how it goes on; choose first: veldboek conflicten")
        }
        let outcome = form.choice(Afsluituitkomst.self, AfsluitingField.uitkomst)!
        let day = form.day(AfsluitingField.datum) ?? context.today
        try mustFollowRegistration(day, Words("een afsluiting", "a closing"))
        try mustFit(outcome)
        let reason = try reason(for: outcome)
        let findings = [
            reason.flatMap { naslag.blockedAlone(outcome, reden: $0, in: regio, on: day) },
            outcome == .positief ? naslag.closedEarly(feiten, in: regio, on: day) : nil,
        ]
        let warnings = try findings.compactMap(\.self).warnings()
        var operations = writes(AfsluitingField.self, .traject).filter {
            if case .write(AfsluitingField.reden.of(record), _, _) = $0 { false } else { true }
        }
        if let reason {
            operations.append(AfsluitingField.reden.write(.text(reason), on: record))
        }
        let end = TrajectField.verloop.write(outcome.verloop.value, on: traject.record)
        return Step(record, operations + [end], warnings: warnings)
    }

    /// Closing is of a home; rejecting and withdrawing come before one.
    private func mustFit(_ outcome: Afsluituitkomst) throws(Refusal) {
        let isPlaced = !feiten.plaatsingen.isEmpty
        switch outcome {
        case .positief, .negatief:
            guard !isPlaced else { return }
            throw Refusal(
                "er is nog geen plaatsing; kies afgewezen of ingetrokken",
                "there is no placement yet; choose afgewezen or ingetrokken")
        case .afgewezen, .ingetrokken:
            guard isPlaced else { return }
            throw Refusal(
                "er is een plaatsing; kies positief of negatief",
                "there is a placement; choose positief or negatief")
        }
    }

    /// A code of the list that belongs to the outcome; nil where it is not known.
    private func reason(for outcome: Afsluituitkomst) throws(Refusal) -> String? {
        guard let typed = form.text(AfsluitingField.reden) else { return nil }
        guard let code = naslag.code(outcome.codes, typed) else {
            let list = naslag.codes.filter { $0.lijst == outcome.codes }.map(\.code)
                .joined(separator: ", ")
            throw Refusal(
                "--reden: \"\(typed)\" kan niet; kies uit \(list)",
                "--reden: \"\(typed)\" cannot be; choose from \(list)")
        }
        return code.code
    }
}
