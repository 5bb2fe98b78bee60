/// From when to when something holds, both days included; an open end is nil.
public struct Period: Hashable, Sendable {
    public let from: Day?
    public let to: Day?

    public static let always = Period(from: nil, to: nil)

    public init(from: Day?, to: Day? = nil) {
        self.from = from
        self.to = to
    }

    public func contains(_ day: Day) -> Bool {
        (from.map { $0 <= day } ?? true) && (to.map { day <= $0 } ?? true)
    }
}
