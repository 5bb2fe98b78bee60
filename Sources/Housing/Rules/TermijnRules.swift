// What warns because of time alone: R1, R2 and R3.

extension TrajectFeiten {
    /// R1 and R2, where a term has passed.
    func brokenTerms(on today: Day) -> [(Rule, OfferClock)] {
        [(Rule.r1, offerClock(on: today)), (.r2, shortRouteClock(on: today))]
            .compactMap { rule, clock in
                switch clock {
                case .late, .breached: (rule, clock!)
                case .running, .stopped, nil: nil
                }
            }
    }
}

extension OfferClock {
    var isBreach: Bool { if case .breached = self { true } else { false } }

    /// Of a term that has passed.
    func finding(_ rule: Rule, _ effect: Regelgevolg) -> RuleFinding {
        let words =
            switch self {
            case .late(let until), .running(let until):
                Words(
                    "er is nog geen aanbod; uiterlijk \(until)",
                    "there is no offer yet; at the latest \(until)")
            case .breached(let since), .stopped(let since, _):
                rule == .r2
                    ? Words("de 3 maanden zijn om sinds \(since)", "the 3 months ended on \(since)")
                    : Words(
                        "de 12 maanden zijn om sinds \(since)", "the 12 months ended on \(since)")
            }
        return RuleFinding(rule, effect, words)
    }
}

extension Naslag {
    /// Of a traject as it stands today.
    public func findings(_ feiten: TrajectFeiten, on today: Day) -> [RuleFinding] {
        let regio = feiten.gemeente.flatMap(gemeente)?.regio
        return feiten.brokenTerms(on: today).map { rule, clock in
            clock.finding(rule, effect(of: rule, in: regio, on: today))
        }
    }

    /// R3: a moment that is logged outside its window.
    public func outside(_ number: Int64, from start: Day, loggedOn day: Day, in regio: Regio?)
        -> RuleFinding?
    {
        let window = Nazorg.window(number, from: start)
        guard !window.contains(day) else { return nil }
        return RuleFinding(
            .r3, effect(of: .r3, in: regio, on: day),
            Words(
                "buiten de termijn van moment \(number) (\(window.lowerBound) t/m "
                    + "\(window.upperBound))",
                "outside the window of moment \(number) (\(window.lowerBound) to "
                    + "\(window.upperBound))"))
    }
}
