internal import Replica
internal import SyncProtocol

// What is billed for a traject, and what is claimed for its guidance.

extension FormDefinition {
    public static let declaratie = FormDefinition(
        "declaratie", Words("Declaratie", "Claim"),
        [
            FormSection(
                Words("Declaratie", "Claim"),
                [
                    FormField(
                        DeclaratieField.soort, Declaratiesoort.self, Words("de soort", "the kind")
                    )
                    .required,
                    FormField(
                        DeclaratieField.datum, .day(.past),
                        Words("de dag; anders vandaag", "the day; else today")
                    ).standard(.today),
                    FormField(
                        DeclaratieField.bedrag, .amount,
                        Words("het bedrag; anders wat afgesproken is", "the amount; else as agreed")
                    ),
                    FormField(
                        DeclaratieField.organisatie, .organisation(.zorgpartij),
                        Words(
                            "de zorgpartij; anders wie aanmeldde",
                            "the care party; else who registered")
                    ),
                    FormField(
                        DeclaratieField.betaaldOp, .day(.past), key: "betaald",
                        Words("wanneer het betaald is", "when it was paid")),
                ])
        ]
    ) { request throws(Refusal) in
        if let known = request.changed {
            try request.mustBePaidAfter(
                request.form.day(DeclaratieField.datum) ?? known.day(DeclaratieField.datum))
            return Step(
                known.key.record, request.form.changes(DeclaratieField.self, of: known))
        }
        return try request.claim()
    }
}

extension Declaratiesoort {
    fileprivate var rule: Rule { self == .trajectprijs ? .r8 : .r9 }
}

extension StepRequest {
    /// Once for a traject, and not before there is something to bill or to claim.
    fileprivate func claim() throws(Refusal) -> Step {
        guard let soort = form.choice(Declaratiesoort.self, DeclaratieField.soort) else {
            throw Refusal("de soort ontbreekt", "the kind is missing")
        }
        func refusal(_ dutch: String, _ english: String) -> Refusal {
            Refusal(RuleFinding(soort.rule, .weigert, Words(dutch, english)))
        }
        let day = form.day(DeclaratieField.datum) ?? context.today
        let agreed =
            switch soort {
            case .trajectprijs: naslag.trajectprijs(feiten)
            case .begeleiding: naslag.begeleiding(feiten, on: day)
            }
        guard let agreed, agreed.day <= day else {
            throw refusal(
                "op \(day) valt er voor dit traject niets te declareren als \(soort.label)",
                "on \(day) there is nothing to claim for this traject as \(soort.label)")
        }
        let record = RecordID.declaratie(soort, of: traject.record)
        guard !traject.all(DeclaratieField.self).contains(where: { $0.key.record == record })
        else {
            throw refusal(
                "de \(soort.label) van dit traject staat er al; verander die met --wijzig",
                "the \(soort.label) of this traject is there already; change it with --wijzig")
        }
        try mustBePaidAfter(day)
        let standard = Housing.writes(
            [
                (
                    DeclaratieField.bedrag,
                    form.value(DeclaratieField.bedrag) == nil ? .whole(agreed.bedrag.number) : nil
                ),
                (
                    .organisatie,
                    form.value(DeclaratieField.organisatie) == nil
                        ? agreed.organisatie.map { .text($0) } : nil
                ),
            ], on: record)
        return Step(
            record,
            [DeclaratieField.traject.write(traject.record.value, on: record)]
                + form.writes(DeclaratieField.self, on: record) + standard,
            warnings: other(than: agreed, soort))
    }

    private func other(than agreed: Bedrag, _ soort: Declaratiesoort) -> [RuleFinding] {
        guard case .whole(let cents) = form.value(DeclaratieField.bedrag),
            cents != agreed.bedrag.number
        else { return [] }
        return [
            RuleFinding(
                soort.rule, .waarschuwt,
                Words("afgesproken is \(agreed.bedrag)", "\(agreed.bedrag) was agreed"))
        ]
    }

    fileprivate func mustBePaidAfter(_ day: Day?) throws(Refusal) {
        guard let day, let paid = form.day(DeclaratieField.betaaldOp), paid < day else { return }
        throw Refusal(
            "betaald op \(paid) is voor de declaratie van \(day)",
            "paid on \(paid) is before the claim of \(day)")
    }
}
