/// What was asked for on the command line.
package enum Call<Action: Sendable> {
    case help(String)
    case run(Command<Action>, Input, Settings)
}

extension Program {
    /// What the typed words ask for.
    package func call(_ typed: [String]) throws(UsageError) -> Call<Action> {
        var words = typed
        let settings = try Settings(taking: &words, place: place, also: also)
        guard settings.language.map(isLanguage) ?? true else {
            throw UsageError(say("De taal {1} is er niet; kies nl of en.", settings.language!))
        }
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

    /// What holds for every command, where no command and no help was typed.
    package func settingsAlone(_ typed: [String]) -> Settings? {
        var words = typed
        guard let settings = try? Settings(taking: &words, place: place, also: also),
            words.isEmpty,
            !settings.asksHelp, !settings.isJSON, settings.language.map(isLanguage) ?? true
        else { return nil }
        return settings
    }

    private func isLanguage(_ typed: String) -> Bool { typed == "nl" || languages[typed] != nil }

    /// The language that is asked for on the command line, else the one of the environment; a
    /// document for machines is the same in each.
    package func catalogue(_ typed: [String], environment: [String: String]) -> Catalogue {
        var words = typed
        let settings = try? Settings(taking: &words, place: place, also: also)
        guard settings?.isJSON != true else { return .dutch }
        let asked = settings?.language
        let variables = ["LC_ALL", "LC_MESSAGES", "LANG"]
        let usual = variables.lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
        let code = asked ?? String((usual ?? "nl").prefix { $0.isLetter })
        return languages[code] ?? .dutch
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
                say("\"{1}\" wil een tweede woord: {2}", words[0], parts.joined(separator: ", ")))
        }
        let nearest = nearestWord(to: words[0], among: commands.map { $0.words[0] })
        throw UsageError(
            say("Er is geen opdracht \"{1}\".", words[0])
                + (nearest.map { say(" Bedoelt u {1}?", $0) } ?? "") + say(" Typ: {1} help", name))
    }

    /// `gebruikers` lists, and is also the first word of other commands.
    private func refuseUnknownPart(
        _ word: String, of command: Command<Action>
    ) throws(UsageError) {
        let parts = parts(of: command.name)
        // What follows a command that takes something may be just that.
        guard !parts.isEmpty, command.arguments.isEmpty, !word.hasPrefix("-") else { return }
        let nearest = nearestWord(to: word, among: parts).map { [$0] } ?? parts
        throw UsageError(
            say(
                "\"{1}\" is geen opdracht. Bedoelt u {2}?", "\(command.name) \(word)",
                nearest.map { "\(command.name) \($0)" }.joined(separator: say(", of "))))
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
    /// The code of the language that was asked for.
    private(set) var language: String?
    private var switches: Set<String> = []

    package func has(_ name: String) -> Bool { switches.contains(name) }

    init(
        taking words: inout [String], place: Option, also: [Option] = []
    ) throws(UsageError) {
        let known = Set(also.filter { $0.value == nil }.map(\.form))
        var rest: [String] = []
        var queue = words[...]
        while let word = queue.popFirst() {
            switch word {
            case "--":
                rest += [word] + queue
                queue = []
            case "--json": isJSON = true
            case "--help", "-h": asksHelp = true
            case _ where known.contains(word): switches.insert(String(word.dropFirst(2)))
            default:
                if let typed = try place.value(in: word, &queue) {
                    self.place = typed
                } else if let typed = try Option.language.value(in: word, &queue) {
                    language = typed
                } else {
                    rest.append(word)
                }
            }
        }
        words = rest
    }
}

extension Option {
    /// What was typed for this option, if the word is it: `--naam WAARDE` or `--naam=WAARDE`.
    fileprivate func value(
        in word: String, _ queue: inout ArraySlice<String>
    ) throws(UsageError) -> String? {
        let form = "--\(name)"
        let typed: String
        if word == form {
            typed = queue.popFirst() ?? ""
        } else if word.hasPrefix(form + "=") {
            typed = String(word.dropFirst(form.count + 1))
        } else {
            return nil
        }
        guard !typed.isEmpty else { throw valueMissing }
        return typed
    }
}
