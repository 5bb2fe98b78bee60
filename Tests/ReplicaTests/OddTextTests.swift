import SQLite
import SyncProtocol
import Testing

@testable import Replica

/// Texts that other programs stumble over come through the file as they were typed.
@Suite struct OddTextTests {
    private let scratch = try! Scratch()
    private let folder = FolderID(high: 3, low: 9)

    static let texts = [
        "a\u{0}b", "\u{0}", "\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467} \u{1F1F3}\u{1F1F1}",
        "\u{200F}\u{5E9}\u{5DC}\u{5D5}\u{5DD}\u{200E} \u{202E}abc\u{202C}", "e\u{301} \u{E9}",
        "\"'\\\u{7}\r\n\u{FEFF}", "",
    ]

    @Test(arguments: texts)
    func `a text comes back scalar by scalar`(text: String) throws {
        do {
            let replica = try Replica.enrolled(scratch.path("replica"))
            let edit = TextEdit(position: 0, removed: 0, inserted: text)
            try replica.commit(
                Save(
                    folder: folder,
                    operations: [
                        .write(SmallSchema.reviewed, .text(text), reason: text),
                        .write(SmallSchema.latest, .text(text), reason: nil),
                        .add(SmallSchema.tags, .text(text)),
                        .edit(SmallSchema.words, [edit]), .remark(text),
                    ], kind: Person.dossier, place: Person.north))
        }

        let replica = try Replica.opened(scratch.path("replica"))

        let record = try #require(try replica.record(SmallSchema.key, in: folder))
        let shown = try replica.db.first("SELECT reviewed, latest FROM note") {
            [$0.text(0), $0.text(1)]
        }
        for other in [record.texts[SmallSchema.words.number]!] + (shown ?? []) {
            #expect(Array(other.unicodeScalars) == Array(text.unicodeScalars))
        }
        #expect(record.values[SmallSchema.reviewed.number]?.encoded == Value.text(text).encoded)
        #expect(record.sets[SmallSchema.tags.number]?.map(\.encoded) == [Value.text(text).encoded])
        #expect(try replica.check() == [])
    }
}
