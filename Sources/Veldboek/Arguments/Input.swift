internal import Foundation
internal import Housing

/// The words of the command line were not what the command takes.
struct UsageError: Error {
    let message: String

    init(_ message: String) { self.message = message }

    /// With the line that shows how the command is typed.
    func within(_ command: Command) -> UsageError {
        UsageError("\(message)\nGebruik: \(Help.usage(of: command))")
    }
}

/// The arguments and options of one command, checked against its table.
struct Input {
    private var arguments: [String] = []
    private var values: [String: String] = [:]
    private var switches: Set<String> = []

    init(_ words: [String], of command: Command) throws {
        do {
            try read(words, command)
            try check(command)
        } catch let usage as UsageError {
            throw usage.within(command)
        }
    }

    private mutating func read(_ words: [String], _ command: Command) throws {
        var rest = words[...]
        while let word = rest.popFirst() {
            if word == "--" {
                arguments += rest
                return
            }
            guard word.hasPrefix("-"), word != "-" else {
                arguments.append(word)
                continue
            }
            try readOption(word, &rest, command)
        }
    }

    private mutating func readOption(
        _ word: String, _ rest: inout ArraySlice<String>, _ command: Command
    ) throws {
        let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let name = String(parts[0].drop { $0 == "-" })
        guard parts[0].hasPrefix("--"), let option = command.option(name) else {
            let known = (command.options + Option.everywhere).map(\.name)
            let nearest = nearestWord(to: name, among: known)
            throw UsageError(
                "De optie \(parts[0]) is er niet."
                    + (nearest.map { " Bedoelt u --\($0)?" } ?? ""))
        }
        guard values[name] == nil, !switches.contains(name) else {
            throw UsageError("De optie --\(name) staat er twee keer.")
        }
        guard let placeholder = option.value else {
            switches.insert(name)
            return
        }
        if parts.count == 2 {
            values[name] = String(parts[1])
        } else if let next = rest.first, !next.hasPrefix("--") {
            values[name] = next
            rest.removeFirst()
        } else {
            throw UsageError("De optie --\(name) wil een waarde: \(placeholder).")
        }
    }

    private func check(_ command: Command) throws {
        for option in command.options where option.isRequired && values[option.name] == nil {
            throw UsageError("De optie \(option.form) ontbreekt.")
        }
        let needed = command.arguments.count { !$0.isOptional }
        guard arguments.count >= needed else {
            throw UsageError("Er ontbreekt: \(command.arguments[arguments.count].name).")
        }
        guard arguments.count <= command.arguments.count else {
            throw UsageError(
                "Te veel woorden: \"\(arguments[command.arguments.count])\". "
                    + "Zet tekst met spaties tussen aanhalingstekens.")
        }
    }

    func has(_ name: String) -> Bool { switches.contains(name) || values[name] != nil }

    func argument(_ index: Int) -> String { arguments[index] }

    func argument(ifGiven index: Int) -> String? {
        arguments.indices.contains(index) ? arguments[index] : nil
    }

    func value(_ name: String) -> String? { values[name] }

    func day(_ name: String) throws -> Day? {
        guard let typed = values[name] else { return nil }
        guard let day = Day(typed) else {
            throw UsageError("--\(name): \"\(typed)\" is geen datum; typ 2026-03-01 of 1-3-2026.")
        }
        return day
    }

    func choice<List: ChoiceList>(_ list: List.Type, _ name: String) throws -> List? {
        guard let typed = values[name] else { return nil }
        guard let choice = List(word: typed) else {
            throw UsageError(
                "--\(name): \"\(typed)\" kan niet; kies uit "
                    + list.choices.map(\.word).joined(separator: ", ") + ".")
        }
        return choice
    }

    /// A text as given, or from standard input where a dash stands for it.
    static func text(_ typed: String) throws -> String {
        guard typed == "-" else { return typed }
        let data = try FileHandle.standardInput.readToEnd() ?? Data()
        guard let text = String(validating: data, as: UTF8.self) else {
            throw UsageError("De tekst op de standaardinvoer is geen UTF-8.")
        }
        return text.hasSuffix("\n") ? String(text.dropLast()) : text
    }
}
