/// The arguments and options of one command, checked against its table.
package struct Input {
    private var arguments: [String] = []
    private var values: [String: String] = [:]
    private var switches: Set<String> = []

    init(
        _ words: [String], arguments wanted: [Argument], options: [Option]
    ) throws(UsageError) {
        var rest = words[...]
        while let word = rest.popFirst() {
            if word == "--" {
                arguments += rest
                break
            }
            guard word.hasPrefix("-"), word != "-" else {
                arguments.append(word)
                continue
            }
            try readOption(word, &rest, options)
        }
        try check(wanted, options)
    }

    private mutating func readOption(
        _ word: String, _ rest: inout ArraySlice<String>, _ options: [Option]
    ) throws(UsageError) {
        let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let name = String(parts[0].drop { $0 == "-" })
        guard parts[0].hasPrefix("--"), let option = options.first(where: { $0.name == name })
        else {
            let nearest = nearestWord(to: name, among: options.map(\.name))
            throw UsageError(
                say("De optie {1} is er niet.", parts[0])
                    + (nearest.map { say(" Bedoelt u {1}?", "--\($0)") } ?? ""))
        }
        guard !has(name) else { throw UsageError(say("De optie --{1} staat er twee keer.", name)) }
        guard option.value != nil else {
            guard parts.count == 1 else {
                throw UsageError(say("De optie --{1} wil geen waarde.", name))
            }
            switches.insert(name)
            return
        }
        if parts.count == 2 {
            values[name] = String(parts[1])
        } else if let next = rest.first, !next.hasPrefix("--") {
            values[name] = next
            rest.removeFirst()
        } else {
            throw option.valueMissing
        }
    }

    private func check(_ wanted: [Argument], _ options: [Option]) throws(UsageError) {
        for option in options where option.isRequired && values[option.name] == nil {
            throw UsageError(say("De optie {1} ontbreekt.", option.form))
        }
        guard arguments.count >= wanted.count else {
            throw UsageError(say("Er ontbreekt: {1}.", wanted[arguments.count].name))
        }
        guard arguments.count <= wanted.count else {
            throw UsageError(
                say(
                    "Te veel woorden: \"{1}\". Zet tekst met spaties tussen aanhalingstekens.",
                    arguments[wanted.count]))
        }
    }

    package func has(_ name: String) -> Bool { switches.contains(name) || values[name] != nil }

    package func argument(_ index: Int) -> String { arguments[index] }

    package func value(_ name: String) -> String? { values[name] }
}
