// What has to be done, in words; only of what is shown.

extension Worklist.Task {
    public var words: Words {
        switch reason {
        case .conflict:
            Words(
                "los van elkaar anders besloten; kies: veldboek conflicten",
                "decided differently apart; choose: veldboek conflicten")
        case .term(let rule, let clock): clock.finding(rule, .waarschuwt).sentence
        case .moment(let moment): Self.words(moment)
        case .signal(let signal):
            Words(
                "signaal: \(signal.soort.label)" + (signal.isTaken ? ", opgepakt" : ""),
                "signal: \(signal.soort.label)" + (signal.isTaken ? ", taken up" : ""))
        case .proposal(let proposal):
            Words(
                "voorstel tot afsluiten: \(proposal.uitkomst.label), \(proposal.reden)",
                "proposal to close: \(proposal.uitkomst.label), \(proposal.reden)")
        case .intake(let day):
            Words("intake gepland op \(day)", "intake planned for \(day)")
        case .ending(let end):
            Words(
                "de nazorg eindigde op \(end); sluit af, of stel het voor",
                "aftercare ended on \(end); close it, or propose to")
        case .durability:
            Words(
                "\(Termijn.durabilityYears) jaar na de afsluiting: meet of de woning duurzaam was",
                "\(Termijn.durabilityYears) years after closing: measure whether the home lasted")
        }
    }

    /// For a row on a screen: the rule by its name alone, and no command to type.
    public var brief: Words {
        switch reason {
        case .term(let rule, let clock):
            let words = clock.finding(rule, .waarschuwt).words
            return Words("\(words.dutch) (\(rule.name))", "\(words.english) (\(rule.name))")
        case .conflict: return Words("los van elkaar anders besloten", "decided differently apart")
        case .moment, .signal, .proposal, .intake, .ending, .durability: return words
        }
    }

    private static func words(_ moment: NazorgBoard.Moment) -> Words {
        let until = moment.window.upperBound
        if moment.due == .late {
            return Words(
                "controlemoment \(moment.number) te laat; de termijn was tot \(until)",
                "control moment \(moment.number) is late; its window ended \(until)")
        }
        if let day = moment.afspraak {
            return Words(
                "controlemoment \(moment.number), afgesproken op \(day)",
                "control moment \(moment.number), agreed for \(day)")
        }
        return Words(
            "controlemoment \(moment.number), tot en met \(until)",
            "control moment \(moment.number), up to \(until)")
    }
}

extension Worklist.Task.Kind {
    /// As machines read it.
    public var word: String {
        switch self {
        case .conflict: "conflict"
        case .breach: "termijn-voorbij"
        case .lateMoment: "controlemoment-te-laat"
        case .signal: "signaal"
        case .proposal: "voorstel"
        case .moment: "controlemoment"
        case .intake: "intake"
        case .offer: "aanbod"
        case .ending: "nazorg-voorbij"
        case .durability: "duurzaamheidsmeting"
        }
    }
}
