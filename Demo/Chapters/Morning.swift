// The morning: the hub, the laptops, and a first dossier on both.

extension Day {
    /// The texts that later chapters look for.
    static let report = "Meneer woont bij zijn zus. Hij zoekt een woning in Heerlen."

    func morning() throws {
        story.chapter("De ochtend, samen op kantoor")
        try story.step("De hub start.") { try office.startHub() }
        try addPeople()
        try connect(anna, bram, carla)
        try register()
        try story.step("Anna en Bram synchroniseren.") { try sync(anna, bram) }
        let seen = try bram("dossier", jansen)
        try story.check(
            "Bram ziet het dossier dat Anna maakte.", seen["facts"]["naam"].text, is: "P. Jansen")
        try story.check(
            "Hij leest ook haar verslag.", seen["intakes"][0]["verslag"].text, is: Self.report)
        try story.check(
            "De plaatsing heeft vier controlemomenten.",
            seen["plaatsingen"][0]["controlemomenten"].items.count, is: 4)
        try story.step("Het kantoor maakt een backup, terwijl de hub draait.") {
            try office("backup", backup)
        }
    }

    private func addPeople() throws {
        try story.step("Anna, Bram en Carla krijgen een rol: consulent in hun regio.") {
            for (name, region) in [
                ("Anna", "parkstad"), ("Bram", "parkstad"), ("Carla", "maastricht"),
            ] {
                try office("gebruikers", "toevoegen", name, "--rol", "consulent", "--regio", region)
            }
        }
    }

    private func connect(_ laptops: Laptop...) throws {
        var codes: [String] = []
        for laptop in laptops {
            let code = try office("uitnodigen", laptop.owner)["code"].text
            let answer = try laptop("koppel", office.address, code, "--naam", "laptop")
            try story.check(
                "De laptop van \(laptop.owner) is gekoppeld met een code.", answer["user"].text,
                is: laptop.owner)
            codes.append(code)
        }
        let again = try carla.attempt("koppel", office.address, codes[0])
        try story.check("De code van Anna koppelt geen tweede laptop.", again.status, is: 1)
    }

    private func register() throws {
        try story.step("Anna meldt P. Jansen en M. Smeets aan.") {
            let one = try anna(
                "aanmelden", "--naam", "P. Jansen", "--gemeente", "Heerlen", "--telefoon",
                "045-1111111", "--woonproces", "housing", "--datum", Self.day(before: 200))
            jansen = one["dossier"].text
            let other = try anna("aanmelden", "--naam", "M. Smeets", "--gemeente", "Kerkrade")
            smeets = other["dossier"].text
        }
        try story.step("Ze houdt de intake met P. Jansen, en hij krijgt een woning.") {
            try anna(
                "intake", jansen, "--datum", Self.day(before: 150), "--uitkomst", "geschikt",
                "--verslag", Self.report)
            try anna(
                "plaatsing", jansen, "--ingang", Self.day(before: 92), "--gemeente", "Heerlen",
                "--corporatie", "Weller")
        }
    }
}
