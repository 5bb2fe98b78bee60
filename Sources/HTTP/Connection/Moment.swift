/// A point on a clock that never jumps; whoever owns the loop reads the clock.
struct Moment: Comparable, Hashable, Sendable {
    let milliseconds: Int64

    static func < (one: Moment, other: Moment) -> Bool {
        one.milliseconds < other.milliseconds
    }

    static func + (moment: Moment, milliseconds: Int) -> Moment {
        Moment(milliseconds: moment.milliseconds + Int64(milliseconds))
    }

    /// The milliseconds from one moment to another.
    static func - (later: Moment, earlier: Moment) -> Int {
        Int(later.milliseconds - earlier.milliseconds)
    }
}
