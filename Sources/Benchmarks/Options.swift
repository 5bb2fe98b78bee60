/// What was typed after a benchmark's name: numbers and names by option, switches, and the rest.
struct Options {
    private var values: [String: String] = [:]
    private(set) var switches: Set<String> = []
    private(set) var rest: [String] = []

    init(
        _ arguments: some Sequence<String>, valued: Set<String> = [],
        switches known: Set<String> = []
    ) throws {
        var remaining = Array(arguments)[...]
        while let word = remaining.popFirst() {
            if valued.contains(word) {
                guard let value = remaining.popFirst() else {
                    throw UsageProblem("\(word) takes a value")
                }
                values[word] = value
            } else if known.contains(word) {
                switches.insert(word)
            } else if word.hasPrefix("-") {
                throw UsageProblem("no such option: \(word)")
            } else {
                rest.append(word)
            }
        }
    }

    func text(_ name: String) -> String? { values[name] }

    func number(_ name: String, otherwise: Int) throws -> Int {
        guard let value = values[name] else { return otherwise }
        guard let number = Int(value), number > 0 else {
            throw UsageProblem("\(name) takes a number")
        }
        return number
    }

    func refuseRest() throws {
        if let word = rest.first { throw UsageProblem("what is \(word)?") }
    }
}
