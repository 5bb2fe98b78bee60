internal import Commands
internal import Foundation
internal import Housing

// What people type as the value of an option: a day, a choice from a list, a text.

extension Input {
    func day(_ name: String) throws -> Day? {
        guard let typed = value(name) else { return nil }
        guard let day = Day(typed) else {
            throw UsageError(
                say("--{1}: \"{2}\" is geen datum; typ 2026-03-01 of 1-3-2026.", name, typed))
        }
        return day
    }

    func choice<List: ChoiceList>(_ list: List.Type, _ name: String) throws -> List? {
        guard let typed = value(name) else { return nil }
        guard let choice = List(word: typed) else {
            throw UsageError(
                say(
                    "--{1}: \"{2}\" kan niet; kies uit {3}.", name, typed,
                    list.choices.map(\.word).joined(separator: ", ")))
        }
        return choice
    }

    /// One of a list, by the word that people type.
    func oneOf<Item>(_ name: String, _ all: [Item], _ word: (Item) -> String) throws
        -> Item?
    {
        guard let typed = value(name) else { return nil }
        guard let match = all.first(where: { word($0) == typed.lowercased() }) else {
            throw UsageError(
                say(
                    "--{1}: \"{2}\" kan niet; kies uit {3}.", name, typed,
                    all.map(word).joined(separator: ", ")))
        }
        return match
    }

    /// A text as given, or from standard input where a dash stands for it.
    static func text(_ typed: String) throws -> String {
        guard typed == "-" else { return typed }
        let data = try FileHandle.standardInput.readToEnd() ?? Data()
        guard let text = String(validating: data, as: UTF8.self) else {
            throw UsageError(say("De tekst op de standaardinvoer is geen UTF-8."))
        }
        return text.hasSuffix("\n") ? String(text.dropLast()) : text
    }
}
