internal import Housing
internal import Replica
internal import SyncProtocol
internal import TerminalUI

// News, conflicts and what did not arrive, by line.

extension LineTalk {
    mutating func news(_ archive: Archive) throws -> [String] {
        let news = try archive.news(ofAll: false)
        guard !news.isEmpty else { return [say(Texts.noNews)] + menu() }
        stage = .news(news)
        let entries = news.enumerated().map { index, one in
            let count = say(Texts.newsCount(one.deeds.count, isNew: one.isNew))
            let deeds = one.deeds.map { deed in
                let from = deed.from.map { say(Texts.from($0)) + " " } ?? ""
                return
                    "\(deed.time) \(deed.author), \(deed.what): \(from)\(say(Texts.into(deed.to)))"
            }
            let toRead = one.toRead.isEmpty ? [] : [say(Texts.wroteAtOnce)]
            return (["\(index + 1). \(one.name): \(count)"] + deeds + toRead)
                .joined(separator: "\n")
        }
        return [say(Texts.newsHead(ofAll: false))] + tell(LineList(entries), archive)
            + [say(Texts.seenOrBack)]
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
        let all = try archive.conflicts()
        guard !all.isEmpty else { return [say(Texts.noConflicts)] + menu() }
        if all.count == 1 { return sides(of: all[0]) }
        stage = .conflicts(all)
        let entries = all.enumerated().map { "\($0 + 1). \($1.name), \(say($1.what))" }
        return [say(Texts.conflictsHead)] + tell(LineList(entries), archive)
            + [say(Texts.numberOrBack)]
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
            + ways(out: conflict).enumerated().map { index, way in
                "\(conflict.sides.count + index + 1). \(say(way == nil ? Texts.writeAnew : Texts.takeBoth))"
            } + [say(Texts.numberOrBack)]
    }

    /// Beside the sides: all of them in one value, and nil for a value that is written anew.
    private func ways(out conflict: ShownConflict) -> [Conflict.Choice?] {
        (conflict.both.map { [$0] } ?? []) + (conflict.question == nil ? [] : [nil])
    }

    mutating func choose(_ line: String, _ conflict: ShownConflict) -> [String] {
        let number = (Int(line) ?? 0) - 1
        if conflict.sides.indices.contains(number) {
            let side = conflict.sides[number]
            return why(conflict, side.choice, shown: side.value)
        }
        let ways = ways(out: conflict)
        guard ways.indices.contains(number - conflict.sides.count) else {
            return [say(Texts.noSuchNumber)]
        }
        if let both = ways[number - conflict.sides.count] {
            return why(conflict, both, shown: Texts.takeBoth)
        }
        guard let question = conflict.question else { return [] }
        stage = .anew(conflict, question)
        return [say(question.help.wording), say(Texts.lineOrBack)]
    }

    mutating func why(_ conflict: ShownConflict, _ choice: Conflict.Choice, shown: Wording)
        -> [String]
    {
        stage = .reason(conflict, choice, shown: shown)
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
        let unsaved = try archive.unsaved().flatMap { one in
            ["\(one.name), \(one.time): \(say(one.what))"] + one.contents
        }
        let (standing, today) = (try OfficeStanding(archive.replica), try archive.today)
        let arrived = standing.counts.map { Texts.arrived($0, standing.waiting, today) } ?? []
        return arrived.map(say)
            + (unsaved.isEmpty ? [say(Texts.nothingOpen)] : [say(Texts.unsavedHead)] + unsaved)
    }
}
