// A dossier goes to another region while its holder is away, and still writes in it.

extension Day {
    private static let lateNote = "Mevrouw belt: ze verhuist volgende week."

    func transferred() throws {
        story.chapter("Een dossier gaat naar een andere regio, terwijl Anna weg is")
        let transfer = try story.step("Het kantoor draagt M. Smeets over aan Maastricht.") {
            try office("overdragen", smeets, "maastricht")
        }
        try story.check(
            "Het leest wie het dossier verliest.", transfer["loses"].items.map(\.text),
            is: ["Anna", "Bram"])
        try story.step("Anna weet dat niet, en schrijft er nog een notitie in.") {
            try anna("notitie", smeets, Self.lateNote)
        }
        try held()
        try released()
    }

    private func held() throws {
        let report = try story.step("Anna synchroniseert.") { try anna("sync") }
        let verdict = report["verdicts"].first("verdict", is: "vastgehouden")
        try story.check(
            "Ze leest dat één wijziging wordt vastgehouden.", report["held"].number, is: 1)
        try story.check(
            "Het is die in dat dossier.", verdict["folder"].text, is: try smeetsFolder())
        let listed = try office("nagekomen")["held"]
        try story.check(
            "Het kantoor ziet één nagekomen wijziging, van Anna.", listed.texts("author"),
            is: ["Anna"])
        try sync(carla)
        try story.check(
            "Carla in Maastricht heeft het dossier, zonder die notitie.",
            try carla.notes(in: smeets), is: [])
    }

    private func released() throws {
        try story.step("Het kantoor geeft de notitie vrij.") {
            let id = try office("nagekomen")["held"][0]["id"].text
            try office("nagekomen", "vrijgeven", id)
        }
        try sync(carla)
        try story.check(
            "Nu leest Carla haar.", try carla.notes(in: smeets), is: [Self.lateNote])
        let writer = try carla("geschiedenis", smeets)["history"].items.last?["author"].text
        try story.check("Met Anna als schrijver.", writer, is: "Anna")
        try sync(anna)
        try story.check(
            "Bij Anna wordt niets meer vastgehouden.", try anna("status")["held"].number, is: 0)
        try story.check(
            "Het dossier is weg van haar laptop.", try anna("dossiers")["dossiers"].texts("naam"),
            is: ["P. Jansen"])
    }

    private func smeetsFolder() throws -> String {
        try office("nagekomen")["held"].first("dossier", is: smeets)["folder"].text
    }
}
