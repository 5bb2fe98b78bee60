import Foundation

/// Measures the engine on this machine: one JSON object a line, beside a plain figure where there is one.
@main
struct Veldbench {
    static func main() {
        do {
            try run(Array(CommandLine.arguments.dropFirst()))
        } catch let problem as UsageProblem {
            fail("veldbench: \(problem.words)\n\n\(usage)", status: 2)
        } catch {
            fail("veldbench: \(error)", status: 1)
        }
    }

    private static let usage = """
        veldbench text FILE [--each]   replay a recorded editing session; --each makes a change of every edit
        veldbench branches [N]         two people who type N edits each, apart
        veldbench rows [--n ROWS] [--each] [--folders F] [--rounds R]
                                       rows written, received and kept; --each also with a change a row
        veldbench commits [--n FORMS]  forms saved one by one, and one field of each changed
        veldbench open [--folders F] [--records R] [--at PLACE]
                                       a replica of many dossiers: opened, listed, written in;
                                       its files are kept where a place is named
        veldbench search [--folders F] [--records R] [--at PLACE]
                                       words looked up in many dossiers, and written in them
        veldbench hub [--n PUSHES] [--rounds R]
                                       durable pushes and pages of the feed, beside the bare loop;
                                       answers of 1 KiB, beside nginx
        veldbench waiting [--n DEVICES]
                                       devices that wait on the feed, until all hear of something
        veldbench screen [--n DOSSIERS]
                                       the screens of veldboek in a terminal: first paint, keys, search
        veldbench firstsync [--n CHANGES]
                                       a new device reads all that a hub has
        """

    private static func run(_ arguments: [String]) throws {
        guard let bench = arguments.first else { throw UsageProblem("which benchmark?") }
        let rest = arguments.dropFirst()
        switch bench {
        case "text": try text(rest)
        case "branches": try branches(rest)
        case "rows": try rows(rest)
        case "commits":
            let options = try Options(rest, valued: ["--n"])
            try options.refuseRest()
            try benchCommits(try options.number("--n", otherwise: 2000))
        case "open": try open(rest)
        case "search": try search(rest)
        case "hub": try hub(rest)
        case "waiting": try benchWaiting(try number(rest, otherwise: 10_000))
        case "screen":
            let options = try Options(rest, valued: ["--n"])
            try options.refuseRest()
            try benchScreens(dossiers: try options.number("--n", otherwise: 10_000))
        case "firstsync": try benchFirstSync(try number(rest, otherwise: 100_000))
        case "hub-part": try runHubPart(Array(rest))
        case "help", "--help", "-h": print(usage)
        default: throw UsageProblem("no such benchmark: \(bench)")
        }
    }

    private static func text(_ arguments: ArraySlice<String>) throws {
        let options = try Options(arguments, switches: ["--each"])
        guard options.rest.count == 1 else { throw UsageProblem("text takes one file") }
        try benchText(
            EditingTrace(file: options.rest[0]), each: options.switches.contains("--each"))
    }

    private static func branches(_ arguments: ArraySlice<String>) throws {
        let words = try Options(arguments).rest
        guard words.count <= 1, let count = Int(words.first ?? "10000"), count > 0 else {
            throw UsageProblem("branches takes a number of edits")
        }
        try benchBranches(count)
    }

    private static func rows(_ arguments: ArraySlice<String>) throws {
        let options = try Options(
            arguments, valued: ["--n", "--folders", "--rounds"], switches: ["--each"])
        try options.refuseRest()
        let work = Workload(
            count: try options.number("--n", otherwise: 100_000),
            folders: try options.number("--folders", otherwise: 1))
        try benchRows(
            work, rounds: try options.number("--rounds", otherwise: 3),
            each: options.switches.contains("--each"))
    }

    private static func open(_ arguments: ArraySlice<String>) throws {
        let options = try Options(arguments, valued: ["--folders", "--records", "--at"])
        try options.refuseRest()
        try benchOpening(
            folders: try options.number("--folders", otherwise: 10_000),
            records: try options.number("--records", otherwise: 60), place: options.text("--at"))
    }

    private static func search(_ arguments: ArraySlice<String>) throws {
        let options = try Options(arguments, valued: ["--folders", "--records", "--at"])
        try options.refuseRest()
        try benchSearch(
            folders: try options.number("--folders", otherwise: 10_000),
            records: try options.number("--records", otherwise: 60), place: options.text("--at"))
    }

    private static func hub(_ arguments: ArraySlice<String>) throws {
        let options = try Options(arguments, valued: ["--n", "--rounds"])
        try options.refuseRest()
        let count = try options.number("--n", otherwise: 10_000)
        let rounds = try options.number("--rounds", otherwise: 3)
        try Helper.moveAside()
        try benchGets(10 * count, rounds: rounds)
        try benchPushes(count, rounds: rounds)
    }

    private static func number(_ arguments: ArraySlice<String>, otherwise: Int) throws -> Int {
        let options = try Options(arguments, valued: ["--n"])
        try options.refuseRest()
        try Helper.moveAside()
        return try options.number("--n", otherwise: otherwise)
    }

    private static func fail(_ words: String, status: Int32) -> Never {
        FileHandle.standardError.write(Data((words + "\n").utf8))
        exit(status)
    }
}

/// The command was typed in a way that it does not know.
struct UsageProblem: Error {
    let words: String

    init(_ words: String) { self.words = words }
}
