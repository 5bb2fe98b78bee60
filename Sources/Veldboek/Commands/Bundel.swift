internal import Commands
internal import Foundation
internal import Housing
internal import Replica
internal import SyncProtocol

/// Makes a file with dossiers for a colleague without a network, behind a passphrase.
func bundelMaak(_ input: Input, _ desk: Desk) async throws -> Answer {
    let path = input.argument(0)
    guard !FileManager.default.fileExists(atPath: path) else {
        throw Refused(say("{1} is er al.", path))
    }
    let folders = try bundled(input.argument(1), desk)
    let unfinished = path + ".onaf"
    unlink(unfinished)
    let count: Int
    do {
        count =
            input.has("onversleuteld")
            ? try BundleFile.make(unfinished) { try desk.replica.makeBundle(of: folders, to: $0) }
            : try Encryption.write(unfinished, try Passphrase.ask(twice: true)) {
                try desk.replica.makeBundle(of: folders, to: $0)
            }
        guard rename(unfinished, path) == 0 else { throw FileFailure.now(path) }
    } catch {
        unlink(unfinished)
        throw error
    }
    let dossiers = counted(Int64(folders.count), "dossier", "dossiers")
    var lines = [
        say(
            "{1} met {2} staat in {3}.", dossiers,
            counted(Int64(count), "wijziging", "wijzigingen"), path)
    ]
    if !input.has("onversleuteld") {
        lines.append(say("Zeg het wachtwoord door; schrijf het niet bij het bestand."))
    }
    return Answer(
        lines,
        [
            "file": .text(path), "folders": .number(Int64(folders.count)),
            "changes": .number(Int64(count)),
        ])
}

/// `alles`, or numbers with commas between them.
private func bundled(_ typed: String, _ desk: Desk) throws -> [FolderID] {
    guard typed != "alles" else { return try desk.everyFolder() }
    return try typed.split(separator: ",").map { try desk.folder(String($0)) }
}

/// Reads a colleague's bundle: what it holds counts here at once, until the hub has spoken.
func bundelLees(_ input: Input, _ desk: Desk) async throws -> Answer {
    let path = input.argument(0)
    let report =
        try BundleFile.isEncrypted(path)
        ? Encryption.read(path, Passphrase.ask(twice: false), desk.replica.readBundle)
        : BundleFile.read(path, desk.replica.readBundle)
    let numbers = try desk.numbers(
        alsoOf: report.folders.map(\.folder).filter { $0 != Personeel.folder })
    let made = LocalTime(milliseconds: report.head.madeAt)
    let head = say("Bundel van {1}, gemaakt {2}.", report.head.makerName, made)
    let lines = report.folders.map { "  \(numbers[$0.folder]?.description ?? "?")  \($0.words)" }
    return Answer(
        [head] + lines,
        [
            "maker": .text(report.head.makerName), "madeAt": .number(report.head.madeAt),
            "folders": .array(
                report.folders.map {
                    [
                        "folder": .text($0.folder.description),
                        "dossier": JSON(numbers[$0.folder]?.description),
                        "outcome": .text($0.code), "new": .number($0.new),
                    ]
                }),
        ])
}

/// Offers what came from a bundle, because its maker cannot call in any more.
func bundelBiedAan(_ input: Input, _ desk: Desk) async throws -> Answer {
    let count = try desk.replica.offerBundled(of: bundled(input.argument(0), desk))
    let words =
        count == 0
        ? say("Er is niets om aan te bieden.")
        : say(
            "{1} gaan bij de volgende sync mee; het kantoor beslist.",
            counted(Int64(count), "wijziging", "wijzigingen"))
    return Answer(words, ["offered": .number(Int64(count))])
}

extension ReportedFolder {
    fileprivate var new: Int64 {
        guard case .taken(let new) = outcome else { return 0 }
        return Int64(new)
    }

    fileprivate var code: String {
        switch outcome {
        case .taken: "taken"
        case .notYours: "notYours"
        case .erased: "erased"
        }
    }

    fileprivate var words: String {
        switch outcome {
        case .taken(0): say("niets nieuws")
        case .taken(let new):
            counted(Int64(new), "wijziging", "wijzigingen") + ", " + say("nog niet bevestigd")
        case .notYours: say("niet voor u: overgeslagen")
        case .erased: say("vernietigd: overgeslagen")
        }
    }
}
