internal import CLinux

/// What signals asked of the program since the loop last looked.
struct Signals: OptionSet {
    let rawValue: Int32

    static let resized = Signals(rawValue: Int32(CLINUX_RESIZED))
    static let continued = Signals(rawValue: Int32(CLINUX_CONTINUED))
    static let stopAsked = Signals(rawValue: Int32(CLINUX_STOP_ASKED))

    static func take() -> Signals { Signals(rawValue: clinux_terminal_take_signals()) }

    /// The number of the signal that asked for an end, or 0.
    static var ending: Int32 { clinux_terminal_ending() }
}
