import Dispatch
import Foundation
import Housing
import SyncProtocol
import Synchronization
import Testing

/// `veldboek --oefen`: a place of its own that says what it is, and never meets a hub.
@Suite struct PracticeProgramTests {
    private let folder: URL
    private let practice: Program
    private static let banner = "OEFENING: alle mensen en dossiers zijn verzonnen.\n"

    init() throws {
        folder = FileManager.default.temporaryDirectory
            .appending(path: "veldboek-oefen-\(UUID().uuidString)")
        practice = Program(
            replica: folder.appending(path: "echt.sqlite").path,
            environment: ["XDG_DATA_HOME": folder.path])
    }

    @Test func `practice is made at first use, in its own place, and every answer says so`() throws
    {
        defer { try? FileManager.default.removeItem(at: folder) }

        let listed = try practice.run("--oefen", "dossiers", "--json")

        #expect(listed.status == 0, "\(listed.errors)")
        #expect(listed.errors == Self.banner)
        #expect(try listed.json()["oefening"] as? Bool == true)
        let dossiers = try #require(try listed.json()["dossiers"] as? [[String: Any]])
        #expect(dossiers.count == 120)
        let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
        #expect(files.filter { $0.contains("sqlite") }.allSatisfy { $0.contains("oefening/") })
        #expect(!files.contains { $0.contains("onaf") })

        let number = try #require(dossiers[0]["dossier"] as? String)
        #expect(try practice.run("notitie", "--oefen", number, "Geoefend.").status == 0)
        #expect(try practice.run("dossier", number, "--oefen").output.contains("Geoefend."))
        let wrong = try practice.run("--oefen", "dossier", "ZZZZZZ")
        #expect(wrong.status == 1 && wrong.errors.hasPrefix(Self.banner))
        let mistyped = try practice.run("--oefen", "dosier")
        #expect(mistyped.status == 2 && mistyped.errors.hasPrefix(Self.banner))
        #expect(try practice.run("--oefen", "status", "--taal", "en").errors.hasPrefix("PRACTICE"))

        let anew = try practice.run("--oefen", "opnieuw", "--json")
        #expect(try anew.json()["dossiers"] as? Int == 120)
        let again = try practice.run("--oefen", "dossier", number)
        #expect(again.status == 0 && !again.output.contains("Geoefend."))
    }

    @Test func `two programs at once make one practice`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let statuses = Mutex<[Int32]>([])

        DispatchQueue.concurrentPerform(iterations: 3) { _ in
            let status = (try? practice.run("--oefen", "status").status) ?? -1
            statuses.withLock { $0.append(status) }
        }

        #expect(statuses.withLock(\.self) == [0, 0, 0])
        let listed = try practice.run("--oefen", "dossiers", "--json").json()["dossiers"]
        #expect((listed as? [Any])?.count == 120)
    }

    @Test func `practice never meets a hub, with the flag or without it`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        #expect(try practice.run("--oefen", "status").status == 0)
        let file = folder.appending(path: "veldboek/oefening/replica.sqlite").path
        try Data("http://127.0.0.1:1\n".utf8).write(to: URL(fileURLWithPath: file + ".hub"))
        let sentence = "Dit is de oefening: die wisselt niets uit, met geen enkele hub.\n"

        for words in [
            ["sync"], ["koppel", "http://127.0.0.1:1", "ABCD-EFGHJKLM"],
            ["bundel", "bied-aan", "alles"],
        ] {
            let asked = try practice.run(all: words + ["--oefen"])
            #expect(asked.status == 1 && asked.errors.hasSuffix(sentence), "\(words)")
            let named = try practice.run(all: words + ["--replica", file])
            #expect(named.status == 1 && named.errors == Self.banner + sentence, "\(words)")
        }
    }

    @Test func `real dossiers are not practised on`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let some = try SomeReplica()
        let real = try some.registered(FolderID(high: 3, low: 3))
        let program = Program(replica: some.path)
        let sentence = "Dit zijn echte dossiers: oefenen kan hier niet.\n"

        for words in [["dossiers"], ["opnieuw"]] {
            let outcome = try program.run(all: ["--oefen"] + words + ["--replica", some.path])
            #expect(outcome.status == 1 && outcome.errors == sentence)
        }
        #expect(try program.run("opnieuw").errors == sentence)

        #expect(try some.replica.dossierFolders() == [real])
        #expect(try program.run("dossiers").errors.isEmpty)
    }
}
