internal import Housing
internal import Replica
internal import SyncProtocol
internal import TerminalUI

// News, conflicts and what did not arrive, by line.

extension LineTalk {
    mutating func news(_ archive: Archive) throws -> [String] {
        let news = Array(try archive.news(ofAll: false).prefix(Self.most))
        guard !news.isEmpty else { return [say(Texts.noNews)] + menu() }
        stage = .news(news)
        let lines = news.enumerated().flatMap { index, one in
            [
                "\(index + 1). \(one.name): \(say(Texts.newsCount(one.deeds.count, isNew: one.isNew)))"
            ]
                + one.deeds.map { deed in
                    let from = deed.from.map { say(Texts.from($0)) + " " } ?? ""
                    return
                        "\(deed.time) \(deed.author), \(deed.what): \(from)\(say(Texts.into(deed.to)))"
                }
                + (one.toRead.isEmpty ? [] : [say(Texts.wroteAtOnce)])
        }
        return [say(Texts.newsHead(ofAll: false))] + lines + [say(Texts.seenOrBack)]
    }

    /// A number is one dossier, a word all of them.
    mutating func see(_ line: String, _ news: [DossierNews], _ archive: Archive) throws -> [String]
    {
        let seen: [DossierNews]
        if let number = Int(line), news.indices.contains(number - 1) {
            seen = [news[number - 1]]
        } else if line.lowercased() == say(Texts.allWord) {
            seen = news
        } else {
            return [say(Texts.noSuchNumber)]
        }
        try archive.markSeen(seen)
        return [say(Texts.seen(seen.count))] + menu()
    }

    mutating func conflicts(_ archive: Archive) throws -> [String] {
        let all = Array(try archive.conflicts().prefix(Self.most))
        guard !all.isEmpty else { return [say(Texts.noConflicts)] + menu() }
        if all.count == 1 { return sides(of: all[0]) }
        stage = .conflicts(all)
        return [say(Texts.conflictsHead)]
            + all.enumerated().map { index, one in
                "\(index + 1). \(one.name), \(say(one.what))"
            } + [say(Texts.numberOrBack)]
    }

    mutating func sides(of conflict: ShownConflict) -> [String] {
        stage = .side(conflict)
        return ["\(conflict.name), \(say(conflict.what))", say(Texts.conflictHint)]
            + conflict.sides.enumerated().map { index, side in
                let basis = side.basis.map(say).joined(separator: " / ")
                let saw = basis.isEmpty ? Texts.nothingThere : Texts.insteadOf(basis)
                return
                    "\(index + 1). \(say(side.value)), \(say(Texts.by(side.author, side.time))), "
                    + say(saw) + (side.isShown ? ", \(say(Texts.shownNow))" : "")
            }
            + (conflict.both == nil
                ? [] : ["\(conflict.sides.count + 1). \(say(Texts.takeBoth))"])
            + [say(Texts.numberOrBack)]
    }

    mutating func choose(_ line: String, _ conflict: ShownConflict) -> [String] {
        let number = (Int(line) ?? 0) - 1
        if conflict.sides.indices.contains(number) {
            let side = conflict.sides[number]
            stage = .reason(conflict, side.choice, shown: side.value)
        } else if number == conflict.sides.count, let both = conflict.both {
            stage = .reason(conflict, both, shown: Texts.takeBoth)
        } else {
            return [say(Texts.noSuchNumber)]
        }
        return Texts.usualReasons.enumerated().map { "\($0.offset + 1). \(say($0.element))" }
            + [say(Texts.whyLine)]
    }

    mutating func decide(
        _ line: String, _ conflict: ShownConflict, _ choice: Conflict.Choice, _ shown: Wording,
        _ archive: Archive
    ) throws -> [String] {
        let number = (Int(line) ?? 0) - 1
        let usual = Texts.usualReasons
        let reason = usual.indices.contains(number) ? say(usual[number]) : line
        try archive.decide(conflict.conflict, choice, reason)
        return [say(Texts.chosen(shown))] + menu()
    }

    /// In sentences what has arrived, and what was held or rejected and why.
    mutating func waiting(_ archive: Archive) throws -> [String] {
        let standing = try OfficeStanding(archive.replica)
        let today = try archive.today
        let unsaved = try archive.unsaved().flatMap { one in
            ["\(one.name), \(one.time): \(say(one.what))"] + one.contents
        }
        let arrived = standing.counts.map { Texts.arrived($0, standing.waiting, today) } ?? []
        return arrived.map(say)
            + (unsaved.isEmpty ? [say(Texts.nothingOpen)] : [say(Texts.unsavedHead)] + unsaved)
    }
}
