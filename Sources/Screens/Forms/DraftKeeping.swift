/// When a page keeps what is typed: at once, and again as soon as that is done and more was typed.
struct DraftKeeping: Hashable, Sendable {
    private var isUnder = false
    private(set) var isDirty = false

    /// Something was typed; true where it is to be kept now.
    mutating func typed() -> Bool {
        isDirty = true
        return begin()
    }

    /// The last keeping is done; true where there is more.
    mutating func done() -> Bool {
        isUnder = false
        return begin()
    }

    /// Before the page closes nothing waits for anything; true where something was not kept yet.
    mutating func leave() -> Bool {
        defer { isDirty = false }
        return isDirty
    }

    private mutating func begin() -> Bool {
        guard isDirty, !isUnder else { return false }
        isDirty = false
        isUnder = true
        return true
    }
}
