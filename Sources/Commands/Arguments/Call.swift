/// What was asked for on the command line.
package enum Call<Action: Sendable> {
    case help(String)
    case run(Command<Action>, Input, Settings)
}

extension Program {
    /// What the typed words ask for.
    package func call(_ typed: [String]) throws(UsageError) -> Call<Action> {
        var words = typed
        let settings = try Settings(taking: &words, place: place)
        if settings.asksHelp || words.isEmpty || words.first == "help" {
            if words.first == "help" { words.removeFirst() }
            return .help(help(on: commands(words)))
        }
        let command = try command(taking: &words)
        do throws(UsageError) {
            let input = try Input(
                words, arguments: command.arguments, options: options(of: command))
            return .run(command, input, settings)
        } catch {
            throw error.within(usage(of: command))
        }
    }

    /// The commands that begin with the given words, as many of the words as fit.
    private func commands(_ words: [String]) -> [Command<Action>] {
        for count in [2, 1] where words.count >= count {
            let fitting = commands.filter { $0.words.starts(with: words.prefix(count)) }
            if !fitting.isEmpty { return fitting }
        }
        return []
    }

    private func command(taking words: inout [String]) throws(UsageError) -> Command<Action> {
        for count in [2, 1] where words.count >= count {
            let wanted = Array(words.prefix(count))
            guard let command = commands.first(where: { $0.words == wanted }) else { continue }
            words.removeFirst(count)
            if let next = words.first { try refuseUnknownPart(next, of: command) }
            return command
        }
        let parts = parts(of: words[0])
        guard parts.isEmpty else {
            throw UsageError(
                "\"\(words[0])\" wil een tweede woord: " + parts.joined(separator: ", "))
        }
        let nearest = nearestWord(to: words[0], among: commands.map { $0.words[0] })
        throw UsageError(
            "Er is geen opdracht \"\(words[0])\"." + (nearest.map { " Bedoelt u \($0)?" } ?? "")
                + " Typ: \(name) help")
    }

    /// `gebruikers` lists, and is also the first word of other commands.
    private func refuseUnknownPart(
        _ word: String, of command: Command<Action>
    ) throws(UsageError) {
        let parts = parts(of: command.name)
        guard !parts.isEmpty, !word.hasPrefix("-") else { return }
        let nearest = nearestWord(to: word, among: parts).map { [$0] } ?? parts
        throw UsageError(
            "\"\(command.name) \(word)\" is geen opdracht. Bedoelt u "
                + nearest.map { "\(command.name) \($0)" }.joined(separator: ", of ") + "?")
    }

    /// The second words of the commands that begin with this one.
    private func parts(of word: String) -> [String] {
        commands.map(\.words).filter { $0.count == 2 && $0[0] == word }.map { $0[1] }
    }
}

/// What holds for every command.
package struct Settings {
    package private(set) var isJSON = false
    private(set) var asksHelp = false
    /// Where the program finds what it works on; nil where that was not typed.
    package private(set) var place: String?

    init(taking words: inout [String], place: Option) throws(UsageError) {
        let placeName = "--\(place.name)"
        var rest: [String] = []
        var queue = words[...]
        while let word = queue.popFirst() {
            switch word {
            case "--":
                rest += [word] + queue
                queue = []
            case "--json": isJSON = true
            case "--help", "-h": asksHelp = true
            case placeName: self.place = queue.popFirst() ?? ""
            case _ where word.hasPrefix(placeName + "="):
                self.place = String(word.dropFirst(placeName.count + 1))
            default: rest.append(word)
            }
            guard self.place != "" else { throw place.valueMissing }
        }
        words = rest
    }
}
