/// What was asked for on the command line.
enum Call {
    case help(String)
    case run(Command, Input, Settings)

    init(_ typed: [String], in table: [Command]) throws {
        var words = typed
        let settings = try Settings(taking: &words)
        if words.first == "help" {
            words.removeFirst()
            self = .help(Help.text(for: Self.commands(words, in: table), of: table))
        } else if settings.asksHelp || words.isEmpty {
            self = .help(Help.text(for: Self.commands(words, in: table), of: table))
        } else {
            let command = try Self.command(taking: &words, in: table)
            self = .run(command, try Input(words, of: command), settings)
        }
    }

    /// The commands that begin with the given words, as many of the words as fit.
    private static func commands(_ words: [String], in table: [Command]) -> [Command] {
        for count in [2, 1] where words.count >= count {
            let fitting = table.filter { $0.words.starts(with: words.prefix(count)) }
            if !fitting.isEmpty { return fitting }
        }
        return []
    }

    private static func command(
        taking words: inout [String], in table: [Command]
    ) throws -> Command {
        for count in [2, 1] where words.count >= count {
            let wanted = Array(words.prefix(count))
            guard let command = table.first(where: { $0.words == wanted }) else { continue }
            words.removeFirst(count)
            return command
        }
        let group = table.filter { $0.words[0] == words[0] }
        guard group.isEmpty else {
            throw UsageError(
                "\"\(words[0])\" wil een tweede woord: "
                    + group.map { $0.words.last! }.joined(separator: ", "))
        }
        let nearest = nearestWord(to: words[0], among: table.map { $0.words[0] })
        throw UsageError(
            "Er is geen opdracht \"\(words[0])\"." + (nearest.map { " Bedoelt u \($0)?" } ?? "")
                + " Typ: veldboek help")
    }
}

/// What holds for every command.
struct Settings {
    private(set) var isJSON = false
    private(set) var asksHelp = false
    private(set) var replicaPath: String?

    init(taking words: inout [String]) throws {
        var rest: [String] = []
        var index = 0
        while index < words.count {
            let word = words[index]
            index += 1
            if word == "--" {
                rest += words[(index - 1)...]
                break
            }
            switch word {
            case "--json": isJSON = true
            case "--help", "-h": asksHelp = true
            case "--replica":
                guard index < words.count, !words[index].isEmpty else {
                    throw UsageError("--replica wil een PAD.")
                }
                replicaPath = words[index]
                index += 1
            case _ where word.hasPrefix("--replica="):
                replicaPath = String(word.dropFirst("--replica=".count))
            default: rest.append(word)
            }
        }
        words = rest
    }
}
