import Foundation
import Testing

/// What a machine can hold of how this repository looks.
struct TidyTests {
    /// A file that is longer holds more than one thought.
    private static let longestFile = 500

    /// Spelled in two halves, so that this file has none of them.
    private static let marks = ["TO" + "DO", "FIX" + "ME", "XX" + "X", "HA" + "CK"]

    private static let topLevel: Set = [
        "Package.swift", "README.md", "Sources", "SyncProtocol", "Demo", "Tests",
    ]

    @Test
    func `the format is as swift-format makes it`() throws {
        let lint = Process()
        lint.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        lint.arguments =
            ["swift", "format", "lint", "--strict", "--parallel", "--recursive"] + Repository.places
        lint.currentDirectoryURL = Repository.root
        let complaints = Pipe()
        lint.standardError = complaints

        try lint.run()
        let said = try complaints.fileHandleForReading.readToEnd() ?? Data()
        lint.waitUntilExit()

        #expect(lint.terminationStatus == 0, "\(String(decoding: said, as: UTF8.self))")
    }

    @Test
    func `no mark of unfinished work is left`() {
        let left = Repository.textFiles.flatMap { file in
            file.lines.enumerated().compactMap { index, line in
                let words = line.split { !$0.isLetter }
                return words.contains { Self.marks.contains(String($0)) }
                    ? "\(file.path):\(index + 1)" : nil
            }
        }

        #expect(left == [])
    }

    @Test
    func `every file opens with a sentence`() {
        let silent = Repository.swiftFiles.filter { !opensWithSentence($0) }

        #expect(silent.map(\.path) == [])
    }

    /// Before it stand at most the imports, and in the package's own file the version of its tools.
    private func opensWithSentence(_ file: Repository.File) -> Bool {
        let opening = file.lines.drop { line in
            line.allSatisfy(\.isWhitespace) || line.hasPrefix("// swift-tools-version:")
                || line.split(separator: " ").prefix(3).contains("import")
        }
        let paragraph = opening.prefix { $0.hasPrefix("//") && $0.contains(where: \.isLetter) }
        return paragraph.last?.hasSuffix(".") ?? false
    }

    @Test
    func `nothing lies at the top that has no place there`() throws {
        let present = try FileManager.default.contentsOfDirectory(atPath: Repository.root.path)

        #expect(present.filter { !$0.hasPrefix(".") && !Self.topLevel.contains($0) } == [])
    }

    @Test
    func `no file is too long to be read in one go`() {
        let long = Repository.swiftFiles.filter { $0.lines.count > Self.longestFile }

        #expect(long.map(\.path) == [])
    }
}
