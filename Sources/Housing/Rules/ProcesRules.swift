// R11: which processes a gemeente offers.

extension Naslag {
    /// Nil where the process is offered there on that day.
    func notOffered(_ woonproces: Woonproces, in gemeente: Gemeente, on day: Day) -> RuleFinding? {
        let offered = processes(in: gemeente, on: day)
        guard !offered.contains(woonproces) else { return nil }
        let list = offered.map(\.label).joined(separator: ", ")
        return RuleFinding(
            .r11, effect(of: .r11, in: gemeente.regio, on: day),
            Words(
                "\(gemeente.naam) biedt \(woonproces.label) niet aan op \(day); "
                    + (list.isEmpty ? "er is daar nog geen woonproces" : "wel: \(list)"),
                "\(gemeente.naam) does not offer \(woonproces.label) on \(day); "
                    + (list.isEmpty ? "it has no process yet" : "it does offer: \(list)")))
    }
}
