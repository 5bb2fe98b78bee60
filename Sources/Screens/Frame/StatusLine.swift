internal import Housing
internal import Replica
internal import TerminalUI

// What has arrived at the office and what has not, in signs and words.

extension OfficeStanding {
    /// A clock that is further off than this is told to people.
    private static let clockOffsetShown: Int64 = 5 * 60_000

    func parts(_ language: Language) -> [Line] {
        guard let counts else { return [Line(Texts.reading.in(language), .quiet)] }
        var parts = [
            Line(
                Texts.waiting(waiting).in(language), waiting > 0 ? .warning : .good),
            Line(Texts.lastSync(counts.lastContact, today).in(language)),
            Line(
                Texts.conflictCount(counts.conflicts).in(language),
                counts.conflicts > 0 ? .warning : .normal),
            Line(
                Texts.rejected(counts.rejected).in(language),
                counts.rejected > 0 ? .danger : .normal),
        ]
        if counts.held > 0 { parts.append(Line(Texts.held(counts.held).in(language), .warning)) }
        if counts.arriving > 0 { parts.append(Line(Texts.arriving(counts.arriving).in(language))) }
        if counts.clockOffset.magnitude > Self.clockOffsetShown.magnitude {
            parts.append(Line(Texts.clockOff(counts.clockOffset).in(language), .warning))
        }
        return parts
    }
}

extension Exchange {
    func line(_ language: Language) -> Line {
        switch self {
        case .unknown: Line()
        case .connected: Line(Texts.connected.in(language), .good)
        case .working(let progress): Line(Texts.working(progress).in(language), .accent)
        case .silent: Line(Texts.noConnection.in(language), .quiet)
        case .elsewhere: Line(Texts.exchangedElsewhere.in(language), .quiet)
        case .off(let reason): Line(Texts.notExchanging(reason).in(language), .warning)
        }
    }
}
