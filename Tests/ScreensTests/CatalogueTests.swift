import Foundation
import Testing

/// All words of the screens stand in one catalogue, in both languages.
struct CatalogueTests {
    private static let sources = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources/Screens")

    private func files(in place: String?) throws -> [(name: String, text: String)] {
        let all = FileManager.default.enumerator(at: Self.sources, includingPropertiesForKeys: nil)
        let files = (all?.compactMap { $0 as? URL } ?? []).filter { $0.pathExtension == "swift" }
        return try files.filter { file in
            let isThere = file.deletingLastPathComponent().lastPathComponent == "Texts"
            return (place == "Texts") == isThere
        }.map { ($0.lastPathComponent, try String(contentsOf: $0, encoding: .utf8)) }
    }

    @Test
    func `no page has words of its own`() throws {
        let words = /(Wording|Line|Words|text)\(\s*"[^"\\]*[A-Za-z]{3}/

        let found = try files(in: nil).flatMap { file in
            file.text.matches(of: words).map { "\(file.name): \($0.0)" }
        }

        #expect(found == [])
    }

    @Test
    func `every text of the catalogue is there in both languages`() throws {
        let one = /(Wording|Words)\(\s*"[^"]*"\s*\)/
        let empty = /(Wording|Words)\(\s*""\s*,\s*"[^"]+"|(Wording|Words)\(\s*"[^"]+"\s*,\s*""/

        let catalogue = try files(in: "Texts")
        let found = catalogue.flatMap { file in
            (file.text.matches(of: one).map { String($0.0) }
                + file.text.matches(of: empty).map { String($0.0) }).map { "\(file.name): \($0)" }
        }

        #expect(catalogue.count > 4)
        #expect(found == [])
    }
}
