import Foundation
import Testing

/// Who imports whom: the table of modules, held against every import in the repository.
struct ImportTests {
    /// A folder of code, and what it may import of ours; nil where it wires what it likes.
    private static let table: [String: Set<String>?] = [
        "SyncProtocol": ["CSHA256"],
        "Sources/TerminalUI": ["CLinux"],
        "Sources/Commands": [],
        "Sources/HTTP": ["CLinux"],
        "Sources/SQLite": ["CSQLite"],
        "Sources/Merge": ["SyncProtocol"],
        "Sources/Replica": ["Merge", "SQLite", "SyncProtocol"],
        "Sources/Hub": ["HTTP", "Merge", "SQLite", "SyncProtocol"],
        "Sources/HubClient": ["Replica", "SyncProtocol"],
        "Sources/Housing": ["Replica", "SyncProtocol"],
        "Sources/Screens": ["Housing", "Replica", "SyncProtocol", "TerminalUI"],
        "Sources/Veldboek": nil,
        "Sources/Loket": nil,
        "Sources/Benchmarks": nil,
        "Demo": nil,
        "Tests": nil,
    ]

    /// Programs are nobody's to import.
    private static let ours = Set(
        ["CLinux", "CSHA256", "CSQLite"]
            + table.keys.filter { table[$0]! != nil || $0.hasPrefix("Sources/") }
            .map { String($0.split(separator: "/").last!) })

    /// The standard library and the system; all else must be ours.
    private static let everybodys: Set = ["Glibc", "Synchronization"]

    /// Foundation is slow to start and large: the engine does without.
    private static let foundationFolders = [
        "Sources/Benchmarks/",
        "Sources/Commands/", "Sources/HubClient/", "Sources/Veldboek/", "Sources/Loket/",
        "Sources/Housing/Calendar/", "Demo/", "Tests/",
    ]
    private static let foundation: Set = ["Foundation", "FoundationNetworking", "Dispatch"]

    @Test
    func `a module imports only what the table grants it`() {
        let wrong = Repository.swiftFiles.flatMap { file -> [String] in
            guard let module = module(of: file), let allowed = Self.table[module]! else {
                return []
            }
            let known = allowed.union(Self.everybodys).union(Self.foundation)
            return imports(in: file).filter { !known.contains($0) }.map { "\(file.path): \($0)" }
        }

        #expect(wrong == [])
    }

    @Test
    func `Foundation stays in the programs, the tests and the calendar`() {
        let others = Repository.swiftFiles.filter { file in
            !Self.foundationFolders.contains(where: file.path.hasPrefix)
                && !Self.foundation.isDisjoint(with: imports(in: file))
        }

        #expect(others.map(\.path) == [])
    }

    @Test
    func `every file is of a module that the table names`() {
        let others = Repository.swiftFiles.filter { module(of: $0) == nil }

        #expect(others.map(\.path) == ["Package.swift"])
    }

    @Test
    func `nothing is imported from outside`() {
        let known = Self.ours.union(Self.everybodys).union(Self.foundation)
            .union([
                "Testing", "PackageDescription", "Simulation", "FaultScene", "FaultyDisk",
                "FaultProxy", "SeededChance", "TerminalRobot", "veldboek",
            ])

        let others = Repository.swiftFiles.flatMap { file in
            imports(in: file).filter { !known.contains($0) }.map { "\(file.path): \($0)" }
        }

        #expect(others == [])
    }

    private func module(of file: Repository.File) -> String? {
        Self.table.keys.first { file.path.hasPrefix($0 + "/") }
    }

    private func imports(in file: Repository.File) -> [String] {
        file.lines.compactMap { line in
            let words = line.split(whereSeparator: \.isWhitespace)
            guard let keyword = words.firstIndex(of: "import"), keyword + 1 < words.count,
                words[..<keyword].allSatisfy(isBeforeImport)
            else { return nil }
            return words[(keyword + 1)...].lazy.filter { !Self.kinds.contains($0) }
                .first.map { String($0.prefix { $0 != "." }) }
        }
    }

    private static let kinds: Set<Substring> = [
        "struct", "class", "enum", "protocol", "typealias", "func", "var", "let", "actor",
    ]

    private func isBeforeImport(_ word: Substring) -> Bool {
        word.hasPrefix("@")
            || ["public", "package", "internal", "fileprivate", "private"].contains(word)
    }
}
