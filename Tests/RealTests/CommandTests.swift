import Foundation
import Testing

/// Commands that need a hub, or a colleague.
@Suite struct CommandTests {
    private let world: World
    private var anna: Laptop { world.laptops[0] }
    private var bram: Laptop { world.laptops[1] }

    init() throws { world = try World(laptops: 2) }

    @Test func `a bundle in clear goes from hand to hand, and only when that was asked for`() throws
    {
        try world.note(on: anna)
        let path = world.folder.appending(path: "bundel").path

        let refused = try anna.run("bundel", "maak", path, world.dossier)
        let made = try anna("bundel", "maak", path, world.dossier, "--onversleuteld")
        let read = try bram("bundel", "lees", path)

        // The test has no terminal to ask a passphrase on.
        #expect(refused.status == 1)
        #expect(refused.errors.contains("--onversleuteld"))
        #expect(made["changes"].number == 2)
        #expect(read["maker"].text == anna.owner)
        #expect(read["folders"].items.map { $0["new"].number } == [1])
        #expect(try bram("status")["unconfirmed"].number == 1)
        #expect(try bram.run("status").output.contains("1 nog niet bevestigd"))
        #expect(try bram("bundel", "bied-aan", world.dossier)["offered"].number == 1)
        #expect(try anna.run("bundel", "maak", path, "alles", "--onversleuteld").status == 1)
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
    }

    private func bramMayWrite(_ may: Bool) throws {
        try world.office(
            "gebruikers", may ? "rol" : "ontneem", bram.owner, "--rol", "consulent", "--regio",
            "parkstad")
    }

    @Test func `what is held is named with its reason and what happens next`() throws {
        try bram("wijzig", world.dossier, "--telefoon", "06-1")
        try bramMayWrite(false)

        let held = try bram.run("sync")

        #expect(held.status == 0)
        #expect(held.output.hasPrefix("Gesynchroniseerd.\n"))
        #expect(held.output.contains("vastgehouden in dossier "))
        #expect(held.output.contains("u mag hier niet (meer) schrijven"))
        #expect(held.output.contains("Het kantoor beslist; u hoeft niets te doen."))
        let drafts = try bram("concepten")["drafts"]
        #expect(drafts[0]["kind"].text == "vastgehouden")
        #expect(try bram.run("concepten", "--taal", "en").output.contains("held"))
        #expect(
            try bram.run("concepten", "--json", "--taal", "en").output
                == bram.run("concepten", "--json").output)
        #expect(try bram.run("concepten", "bewaar", drafts[0]["id"].text).status == 1)
    }

    @Test func `what was rejected is taken up again, or thrown away`() throws {
        for telephone in ["06-1", "06-2"] {
            try bram("wijzig", world.dossier, "--telefoon", telephone)
            try bramMayWrite(false)
            try bram("sync")
            let number = try world.office("nagekomen")["held"][0]["id"].text
            try world.office("nagekomen", "afwijzen", number, "--reden", "fout nummer")
            try bramMayWrite(true)
            try bram("sync")
        }

        let drafts = try bram("concepten")["drafts"]
        #expect(drafts.items.map { $0["kind"].text } == ["geweigerd", "geweigerd"])
        #expect(drafts[0]["words"].items.map(\.text) == ["telefoon: 06-1"])
        #expect(try bram.run("concepten").output.contains("fout nummer"))
        try bram("concepten", "weg", drafts[0]["id"].text)
        try bram("concepten", "bewaar", drafts[1]["id"].text)
        #expect(try bram("concepten")["drafts"].items.isEmpty)
        #expect(try bram("status")["waiting"].number == 1)
        #expect(try bram("dossier", world.dossier)["facts"]["telefoon"].text == "06-2")
        try world.expectRest()
    }

    @Test func `news is told until it was seen`() throws {
        try bram("nieuw", "gezien", "alles")
        try world.note(on: anna)
        try anna("sync")
        try bram("sync")

        let news = try bram("nieuw")["news"]
        #expect(news.items.map { $0["dossier"].text } == [world.dossier])
        #expect(news[0]["deeds"].items.contains { $0["author"].text == anna.owner })
        try bram("nieuw", "gezien", world.dossier)
        #expect(try bram.run("nieuw").output == "Er is niets nieuws.\n")
    }

    @Test func `an own save is undone, and what others did stays`() throws {
        try anna("wijzig", world.dossier, "--telefoon", "06-1")
        try anna("sync")
        try bram("sync")
        try bram("wijzig", world.dossier, "--herkomst", "opvang")
        try bram("sync")
        try anna("sync")

        let saves = try anna("herroep")["saves"]
        try anna("herroep", "wijziging", String(saves[0]["change"].text.prefix(8)))

        let page = try anna("dossier", world.dossier)
        #expect(page["facts"]["telefoon"].text == "")
        #expect(page["trajecten"][0]["aanmelding"]["herkomst"].text == "opvang")
        #expect(try anna.run("herroep", "wijziging", "ffffffff").status == 1)
        try world.expectRest()
    }

    @Test func `the words are English for who asks for it, and machines get the same`() throws {
        #expect(try anna.run("sync", "--taal", "en").output == "Synchronised.\n")
        #expect(try anna.run("status", "--taal=en").output.hasPrefix("↑0 waiting · last sync "))
        #expect(
            try anna.run("help", "--taal", "en").output.contains("Exchange changes with the hub."))
        #expect(try anna.run("dosiers", "--taal", "en").errors.contains("Do you mean dossiers?"))
        #expect(try anna.run("status", "--taal", "fr").status == 2)
        #expect(
            try anna.run("status", "--json", "--taal", "en").output
                == anna.run("status", "--json").output)
    }
}
