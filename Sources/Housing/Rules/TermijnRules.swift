// What warns because of time alone: R1, R2 and R3.

extension Naslag {
    /// Of a traject as it stands today.
    public func findings(_ feiten: TrajectFeiten, on today: Day) -> [RuleFinding] {
        [
            offer(feiten.offerClock(on: today), .r1, feiten, today),
            offer(feiten.shortRouteClock(on: today), .r2, feiten, today),
        ].compactMap(\.self)
    }

    private func offer(_ clock: OfferClock?, _ rule: Rule, _ feiten: TrajectFeiten, _ today: Day)
        -> RuleFinding?
    {
        let regio = feiten.gemeente.flatMap(gemeente)?.regio
        let words: Words
        switch clock {
        case .late(let until):
            words = Words(
                "er is nog geen aanbod; uiterlijk \(until)",
                "there is no offer yet; at the latest \(until)")
        case .breached(let since):
            words =
                rule == .r2
                ? Words("de 3 maanden zijn om sinds \(since)", "the 3 months ended on \(since)")
                : Words("de 12 maanden zijn om sinds \(since)", "the 12 months ended on \(since)")
        case .running, .stopped, nil: return nil
        }
        return RuleFinding(rule, effect(of: rule, in: regio, on: today), words)
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
