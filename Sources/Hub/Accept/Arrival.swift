internal import SyncProtocol

/// A change with what the hub knows of its coming: by whom, and with what proof.
struct Arrival {
    let change: Change
    let device: DeviceID
    /// The user of that device.
    let user: UserID
    /// None where the device was taken back.
    let grants: [Grant]
    /// Whether its own maker brings it.
    let isPushed: Bool
    let isProven: Bool
    /// Where the hub keeps it already; nil for what it never saw.
    var number: Int64?

    var header: Header { change.header }

    /// The names that others may know it by, the present one last.
    var names: [ChangeName] { header.formerHeaders.map(\.name) + [change.name] }
}

/// Which changes of a batch a valid receipt covers: those that have one, and their ancestors.
struct ProvenNames {
    private(set) var names: Set<ChangeName> = []

    init(_ proofs: [Proof], covering changes: [Change], key: [UInt8]) {
        guard !proofs.isEmpty else { return }
        for proof in proofs where proof.receipt.proves(proof.name, key: key) {
            names.insert(proof.name)
        }
        // Descendants stand behind their ancestors in a batch.
        for change in changes.reversed() where covers(change) {
            names.formUnion(change.header.parents)
        }
    }

    func covers(_ change: Change) -> Bool {
        guard !names.isEmpty else { return false }
        return names.contains(change.name)
            || change.header.formerHeaders.contains { names.contains($0.name) }
    }
}
