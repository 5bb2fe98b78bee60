// Bram's laptop fails again and again: kill -9 in the middle of saves and of syncs.

import Foundation

extension Day {
    private static let leastOfEach = 8
    private static let mostTries = 200

    func cutOff() throws {
        story.chapter("Brams laptop valt uit, steeds weer")
        let longest = try longestMoment()
        let said = try writeNotes(within: longest)
        let present = try bram.notes(in: jansen)
        try story.check(
            "Geen notitie die bewaard heette is weg, en geen staat er dubbel.",
            in: (said, present), holds(said, present))
        try story.step("De hub start weer.") { try office.startHub() }
        let killed = try cutSyncs(within: longest)
        try story.check("kill -9 midden in zijn sync: \(killed) keer.", in: killed, killed > 0)
        try story.step("kill -9 op de hub, terwijl Bram synchroniseert; de hub start weer.") {
            try loseHub(within: longest)
        }
        try story.step("Bram synchroniseert, nu tot het einde.") { try sync(bram) }
        let after = try bram.notes(in: jansen)
        try story.check(
            "Bij Bram staat alles nog, elk één keer.", in: (present, after),
            holds(present, after))
    }

    /// Longer than a command takes here, so that some come to their end and some do not.
    private func longestMoment() throws -> Double {
        let duration = try ContinuousClock().measure { try bram("dossiers") }
        return 2 * (duration / .seconds(1))
    }

    /// The notes that were said to be saved.
    private func writeNotes(within longest: Double) throws -> [String] {
        var said: [String] = []
        var killed = 0
        for number in 1...Self.mostTries
        where said.count < Self.leastOfEach || killed < Self.leastOfEach {
            let note = "Notitie \(number) van Bram"
            let outcome = try bram.cutOff(
                after: .random(in: 0...longest), "notitie", jansen, note)
            if outcome.output.contains("\"id\"") { said.append(note) } else { killed += 1 }
        }
        try story.check(
            "kill -9 midden in het bewaren: \(killed) keer voor het bericht, "
                + "\(said.count) keer niet.", in: (killed, said.count),
            killed >= Self.leastOfEach && said.count >= Self.leastOfEach)
        return said
    }

    /// How often a sync was cut off.
    private func cutSyncs(within longest: Double) throws -> Int {
        var killed = 0
        for _ in 1...Self.mostTries where killed < Self.leastOfEach {
            let outcome = try bram.cutOff(after: .random(in: 0...longest), "sync")
            if outcome.wasKilled { killed += 1 }
        }
        return killed
    }

    private func loseHub(within longest: Double) throws {
        try bram("notitie", jansen, "Notitie van Bram, vlak voor de hub uitvalt")
        let call = try bram.start("sync")
        Thread.sleep(forTimeInterval: .random(in: 0...longest))
        office.loseHub()
        bram.cutOff(call)
        try office.startHub()
    }

    private func holds(_ said: [String], _ present: [String]) -> Bool {
        said.allSatisfy(present.contains) && Set(present).count == present.count
    }
}

extension Laptop {
    func notes(in dossier: String) throws -> [String] {
        try self("dossier", dossier)["notities"].texts("tekst").sorted()
    }
}
