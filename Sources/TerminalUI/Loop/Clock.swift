internal import CLinux

/// The time of the loop, in milliseconds from any start; it never goes back.
public protocol LoopClock {
    var milliseconds: Int64 { get }
}

/// The clock of the machine.
public struct MachineClock: LoopClock {
    public init() {}

    public var milliseconds: Int64 { clinux_monotonic_milliseconds() }
}
