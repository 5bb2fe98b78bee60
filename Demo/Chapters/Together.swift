// Together again: what two people wrote apart is merged, or laid before a person.

extension Day {
    func together() throws {
        story.chapter("Weer samen")
        try story.step("Beiden synchroniseren.") { try sync(anna, bram, anna) }
        try story.check(
            "Anna heeft alle notities van Bram, elk één keer.", try anna.notes(in: jansen),
            is: try bram.notes(in: jansen))
        for laptop in [anna, bram] {
            try story.check(
                "Het verslag bij \(laptop.owner) heeft beide toevoegingen.",
                try laptop("dossier", jansen)["intakes"][0]["verslag"].text,
                is: Self.bramsStart + Self.report + Self.annasEnd)
            try checkConflicts(on: laptop)
        }
        try decide()
    }

    private func checkConflicts(on laptop: Laptop) throws {
        let conflicts = try laptop("conflicten")["conflicts"]
        let sides = conflicts.first("field", is: "telefoon")["sides"]
        let writers = Dictionary(
            uniqueKeysWithValues: sides.items.map { ($0["author"].text, $0["words"].text) })
        try story.check(
            "Bij \(laptop.owner) staan beide telefoonnummers, met wie.", writers,
            is: ["Anna": Self.annasNumber, "Bram": Self.bramsNumber])
        try story.check(
            "En wanneer: \(sides.texts("time").joined(separator: " en ")).", in: sides,
            sides.items.allSatisfy { $0["at"].number > 0 })
        let outcomes = conflicts.first("field", is: "uitkomst")["sides"]
        try story.check(
            "En beide uitkomsten van controlemoment 1.", Set(outcomes.texts("words")),
            is: ["alles goed", "aandacht nodig"])
    }

    private func decide() throws {
        try story.step("Anna kiest het nummer van Bram, Bram de uitkomst van Anna.") {
            try choose(anna, "telefoon", of: "Bram", because: "nagevraagd bij zijn zus")
            try choose(bram, "uitkomst", of: "Anna", because: "zij was er het laatst")
            try sync(anna, bram, anna)
        }
        for laptop in [anna, bram] {
            let dossier = try laptop("dossier", jansen)
            try story.check(
                "Bij \(laptop.owner) is er geen conflict meer.", dossier["conflicts"].items.count,
                is: 0)
            try story.check(
                "Het gekozen nummer staat er.", dossier["facts"]["telefoon"].text,
                is: Self.bramsNumber)
            try story.check(
                "De gekozen uitkomst ook.",
                dossier["plaatsingen"][0]["controlemomenten"][0]["uitkomst"].text, is: "goed")
        }
    }

    private func choose(
        _ laptop: Laptop, _ field: String, of author: String, because reason: String
    ) throws {
        let conflict = try laptop("conflicten")["conflicts"].first("field", is: field)
        let side = conflict["sides"].first("author", is: author)["side"].number
        try laptop("conflicten", "kies", conflict["id"].text, "\(side)", "--reden", reason)
    }
}
