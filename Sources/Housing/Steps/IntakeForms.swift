internal import Replica
internal import SyncProtocol

// The forms of the first weeks: intake and blocks.

extension FormDefinition {
    public static let intake = FormDefinition(
        "intake", Words("Intake", "Intake"), unknown: IntakeField.onbekend,
        [
            FormSection(
                Words("Intake", "Intake"),
                [
                    FormField(
                        IntakeField.gepland, .day(.near),
                        Words(
                            "voor welke dag de intake gepland is",
                            "for which day the intake is planned")),
                    FormField(
                        IntakeField.datum, .day(.past),
                        Words(
                            "de dag van de intake; anders vandaag",
                            "the day of the intake; else today")),
                    FormField(
                        IntakeField.uitkomst, IntakeUitkomst.self,
                        Words("de uitkomst", "the outcome")
                    ).optionalOrUnknown,
                    FormField(
                        IntakeField.verslag, .writing,
                        Words(
                            "het verslag; - leest de standaardinvoer",
                            "the report; - reads standard input")
                    ).optionalOrUnknown,
                    FormField(
                        IntakeField.medewerker, .user,
                        Words("wie de intake deed; anders uzelf", "who held the intake; else you")
                    )
                    .standard(.me),
                    FormField(
                        IntakeField.leidend, JaNee.self,
                        Words(
                            "of deze intake telt, als er twee zijn",
                            "whether this intake counts, if there are two")),
                ])
        ]
    ) { request throws(Refusal) in try request.intake() }

    public static let blokkade = FormDefinition(
        "blokkade", Words("Woonblokkade", "Block"), unknown: WoonblokkadeField.onbekend,
        [
            FormSection(
                Words("Woonblokkade", "Block"),
                [
                    FormField(
                        WoonblokkadeField.soort, Blokkadesoort.self,
                        Words("de soort", "the kind")
                    ).required,
                    FormField(
                        WoonblokkadeField.bedrag, .amount,
                        Words("de huurschuld in euro's", "the rent debt in euros")),
                    FormField(
                        WoonblokkadeField.bron, .line,
                        Words("wie dit meldt", "who reports this")),
                    FormField(
                        WoonblokkadeField.sinds, .day(.past),
                        Words("sinds wanneer; anders vandaag", "since when; else today")
                    )
                    .standard(.today),
                    FormField(
                        WoonblokkadeField.opgehevenOp, .day(.past), key: "opgeheven",
                        Words("wanneer de blokkade is opgeheven", "when the block was lifted")),
                    FormField(
                        WoonblokkadeField.verwijzing, Verwijzing.self,
                        Words("naar wie verwezen is", "to whom was referred")),
                    FormField(
                        WoonblokkadeField.gecompenseerd, .amount,
                        Words(
                            "wat de 50 gezinnen aanpak overneemt",
                            "what the 50 gezinnen aanpak takes over")),
                    FormField(
                        WoonblokkadeField.toelichting, .writing,
                        Words("toelichting", "explanation")),
                ])
        ]
    ) { request throws(Refusal) in
        try request.compensated()
        return Step(
            request.written, request.writes(WoonblokkadeField.self, .traject))
    }
}

extension StepRequest {
    /// At most so many hundredths of a rent debt are taken over.
    private static let compensatedPercent: Int64 = 50

    fileprivate func intake() throws(Refusal) -> Step {
        if changed == nil { try mustRun() }
        let isPlanned = form.day(IntakeField.gepland) != nil
        let planned = traject.all(IntakeField.self).last { $0.day(IntakeField.datum) == nil }
        let target = changed ?? (isPlanned ? nil : planned)
        var operations = StepRequest.writes(self, target)
        if form.day(IntakeField.datum) == nil, !isPlanned, changed == nil {
            let record = target?.key.record ?? record
            operations.append(IntakeField.datum.write(context.today.value, on: record))
        }
        if !isPlanned, changed == nil, !form.isAnswered(IntakeField.uitkomst) {
            throw Refusal(
                "--uitkomst ontbreekt; weet u het nog niet, typ dan \"onbekend: waarom\"",
                "--uitkomst is missing; if it is not known yet, type \"onbekend: why\"")
        }
        let day = form.day(IntakeField.datum) ?? form.day(IntakeField.gepland)
        try mustFollowRegistration(
            day ?? (changed == nil ? context.today : nil), Words("een intake", "an intake"))
        return Step(
            target?.key.record ?? record, operations + (changed == nil ? goesOn : []))
    }

    /// An intake that was planned is the one that is held.
    private static func writes(_ request: StepRequest, _ target: ShownRecord?) -> [Operation] {
        guard let target else { return request.writes(IntakeField.self, .traject) }
        return request.form.changes(IntakeField.self, of: target)
    }

    /// The "50 gezinnen aanpak" of Maastricht takes over at most half (annual report 2024, §1.2).
    fileprivate func compensated() throws(Refusal) {
        guard let paid = form.whole(WoonblokkadeField.gecompenseerd) else { return }
        guard regio == .maastricht else {
            throw Refusal(
                "de 50 gezinnen aanpak is er alleen in Maastricht",
                "the 50 gezinnen aanpak is there in Maastricht only")
        }
        let debt = form.whole(WoonblokkadeField.bedrag) ?? changed?.whole(WoonblokkadeField.bedrag)
        guard let debt, paid * 100 <= debt * Self.compensatedPercent else {
            throw Refusal(
                "de 50 gezinnen aanpak neemt hooguit de helft van de huurschuld over",
                "the 50 gezinnen aanpak takes over at most half of the rent debt")
        }
    }
}
