internal import Replica
internal import SyncProtocol

// The forms of aftercare: a control moment logged, tried, skipped or moved, and a signal.

extension FormDefinition {
    private static func moment(_ fields: [FormField]) -> [FormSection] {
        [FormSection(Words("Controlemoment", "Control moment"), fields)]
    }

    public static let controlemoment = FormDefinition(
        "nazorg log", Words("Controlemoment", "Control moment"), about: .moment,
        moment([
            FormField(
                ControlemomentField.uitkomst, ControlemomentUitkomst.self,
                Words("de uitkomst", "the outcome")
            ).required,
            FormField(
                ControlemomentField.gelogdOp, .day(.past), key: "datum",
                Words("de dag van het bezoek; anders vandaag", "the day of the visit; else today")
            )
            .standard(.today),
            FormField(
                ControlemomentField.notitie, .writing,
                Words(
                    "wat er te melden is; - leest de standaardinvoer",
                    "what there is to report; - reads standard input")),
            FormField(
                ControlemomentField.medewerker, .user,
                Words("wie er was; anders uzelf", "who was there; else you")
            ).standard(.me),
        ])
    ) { request throws(Refusal) in
        let moment = try request.moment()
        let day = request.form.day(ControlemomentField.gelogdOp)!
        let start = try request.start(of: moment)
        guard day >= start else {
            throw Refusal(
                "een controlemoment op \(day) is voor het begin van de huur (\(start))",
                "a control moment on \(day) is before the start of rent (\(start))")
        }
        let outside = request.naslag.outside(
            moment.whole(ControlemomentField.nummer) ?? 1, from: start, loggedOn: day,
            in: request.regio)
        return Step(
            moment.key.record, request.logged(moment),
            warnings: try [outside].compactMap(\.self).warnings())
    }

    public static let poging = FormDefinition(
        "nazorg poging", Words("Niemand thuis", "Nobody at home"), about: .moment,
        moment([
            FormField(
                ControlemomentField.gelogdOp, .day(.past), key: "datum",
                Words("de dag van het bezoek; anders vandaag", "the day of the visit; else today")
            )
            .standard(.today)
        ])
    ) { request throws(Refusal) in
        let moment = try request.moment()
        let day = request.form.day(ControlemomentField.gelogdOp)!
        let record = moment.key.record
        return Step(record, [.add(ControlemomentField.pogingen.of(record), day.value)])
    }

    public static let overslaan = FormDefinition(
        "nazorg overslaan", Words("Een controlemoment overslaan", "Skip a control moment"),
        about: .moment,
        moment([
            FormField(
                ControlemomentField.overslaanReden, .code(.overslaan), key: "reden",
                Words("waarom het niet gaat", "why it cannot be")
            ).required,
            FormField(
                ControlemomentField.overgeslagenOp, .day(.past), key: "datum",
                Words("de dag; anders vandaag", "the day; else today")
            ).standard(.today),
        ])
    ) { request throws(Refusal) in
        let moment = try request.moment()
        guard moment.value(ControlemomentField.uitkomst) == nil else {
            throw Refusal(
                "dit controlemoment is al gelogd", "this control moment was logged already")
        }
        return Step(
            moment.key.record, request.form.changes(ControlemomentField.self, of: moment))
    }

    public static let verzetten = FormDefinition(
        "nazorg verzet", Words("Een controlemoment verzetten", "Move a control moment"),
        about: .moment,
        moment([
            FormField(
                ControlemomentField.afspraak, .day(.near), key: "naar",
                Words("de nieuwe dag, binnen de termijn", "the new day, within the window")
            )
            .required
        ])
    ) { request throws(Refusal) in
        let moment = try request.moment()
        let day = request.form.day(ControlemomentField.afspraak)!
        let number = moment.whole(ControlemomentField.nummer) ?? 1
        let start = try request.start(of: moment)
        if let outside = request.naslag.outside(
            number, from: start, loggedOn: day, in: request.regio)
        {
            throw Refusal(outside.sentence, rule: .r3)
        }
        return Step(
            moment.key.record, request.form.changes(ControlemomentField.self, of: moment))
    }

    public static let signaal = FormDefinition(
        "signaal", Words("Signaal", "Signal"),
        [
            FormSection(
                Words("Signaal", "Signal"),
                [
                    FormField(
                        SignaalField.soort, Signaalsoort.self, Words("de soort", "the kind")
                    )
                    .required,
                    FormField(
                        SignaalField.datum, .day(.past),
                        Words("de dag; anders vandaag", "the day; else today")
                    ).standard(.today),
                    FormField(
                        SignaalField.toelichting, .writing,
                        Words(
                            "wat er speelt; - leest de standaardinvoer",
                            "what is going on; - reads standard input")),
                    FormField(
                        SignaalField.gemeldDoor, .user,
                        Words("wie het meldt; anders uzelf", "who raises it; else you")
                    )
                    .standard(.me),
                    FormField(
                        SignaalField.opgepaktDoor, .user,
                        Words("wie het oppakt", "who takes it up")),
                    FormField(
                        SignaalField.opgepaktOp, .day(.past), key: "opgepakt",
                        Words("wanneer het is opgepakt", "when it was taken up")),
                    FormField(
                        SignaalField.afgehandeldOp, .day(.past), key: "afgehandeld",
                        Words("wanneer het klaar was", "when it was done")),
                    FormField(
                        SignaalField.afhandeling, .line,
                        Words("wat er gedaan is", "what was done")),
                ])
        ]
    ) { request throws(Refusal) in
        Step(request.written, request.writes(SignaalField.self, .traject))
    }
}

extension ShownRecord {
    func value(_ field: some RecordField) -> Value? {
        values[field.number].flatMap { $0 == .empty ? nil : $0 }
    }
}

extension StepRequest {
    /// Only what a placement planned is logged.
    fileprivate func moment() throws(Refusal) -> ShownRecord {
        guard let changed, changed.key.type == ControlemomentField.type else {
            throw Refusal(
                "dit dossier heeft nog geen plaatsing", "this dossier has no placement yet")
        }
        return changed
    }

    fileprivate func start(of moment: ShownRecord) throws(Refusal) -> Day {
        let placement = traject.plaatsingen.first {
            $0.key.record == moment.reference(ControlemomentField.plaatsing)
        }
        guard let start = placement?.day(PlaatsingField.ingangHuur) else {
            throw Refusal(
                "van dit controlemoment is de plaatsing niet bekend",
                "the placement of this control moment is not known")
        }
        return start
    }

    /// A note comes after what stands there, on a line of its own, so that two written apart stay two.
    fileprivate func logged(_ moment: ShownRecord) -> [Operation] {
        let record = moment.key.record
        let noteField = ControlemomentField.notitie.of(record)
        let writes = form.changes(ControlemomentField.self, of: moment).filter {
            if case .edit(noteField, _) = $0 { false } else { true }
        }
        guard let note = form.text(ControlemomentField.notitie) else { return writes }
        let present = moment.texts[ControlemomentField.notitie.number] ?? ""
        let edit = TextEdit(
            position: present.unicodeScalars.count, removed: 0, inserted: note + "\n")
        return writes + [.edit(noteField, [edit])]
    }
}
