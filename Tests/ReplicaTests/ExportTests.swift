import Foundation
import SyncProtocol
import Testing

@testable import Replica

/// All that a replica holds can be taken along as one document.
@Suite struct ExportTests {
    private let replica: Replica
    private let folder = FolderID(high: 3, low: 80)
    private let left = FolderID(high: 3, low: 81)
    private let beginning: Change

    init() throws {
        replica = try Replica.enrolled()
        beginning = Person.bram.beginning(of: folder)
        try replica.hold([folder, left])
        try replica.receive([beginning, Person(5).beginning(of: left)])
        var form = try replica.open(SmallSchema.key, in: folder)
        form.set(SmallSchema.reviewed, to: .text("anke \"zei\"\n\u{1}"), reason: "gebeld")
        form.replace(SmallSchema.words, with: "xyz anke")
        try replica.receive([
            Person.coen.change(
                1, on: [beginning.name], in: folder,
                [
                    .write(SmallSchema.reviewed, .text("coen"), reason: nil),
                    .edit(
                        SmallSchema.words, [TextEdit(position: 0, removed: 1, inserted: "c")]),
                ])
        ])
        try replica.commit(form)
        var draft = try replica.open(SmallSchema.key, in: folder)
        draft.set(SmallSchema.latest, to: .text("nog niet bewaard"))
        try replica.keep(draft)
        try replica.loses(left)
    }

    private func exported() throws -> [String: Any] {
        var text = ""
        try replica.export { text += $0 }
        let json = try JSONSerialization.jsonObject(with: Data(text.utf8))
        return try #require(json as? [String: Any])
    }

    private func objects(_ value: Any?) throws -> [[String: Any]] {
        try #require(value as? [[String: Any]])
    }

    @Test func `every folder is there with its records and every live value`() throws {
        let folders = try objects(try exported()["folders"])

        #expect(folders.map { $0["state"] as? String } == ["here", "left"])
        #expect(folders[0]["kind"] as? String == "dossier")
        #expect(folders[0]["places"] as? [String] == ["noord"])
        let record = try #require(try objects(folders[0]["records"]).first)
        #expect(record["name"] as? String == "note")
        #expect(record["existence"] as? String == "present")
        let fields = try objects(record["fields"])
        let values = try objects(fields.first { $0["name"] as? String == "reviewed" }?["values"])
        #expect(
            values.map { $0["value"] as? String } == ["coen", "anke \"zei\"\n\u{1}"])
        #expect(values.map { $0["at"] as? Int64 } == [100, FixedClock.now])
        #expect(values.last?["author"] as? String == Person.anke.description)
        let tags = fields.first { $0["name"] as? String == "tags" }
        #expect(tags?["elements"] as? [String] == ["x"])
    }

    @Test func `a text comes with its authors, also of what was deleted`() throws {
        let record = try #require(
            try objects(try objects(try exported()["folders"])[0]["records"]).first)
        let words = try #require(
            try objects(record["fields"]).first { $0["name"] as? String == "words" })

        #expect(words["text"] as? String == "cyz anke")
        let pieces = try objects(words["pieces"])
        let visible = pieces.filter { ($0["deletedBy"] as? [Any])?.isEmpty == true }
        #expect(visible.compactMap { $0["text"] as? String }.joined() == "cyz anke")
        #expect(pieces.contains { $0["text"] as? String == "x" })
        #expect(words["paragraphsToRead"] as? [[Int]] == [[0, 8]])
    }

    @Test func `history, conflicts and drafts are there`() throws {
        let document = try exported()
        let shown = try objects(document["folders"])[0]

        let history = try objects(shown["history"])
        #expect(history.count == 3)
        let operations = try objects(history.last?["operations"])
        #expect(operations[0]["reason"] as? String == "gebeld")
        #expect(history.map { $0["standing"] as? String } == ["accepted", "accepted", "waiting"])
        #expect(try objects(shown["conflicts"]).count == 1)
        let draft = try #require(try objects(document["drafts"]).first)
        let typed = try objects(draft["typed"])
        #expect(typed.map { $0["value"] as? String } == ["nog niet bewaard"])
        #expect((document["user"] as? [String: Any])?["name"] as? String == "Anke")
    }
}
