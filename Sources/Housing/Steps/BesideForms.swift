internal import Replica
internal import SyncProtocol

// The forms beside the way: complaints, warnings at the door, visits, and whose traject it is.

extension FormDefinition {
    public static let klacht = FormDefinition(
        "klacht", Words("Klacht", "Complaint"),
        [
            FormSection(
                Words("Klacht", "Complaint"),
                [
                    FormField(
                        KlachtField.omschrijving, .writing,
                        Words(
                            "waar de klacht over gaat; - leest de standaardinvoer",
                            "what the complaint is about; - reads standard input")
                    )
                    .required,
                    FormField(
                        KlachtField.datum, .day(.past),
                        Words("de dag; anders vandaag", "the day; else today")
                    ).standard(.today),
                    FormField(
                        KlachtField.woonproces, Woonproces.self, also: Woonproces.otherWords,
                        Words(
                            "het product; anders dat van het traject",
                            "the product; else that of the traject")),
                    FormField(
                        KlachtField.uitspraak, Klachtuitspraak.self,
                        Words("wat de klachtencommissie zei", "what the committee said")),
                    FormField(
                        KlachtField.uitspraakOp, .day(.past), key: "uitspraak-op",
                        Words("wanneer de commissie dat zei", "when the committee said so")),
                    FormField(
                        KlachtField.opvolging, .writing,
                        Words("wat ermee gedaan is", "what was done about it")),
                    FormField(
                        KlachtField.afgehandeldOp, .day(.past), key: "afgehandeld",
                        Words("wanneer het klaar was", "when it was done")),
                ])
        ]
    ) { request throws(Refusal) in
        var operations = request.writes(KlachtField.self, .traject)
        if request.changed == nil, request.form.value(KlachtField.woonproces) == nil,
            let process = request.traject.woonproces
        {
            operations.append(KlachtField.woonproces.write(process.value, on: request.record))
        }
        return Step(request.written, operations)
    }

    public static let letOp = FormDefinition(
        "letop", Words("Let op", "Take care"),
        [
            FormSection(
                Words("Aan de deur", "At the door"),
                [
                    FormField(LetOpField.soort, LetOpSoort.self, Words("de soort", "the kind"))
                        .required,
                    FormField(
                        LetOpField.tekst, .line,
                        Words("wat een bezoeker moet weten", "what a visitor must know")
                    ).required,
                    FormField(LetOpField.bron, .line, Words("wie dit zegt", "who says so")),
                    FormField(
                        LetOpField.sinds, .day(.past),
                        Words("sinds wanneer; anders vandaag", "since when; else today")
                    )
                    .standard(.today),
                    FormField(
                        LetOpField.tot, .day(.far), Words("tot en met wanneer", "until when")),
                ])
        ]
    ) { request throws(Refusal) in
        if let known = request.changed {
            return Step(known.key.record, request.form.changes(LetOpField.self, of: known))
        }
        return Step(request.record, request.form.writes(LetOpField.self, on: request.record))
    }

    public static let contactmoment = FormDefinition(
        "contact", Words("Contactmoment", "Contact"),
        [
            FormSection(
                Words("Contact", "Contact"),
                [
                    FormField(
                        ContactmomentField.soort, Contactsoort.self, Words("de soort", "the kind")
                    )
                    .required,
                    FormField(
                        ContactmomentField.datum, .day(.past),
                        Words("de dag; anders vandaag", "the day; else today")
                    ).standard(.today),
                    FormField(ContactmomentField.met, .line, Words("met wie", "with whom")),
                    FormField(
                        ContactmomentField.aanwezig, JaNee.self,
                        Words("of de kandidaat er was", "whether the candidate was there")),
                    FormField(
                        ContactmomentField.verslag, .writing,
                        Words(
                            "het verslag; - leest de standaardinvoer",
                            "the report; - reads standard input")),
                    FormField(
                        ContactmomentField.medewerker, .user,
                        Words("wie er was; anders uzelf", "who was there; else you")
                    )
                    .standard(.me),
                ])
        ]
    ) { request throws(Refusal) in
        Step(request.written, request.writes(ContactmomentField.self, .traject))
    }

    public static let behandeling = FormDefinition(
        "behandeling", Words("Behandeling", "Whose traject it is"),
        [
            FormSection(
                Words("Behandeling", "Whose traject it is"),
                [
                    FormField(
                        BehandelingField.rol, Behandelrol.self, Words("de rol", "the role")
                    )
                    .required,
                    FormField(
                        BehandelingField.medewerker, .user,
                        Words("wie; anders uzelf", "who; else you")
                    ).standard(.me),
                    FormField(
                        BehandelingField.van, .day(.near),
                        Words("vanaf wanneer; anders vandaag", "from when; else today")
                    )
                    .standard(.today),
                    FormField(
                        BehandelingField.tot, .day(.near),
                        Words("tot en met wanneer", "until when")),
                ])
        ]
    ) { request throws(Refusal) in
        Step(request.written, request.writes(BehandelingField.self, .traject))
    }

    public static let notitie = FormDefinition(
        "notitie", Words("Notitie", "Note"),
        [
            FormSection(
                Words("Notitie", "Note"),
                [
                    FormField(NotitieField.tekst, .writing, Words("de tekst", "the text")).required,
                    FormField(
                        NotitieField.datum, .day(.past),
                        Words(
                            "de dag van de notitie; anders vandaag",
                            "the day of the note; else today")
                    )
                    .standard(.today),
                ])
        ]
    ) { request throws(Refusal) in
        Step(request.written, request.writes(NotitieField.self, .traject))
    }

    /// All forms, in the order of the work.
    public static let all = [
        aanmelding, wijziging, screening, intake, blokkade, corporatie, aanbod, plaatsing,
        overeenkomst, controlemoment, poging, overslaan, verzetten, contactmoment, notitie,
        signaal, voorstel, afsluiting, heropening, meting, declaratie, klacht, letOp, behandeling,
        justitieel,
    ]
}
