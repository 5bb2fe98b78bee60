// On the road without a connection: both write in one dossier, and know nothing of each other.

extension Day {
    static let annasEnd = " Zijn zus helpt bij het verhuizen."
    static let bramsStart = "Gesprek op het gemeentehuis. "
    static let annasNumber = "06-22222222"
    static let bramsNumber = "06-33333333"

    func apart() throws {
        story.chapter("Onderweg, ieder apart en zonder verbinding")
        let status = try story.step("De hub stopt.") { office.stopHub() }
        try story.check("Hij eindigde netjes.", status, is: 0)
        try write(anna, Self.annasNumber, report: Self.report + Self.annasEnd, moment: "goed")
        try write(bram, Self.bramsNumber, report: Self.bramsStart + Self.report, moment: "aandacht")
        let outcome = try anna.attempt("sync")
        try story.check("Anna kan de hub niet bereiken, en leest dat.", outcome.status, is: 3)
        let waiting = try anna("status")["waiting"].number
        try story.check("Haar drie wijzigingen wachten op haar laptop.", waiting, is: 3)
    }

    private func write(
        _ laptop: Laptop, _ number: String, report: String, moment: String
    ) throws {
        try story.step("\(laptop.owner) verandert telefoonnummer, verslag en controlemoment 1.") {
            try laptop("wijzig", jansen, "--telefoon", number)
            let intake = try laptop("dossier", jansen)["intakes"][0]["id"].text
            try laptop("intake", jansen, "--wijzig", intake, "--verslag", report)
            try laptop("nazorg", "log", jansen, "1", "--uitkomst", moment)
        }
    }
}
