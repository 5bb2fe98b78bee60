internal import SQLite
public import SyncProtocol

/// What became of a bundle on this replica.
public struct BundleReport: Sendable {
    public let head: BundleHead
    /// In the bundle's order.
    public let folders: [ReportedFolder]
}

public struct ReportedFolder: Hashable, Sendable {
    public let folder: FolderID
    public let outcome: Outcome

    public enum Outcome: Hashable, Sendable {
        /// With so many changes that were not here yet.
        case taken(new: Int)
        /// It lies outside what was granted, or the hub said that it left.
        case notYours
        case erased
    }
}

// What a colleague hands over counts here at once, until the hub has spoken.

extension Replica {
    /// All of the bundle or nothing: a file that was cut off or changed is not read.
    public func readBundle(from source: @escaping () throws -> [UInt8]?) throws -> BundleReport {
        try receive { receiving in
            var reader = try BundleReader(source)
            try refuseOfOtherHub(reader.head)
            var outcomes: [FolderID: ReportedFolder.Outcome] = [:]
            var opened: [FolderID] = []
            for bundled in reader.head.folders {
                let (outcome, isNew) = try outcome(for: bundled)
                outcomes[bundled.folder] = outcome
                if isNew { opened.append(bundled.folder) }
            }
            while let changes = try reader.next() {
                for item in changes {
                    let folder = item.change.header.folder
                    guard case .taken(let new) = outcomes[folder] else { continue }
                    if try receiving.takeUnconfirmed(item.change, item.receipt) {
                        outcomes[folder] = .taken(new: new + 1)
                    }
                }
            }
            try receiving.finish()
            for folder in outcomes.keys.sorted() { try showIfArriving(folder) }
            for folder in try dropWhatLiesElsewhere(opened) { outcomes[folder] = .notYours }
            return BundleReport(
                head: reader.head,
                folders: reader.head.folders.map {
                    ReportedFolder(folder: $0.folder, outcome: outcomes[$0.folder]!)
                })
        }
    }

    private func refuseOfOtherHub(_ head: BundleHead) throws {
        guard let hub = try hub() else { throw ReplicaError.notEnrolled }
        guard hub == head.hub else { throw ReplicaError.bundleOfOtherHub }
    }

    /// A folder that is not known here is opened, if its maker says that it lies where it may.
    private func outcome(
        for bundled: BundledFolder
    ) throws -> (ReportedFolder.Outcome, isNew: Bool) {
        switch try state(of: bundled.folder) {
        case .here, .arriving: return (.taken(new: 0), false)
        case .leaving, .left: return (.notYours, false)
        case .erased: return (.erased, false)
        case nil:
            guard try mayHold(bundled.places) else { return (.notYours, false) }
            try setState(.here, of: bundled.folder)
            return (.taken(new: 0), true)
        }
    }

    /// What a colleague has whole is shown before the hub's reading comes to its end.
    private func showIfArriving(_ folder: FolderID) throws {
        guard try state(of: folder) == .arriving, try !hasHeads(folder) else { return }
        try settle(folder)
    }

    /// The maker's word on where a folder lies is held against its changes.
    private func dropWhatLiesElsewhere(_ opened: [FolderID]) throws -> [FolderID] {
        let dropped = try opened.filter { try !mayHold(livePlaces(of: $0)) }
        for folder in dropped {
            try clearDerived(folder)
            for table in ["change", "folder"] {
                try db.run(
                    "DELETE FROM \(table) WHERE folder = :folder", ["folder": .blob(folder.bytes)])
            }
        }
        // The hub may know better whose the others are, and more of them.
        if dropped.count < opened.count { try setComparisonDue(true) }
        return dropped
    }

    private func mayHold(_ places: [Scope]) throws -> Bool {
        let granted = try grants().map(\.scope) + [.everybody]
        return places.contains { place in granted.contains { $0.covers(place) } }
    }
}
