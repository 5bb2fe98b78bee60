import FaultProxy
import Foundation
import Testing

/// What a person sees and types on a terminal.
@Suite(.enabled(if: isInstalled("script"), "script is not installed")) struct TerminalTests {
    private let world: World
    private var anna: Laptop { world.laptops[0] }
    private var bram: Laptop { world.laptops[1] }

    init() throws { world = try World(laptops: 2) }

    @Test func `a terminal shows how far a sync is, and a pipe does not`() throws {
        for _ in 1...3 { try world.note(on: anna) }
        try world.note(on: bram)
        anna.network.set(.delay(milliseconds: 150))

        let shown = try anna.onTerminal("sync").finish()
        let piped = try bram.run("sync")

        #expect(shown.status == 0)
        #expect(shown.output.contains("Versturen ░░░░░░░░░░░░░░░░░░░░ 0 van 3 ↑"))
        #expect(shown.output.hasSuffix("\r\u{1B}[KGesynchroniseerd.\r\n"))
        #expect(piped.output == "Gesynchroniseerd.\n")
        #expect(piped.errors.isEmpty)
    }

    @Test func `a terminal tells when the hub is tried again`() throws {
        anna.network.set(.refuse)

        let shown = try anna.onTerminal("sync").finish()

        #expect(shown.status == 3)
        #expect(shown.output.contains("; opnieuw over 1 s"))
    }

    private func make(_ path: String) throws {
        let making = try anna.onTerminal("bundel", "maak", path, world.dossier)
        try making.waits(for: "Wachtwoord: ")
        try making.type("paard batterij\n")
        try making.waits(for: "Nog een keer: ")
        try making.type("paard batterij\n")
        let made = try making.finish()
        #expect(made.status == 0, "\(made)")
        #expect(!made.output.contains("paard"))
    }

    private func read(_ path: String, _ passphrase: String) throws -> Outcome {
        let reading = try bram.onTerminal("bundel", "lees", path)
        try reading.waits(for: "Wachtwoord: ")
        try reading.type(passphrase + "\n")
        return try reading.finish()
    }

    @Test(.enabled(if: isInstalled("gpg"), "gpg is not installed"))
    func `a bundle opens with its passphrase, and with no other one`() throws {
        try world.note(on: anna)
        let path = world.folder.appending(path: "bundel.gpg").path
        try make(path)

        let wrong = try read(path, "paard")
        #expect(wrong.status == 1)
        #expect(wrong.output.contains("het wachtwoord klopt niet"))
        #expect(try bram("status")["unconfirmed"].number == 0)
        let right = try read(path, "paard batterij")
        #expect(right.status == 0)
        #expect(right.output.contains("1 wijziging, nog niet bevestigd"))
        let sealed = try Data(contentsOf: URL(fileURLWithPath: path))
        #expect(sealed.range(of: Data("notitie".utf8)) == nil)
        #expect(sealed.range(of: Data("veldboek-bundel".utf8)) == nil)
    }

    @Test(.enabled(if: isInstalled("gpg"), "gpg is not installed"))
    func `a bundle that was cut off or changed is not read`() throws {
        try world.note(on: anna)
        let path = world.folder.appending(path: "bundel.gpg").path
        try make(path)
        let whole = try Data(contentsOf: URL(fileURLWithPath: path))

        var changed = whole
        changed[whole.count - 5] ^= 1
        for bytes in [whole.dropLast(3), whole.prefix(whole.count / 2), changed] {
            try bytes.write(to: URL(fileURLWithPath: path))
            #expect(try read(path, "paard batterij").status == 1)
            #expect(try bram("status")["unconfirmed"].number == 0)
        }
    }
}
