internal import Replica

/// A form as the replica keeps it: the version that it was opened on, and its draft.
typealias KeptForm = Form
