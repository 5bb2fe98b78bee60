// The hub's disk is lost: this morning's backup comes back, and the laptops bring the rest.

extension Day {
    func restored() throws {
        story.chapter("De hub verliest zijn schijf")
        let before = try office.digests()
        let refused = try office.attempt("herstel", backup)
        try story.check("Zolang de hub draait, weigert het herstel.", refused.status, is: 1)
        try story.step("De hub stopt, en het kantoor zet de backup van vanochtend terug.") {
            _ = office.stopHub()
            try office("herstel", backup)
        }
        let after = try office.digests()
        try story.check(
            "De hub is heel, maar mist wat er na die backup kwam.", after == before, is: false)
        try story.step("De hub start weer; iedereen synchroniseert.") {
            try office.startHub()
            try sync(anna, bram, carla)
            try sync(anna, bram, carla)
        }
        try story.check(
            "Alles is terug: elke map is weer gelijk aan die van ervoor.", try office.digests(),
            is: before)
        try story.check(
            "Er is niets nagekomen.", try office("nagekomen")["held"].items.count, is: 0)
    }

    func compared() throws {
        story.chapter("De avond: is alles gelijk?")
        let hub = try office.digests()
        for laptop in [anna, bram, carla] {
            let mine = try laptop.digests()
            try story.check(
                "De laptop van \(laptop.owner) is heel, en gelijk aan de hub in \(mine.count) mappen.",
                mine, is: hub.filter { mine.keys.contains($0.key) })
        }
        let shared = try Set(anna.digests().keys).intersection(bram.digests().keys)
        try story.check("Anna en Bram delen het dossier en de namen.", shared.count, is: 2)
    }
}
