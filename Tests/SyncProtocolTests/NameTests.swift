import SyncProtocol
import Testing

/// Scopes, kinds and identifiers: values that cannot be wrong.
@Suite struct NameTests {
    @Test(arguments: ["algemeen", "parkstad/noord", "a", "0", "a-b/c-1/2", "-"])
    func `a scope is lower-case names between slashes`(path: String) {
        #expect(Scope(path)?.path == path)
    }

    @Test(
        arguments: [
            "", "/", "a/", "/a", "a//b", "A", "a b", "é", "a_b", "a.b", "a\u{0}", "ａ", "a\n",
            String(repeating: "a", count: 101),
        ])
    func `a bad path is no scope`(path: String) {
        #expect(Scope(path) == nil)
        #expect(throws: Malformed.unexpected("a scope is lower-case names between slashes")) {
            var writer = CBORWriter()
            writer.text(path)
            return try Scope(decoding: writer.output)
        }
    }

    @Test(arguments: ["", "a/b", "Dossier", "dossier ", String(repeating: "a", count: 101)])
    func `a bad name is no kind of folder`(name: String) {
        #expect(FolderKind(name) == nil)
        #expect(FolderKind("dossier-2")?.name == "dossier-2")
    }

    @Test func `the longest name is a scope and a kind`() {
        let name = String(repeating: "a", count: 100)

        #expect(Scope(name)?.path == name)
        #expect(FolderKind(name)?.name == name)
    }

    @Test(
        arguments: [
            ("parkstad", "parkstad", true),
            ("parkstad", "parkstad/noord", true),
            ("parkstad", "parkstad/noord/a", true),
            ("parkstad/noord", "parkstad/noord/a", true),
            ("parkstad", "parkstad-noord", false),
            ("parkstad", "parkstadnoord/a", false),
            ("parkstad/noord", "parkstad/noordwest", false),
            ("parkstad/noord", "parkstad", false),
            ("noord", "parkstad/noord", false),
            ("algemeen", "parkstad", false),
        ])
    func `a scope covers whole names only`(scope: String, other: String, covers: Bool) {
        #expect(Scope(scope)!.covers(Scope(other)!) == covers)
    }

    @Test func `identifiers and hashes have their lengths, and sort as their bytes`() {
        let bytes = (0..<32).map { UInt8($0 * 8) }

        #expect(SiteID(bytes[..<16])?.bytes == Array(bytes[..<16]))
        #expect(ChangeName(bytes)?.bytes == bytes)
        #expect(SiteID(bytes) == nil)
        #expect(ChangeName(bytes[1...]) == nil)
        for index in 0..<32 {
            var larger = bytes
            larger[index] += 1
            #expect(ChangeName(bytes)! < ChangeName(larger)!)
            if index < 16 { #expect(SiteID(bytes[..<16])! < SiteID(larger[..<16])!) }
        }
    }

    @Test func `the parts of a derived identifier do not run together`() {
        let one = RecordID(derivedFrom: [1], [2, 3])

        #expect(one == RecordID(derivedFrom: [1], [2, 3]))
        #expect(one != RecordID(derivedFrom: [1, 2], [3]))
        #expect(one != RecordID(derivedFrom: [1, 2, 3]))
        #expect(one != RecordID(derivedFrom: [1], [2, 3], []))
    }
}
