internal import SyncProtocol

/// A change with what the hub knows of its coming: by whom, and with what proof.
struct Arrival {
    let change: Change
    let device: DeviceID
    /// The user of that device.
    let user: UserID
    /// Whether its own maker brings it.
    let isPushed: Bool
    let isProven: Bool
}

/// Which changes of a batch a valid receipt covers: those that have one, and their ancestors.
struct ProvenNames {
    private(set) var names: Set<ChangeName> = []

    init(_ proofs: [Proof], covering changes: [Change], key: [UInt8]) {
        for proof in proofs where proof.receipt.proves(proof.name, key: key) {
            names.insert(proof.name)
        }
        // Descendants stand behind their ancestors in a batch.
        for change in changes.reversed() where covers(change) {
            names.formUnion(change.header.parents)
        }
    }

    func covers(_ change: Change) -> Bool {
        names.contains(change.name)
            || change.header.formerHeaders.contains { names.contains($0.name) }
    }
}
