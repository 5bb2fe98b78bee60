internal import Commands
internal import Foundation
internal import Housing
internal import HubClient
internal import Replica
internal import Screens
internal import TerminalUI

/// The field book line by line: what `veldboek --lineair` is, for screen readers and simple terminals.
struct LineByLine {
    private static let name = "lineair"
    static let option = Option(
        name: name, value: nil, help: "vraag en antwoord per regel, voor wie meeluistert")

    static func isAsked(_ settings: Settings) -> Bool { settings.has(name) }

    /// What it opens the replica for: all that looks and writes here, and nothing that needs the hub.
    private static let opening = CommandTable.program.commands.first { $0.name == "vandaag" }!

    private let desk: Desk
    private let archive: Archive

    init(_ settings: Settings, stop: StopSignal) throws {
        var desk = try Desk(settings, for: Self.opening, stop: stop)
        desk.isLineByLine = true
        self.desk = desk
        archive = try Archive(desk.replica)
    }

    /// Until somebody says that it is enough, or no line comes any more.
    func run() async {
        var talk = LineTalk(
            Catalogue.current.isDutch ? .dutch : .english, isPractice: desk.isPractice)
        write(talk.begin(archive))
        while let line = readLine() {
            let (lines, wish) = talk.take(line, archive)
            write(lines)
            switch wish {
            case .end: return
            case .sync:
                write(LineTalk.clean(await exchange()))
                write(talk.begin(archive))
            case nil: break
            }
        }
    }

    private func write(_ lines: [String]) { Output.write(lines.joined(separator: "\n")) }

    private func exchange() async -> [String] {
        do {
            if desk.isPractice { throw PracticeMeetsNoHub() }
            guard let address = try desk.files.hubAddress() else { throw ReplicaError.notEnrolled }
            return try await desk.syncing { try await desk.sync(with: address).answer.lines }
        } catch { return [Failure(error).message] }
    }
}
