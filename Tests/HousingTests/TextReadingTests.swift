import Foundation
import Housing
import Replica
import SyncProtocol
import Testing

/// Who wrote in a note, what is to be read again, and everything as one document.
@Suite struct TextReadingTests {
    private let some: SomeReplica
    private let program: Program
    private let folder: FolderID
    private let number: String
    private let note: Field

    /// A note to which two hands added apart.
    init() throws {
        some = try SomeReplica()
        program = Program(replica: some.path)
        folder = try some.registered(FolderID(high: 4, low: 40))
        number = try #require(
            try (program.run("dossiers", "--json").json()["dossiers"] as? [[String: Any]])?
                .first?["dossier"] as? String)
        let record = RecordID(high: 6, low: 1)
        note = NotitieField.tekst.of(record)
        try some.replica.fill(
            .notitie, ["tekst": "Gebeld.\nKomt dinsdag.", "datum": "1-3-2026"], in: folder,
            record: record)
        let version = try some.replica.heads(of: folder)
        for word in ["Eerst ", "Dan "] {
            try some.replica.commit(
                Save(
                    folder: folder, openedOn: version,
                    operations: [
                        .edit(note, [TextEdit(position: 0, removed: 0, inserted: word)])
                    ]))
        }
    }

    @Test func `a paragraph in which people met is marked`() throws {
        let lines = try program.run("dossier", number).output.split(separator: "\n")

        let marked = lines.filter { $0.contains("≈") }
        #expect(marked.count == 1)
        #expect(marked.first?.contains("Gebeld.") == true)
        let texts = try program.run("dossier", number, "--json").json()["texts"]
        let first = try #require((texts as? [[String: Any]])?.first)
        #expect(first["readAgainFrom"] as? [Int] == [0])
        #expect(first["pieces"] is NSNull)
    }

    @Test func `who wrote which piece is told when it is asked for`() throws {
        try some.replica.write(note.key, in: folder) { form in
            form.replace(note, with: form.text(of: note).replacing("Gebeld", with: "Gemaild"))
        }

        let shown = try program.run("dossier", number, "--auteurs")

        #expect(shown.output.contains("\"Eerst \" Anke 1-3-2026 09:00"))
        #expect(shown.output.contains("gewist door Anke"))
        #expect(!shown.output.contains("≈"))
        let json = try program.run("dossier", number, "--auteurs", "--json").json()
        let first = try #require((json["texts"] as? [[String: Any]])?.first)
        let pieces = try #require(first["pieces"] as? [[String: Any]])
        #expect(pieces.contains { $0["text"] as? String == "Dan " })
    }

    @Test func `everything is exported to a new file, or to the screen`() throws {
        let path = some.folder.appending(path: "alles.json").path

        let outcome = try program.run("export", "--alles", "--naar", path)

        #expect(outcome.status == 0, "\(outcome.errors)")
        let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
        let document = try JSONSerialization.jsonObject(with: bytes) as? [String: Any]
        #expect(Self.dossiers(in: document) == 1)
        let shown = try program.run("export", "--alles", "--json").json()
        #expect(Self.dossiers(in: shown) == 1)
        #expect(try program.run("export", "--alles", "--naar", path).status == 2)
        #expect(try program.run("export").status == 2)
    }

    /// Beside them is the access log, which tells that they were exported.
    private static func dossiers(in document: [String: Any]?) -> Int? {
        (document?["folders"] as? [[String: Any]])?.count { $0["kind"] as? String == "dossier" }
    }
}
