public import Replica

// Where a control moment stands.

extension ShownRecord {
    public var isLogged: Bool { whole(ControlemomentField.uitkomst) != nil }

    /// Logging beats skipping, whoever came last.
    public var isSkipped: Bool { !isLogged && day(ControlemomentField.overgeslagenOp) != nil }
}
