/// What a network does to those who use it.
public enum Fault: Hashable, Sendable {
    case none
    /// Each piece arrives so much later.
    case delay(milliseconds: Int)
    case trickle(bytesPerSecond: Int)
    /// New connections and those that are used end with a reset.
    case refuse
    /// Bytes wait, and arrive when the fault ends: what TCP makes of a short partition.
    case stall
    /// Bytes vanish, and the connections that lost some stay silent for ever: a forgotten NAT.
    case blackHole
    /// A reset after so many bytes of a connection.
    case cut(afterBytes: Int, Direction)
    /// The hub gets the request, and its answer ends in a reset.
    case loseAnswers
}

public enum Direction: Hashable, Sendable, CaseIterable {
    case toHub
    case fromHub
}
