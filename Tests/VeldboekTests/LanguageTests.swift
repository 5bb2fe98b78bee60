import Foundation
import Housing
import Testing

@testable import Commands
@testable import veldboek

/// Every text of the field book stands in both languages.
@Suite struct LanguageTests {
    private let english = CommandTable.program.languages["en"]!

    /// What the code gives to `say` and to `counted`, and the templates that it says.
    private static let said: Set<String> = {
        let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources")
        let texts = ["Commands", "Veldboek", "Housing"].flatMap { folder -> [String] in
            let url = sources.appending(path: folder).resolvingSymlinksInPath()
            let files = FileManager.default.enumerator(atPath: url.path)
            return (files?.compactMap { $0 as? String } ?? []).filter { $0.hasSuffix(".swift") }
                .compactMap { try? String(contentsOf: url.appending(path: $0), encoding: .utf8) }
        }
        return Set(
            texts.flatMap { text in
                text.matches(of: #/\bsay\(\s*"((?:[^"\\]|\\.)*)"/#).map { "\($0.1)" }
                    + text.matches(of: #/\(\s*"((?:[^"\\]|\\.)*)",\s*\[/#).map { "\($0.1)" }
                    + text.matches(of: #/, "([a-z]+)", "([a-z]+)"\)/#)
                    .flatMap { ["\($0.1)", "\($0.2)"] }
            }.map { $0.replacing("\\\"", with: "\"") })
    }()

    /// What people fill in has its own words in every language.
    private static let listed = Set(
        [
            Woonproces.choices.map(\.word), TrajectStatus.allCases.map(\.word),
            TrajectFlag.allCases.map(\.word), Regio.allCases.map(\.rawValue),
            Weging.Woonnood.allCases.map(\.rawValue),
            Weging.BegeleidingAttest.allCases.map(\.rawValue),
        ].map { $0.joined(separator: ", ") })

    @Test func `no text that is said lacks its English`() {
        #expect(Self.said.count > 150)
        #expect(Self.said.filter { english[$0] == nil } == [])
    }

    @Test func `no text of the help lacks its English`() {
        let texts = CommandTable.program.texts.filter { !Self.listed.contains($0) }

        #expect(texts.count > 50)
        #expect(texts.filter { english[$0] == nil } == [])
    }

    @Test func `no English text is left of what is not said any more`() {
        let said = Self.said.union(CommandTable.program.texts)

        #expect(english.texts.map(\.dutch).filter { !said.contains($0) }.sorted() == [])
    }

    @Test func `both languages have the same values in their texts`() {
        for (dutch, other) in english.texts {
            func places(_ text: String) -> [String] {
                text.matches(of: #/\{\d\}/#).map { "\($0.0)" }.sorted()
            }
            #expect(places(dutch) == places(other), "\(dutch)")
            #expect(!other.isEmpty)
        }
    }

    @Test(arguments: [
        (["--taal", "en"], [:], false), (["--taal=en"], [:], false), ([], [:], true),
        ([], ["LANG": "en_GB.UTF-8"], false), ([], ["LANG": "nl_NL.UTF-8"], true),
        ([], ["LANG": "C"], true), ([], ["LANG": "nl", "LC_ALL": "en_US"], false),
        (["--taal", "nl"], ["LANG": "en"], true), (["--json"], ["LANG": "en"], true),
        (["--json", "--taal", "en"], [:], true), (["--taal=en", "--json"], [:], true),
    ])
    func `the language is the one that was asked for, else that of the environment`(
        typed: [String], environment: [String: String], isDutch: Bool
    ) {
        let chosen = CommandTable.program.catalogue(["status"] + typed, environment: environment)

        #expect(chosen.isDutch == isDutch)
    }

    @Test func `values stand where the language wants them`() {
        Catalogue.$current.withValue(Catalogue(["{1} van {2}": "of {2}, {1}"])) {
            #expect(say("{1} van {2}", 3, 7) == "of 7, 3")
        }
        #expect(say("{1} van {2}", 3, 7) == "3 van 7")
    }
}
