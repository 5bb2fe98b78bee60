internal import Housing
internal import TerminalUI

// Aftercare: the board, and a control moment at the door.

extension Texts {
    static let nazorg = Wording("nazorg", "aftercare")
    static let moment = Wording("controlemoment", "control moment")
    static let logMoment = Wording("log", "log")
    static let allGood = Wording("alles goed", "all is well")
    static let notAtHome = Wording("niet thuis", "not at home")
    static let signal = Wording("signaal", "signal")
    static let otherDay = Wording("andere dag", "other day")
    static let skip = Wording("overslaan", "skip")
    static let proposeClosing = Wording("stel afsluiten voor", "propose to close")
    static let doneWriting = Wording("klaar met typen", "done typing")
    static let signalYes = Wording("ja, naar het kantoor", "yes, to the office")
    static let signalNo = Wording("nee", "no")

    static let noMomentHere = Wording(
        "Er wacht hier geen controlemoment.", "No control moment waits here.")
    static let somethingFound = Wording(
        "U gaf al aan dat er iets is. Enter bewaart dat.",
        "You said that something is amiss. Enter saves that.")
    static let nothingFoundYet = Wording(
        "Kies eerst wat er is, of druk op g als alles goed is.",
        "Choose first what is amiss, or press g if all is well.")
    static let alreadyLogged = Wording(
        "Dit controlemoment is al gelogd.", "This control moment was logged already.")
    static let noMoments = Wording("Hier staat geen controlemoment.", "No control moment here.")

    static func name(_ bevinding: Bevinding) -> Wording {
        switch bevinding {
        case .woont: Wording("woont er nog", "still lives there")
        case .huur: Wording("huur", "rent")
        case .overlast: Wording("overlast", "nuisance")
        case .begeleiding: Wording("begeleiding", "guidance")
        case .zorgen: Wording("andere zorgen", "other worries")
        }
    }

    static func answer(_ bevinding: Bevinding, isFound: Bool) -> Wording {
        switch (bevinding, isFound) {
        case (.woont, false): Wording("ja", "yes")
        case (.woont, true): Wording("! nee, woont er niet meer", "! no, moved away")
        case (.huur, false): Wording("wordt betaald", "is paid")
        case (.huur, true): Wording("! achterstand", "! arrears")
        case (.overlast, true): Wording("! ja", "! yes")
        case (.begeleiding, false): Wording("loopt, of niet nodig", "goes on, or not needed")
        case (.begeleiding, true): Wording("! gestopt", "! stopped")
        case (.overlast, false), (.zorgen, false): Wording("nee", "no")
        case (.zorgen, true): Wording("! ja; typ ze met n", "! yes; type them with n")
        }
    }

    static func loggedAs(_ outcome: String) -> Wording {
        Wording("Al gelogd: \(outcome).", "Logged already: \(outcome).")
    }

    static func momentLogged(_ name: String, _ uitkomst: ControlemomentUitkomst, _ signals: Int)
        -> Wording
    {
        let dutch = signals > 0 ? ", signaal naar kantoor" : ""
        let english = signals > 0 ? ", signal to the office" : ""
        return Wording(
            "Gelogd op dit apparaat: \(name), \(uitkomst.label)\(dutch). z draait het terug.",
            "Logged on this device: \(name), \(uitkomst.label)\(english). z undoes it.")
    }

    static func absentLogged(_ name: String) -> Wording {
        Wording(
            "Niet thuis genoteerd: \(name). Het moment blijft open.",
            "Not at home, noted: \(name). The moment stays open.")
    }

    static func logAnyway(isGood: Bool) -> Wording {
        let key = isGood ? "g" : "Enter"
        return Wording(
            "Klopt het toch? Druk nog eens op \(key).",
            "Is it right all the same? Press \(key) again.")
    }

    /// When it is due: its window, and the days that are left.
    static func due(
        _ due: Nazorg.Due, _ window: ClosedRange<Day>, _ afspraak: Day?, _ today: Day,
        isShort: Bool = false
    ) -> Wording {
        let (first, last) = (window.lowerBound, window.upperBound)
        let left = last.number - today.number
        let words =
            switch due {
            case .now:
                left == 0
                    ? Wording("vandaag de laatste dag", "today is the last day")
                    : Wording("nog \(days(left).dutch)", "\(days(left).english) left")
            case .later:
                Wording(
                    "over \(days(first.number - today.number).dutch)",
                    "in \(days(first.number - today.number).english)")
            case .late: Wording("\(days(-left).dutch) te laat", "\(days(-left).english) late")
            case .missed: Wording("gemist", "missed")
            }
        guard !isShort else { return words }
        let agreed = afspraak.map { (", afspraak \($0)", ", agreed for \($0)") } ?? ("", "")
        return Wording(
            "\(short(first)) t/m \(last)  \(words.dutch)\(agreed.0)",
            "\(short(first)) to \(last)  \(words.english)\(agreed.1)")
    }

    /// A day without its year, where another one stands beside it.
    private static func short(_ day: Day) -> String {
        let (_, month, ofMonth) = day.yearMonthDay
        return "\(ofMonth)-\(month)"
    }

    static func days(_ count: Int64) -> Wording {
        Wording(count == 1 ? "1 dag" : "\(count) dagen", count == 1 ? "1 day" : "\(count) days")
    }

    static func part(_ part: NazorgPage.Part) -> Wording {
        switch part {
        case .open: Wording("open", "open")
        case .now: Wording("nu", "now")
        case .late: Wording("te laat", "late")
        case .missed: Wording("gemist", "missed")
        case .later: Wording("later", "later")
        }
    }

    static func attempts(_ count: Int) -> Wording {
        Wording("  niet thuis \(count)×", "  not at home \(count)×")
    }
}
