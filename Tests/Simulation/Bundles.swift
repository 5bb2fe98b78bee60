internal import Hub
internal import Replica
internal import SeededChance
internal import SyncProtocol

// Bundles go from hand to hand, past the hub.

extension World {
    /// So many sticks lie about; older ones were overwritten.
    private static let bundlesKept = 12

    func makeBundle(on device: SimulatedDevice) throws {
        let folders = try device.calm.folders(.here).filter { _ in !random.once(in: 3) }
        guard !folders.isEmpty else { return }
        var bytes: [UInt8] = []
        try device.calm.makeBundle(of: folders) { bytes += $0 }
        bundles.append((device.name, bytes))
        if bundles.count > Self.bundlesKept { bundles.removeFirst() }
        tell("\(device.name) makes a bundle of \(folders)")
    }

    /// A fresh one or an old one, for him or not.
    func readBundle(on device: SimulatedDevice) throws {
        guard
            let bundle = random.once(in: 2)
                ? bundles.last : bundles.randomElement(using: &random)
        else { return }
        let pieces = pieces(of: bundle.bytes)
        let report = try device.attempt { device in
            var left = pieces[...]
            return try device.replica.readBundle { left.popFirst() }
        }
        guard let report else { return tell("\(device.name) crashed on a bundle") }
        tell(
            "\(device.name) reads a bundle of \(bundle.maker): \(report.folders.map(\.outcome))")
    }

    private func pieces(of bytes: [UInt8]) -> [[UInt8]] {
        var pieces: [[UInt8]] = []
        var rest = bytes[...]
        while !rest.isEmpty {
            let piece = rest.prefix(Int.random(in: 1...5_000, using: &random))
            pieces.append(Array(piece))
            rest = rest.dropFirst(piece.count)
        }
        return pieces
    }

    func offerBundled(on device: SimulatedDevice) throws {
        let folders = try device.calm.folders(.here)
        let count = try device.attempt { try $0.replica.offerBundled(of: folders) }
        tell("\(device.name) will offer \(count ?? 0) changes from bundles")
    }

    /// At rest a change is unconfirmed only while the hub holds it, or where nobody can bring it any more:
    /// its maker's disk was put back, or he knows it as rejected by a hub that has forgotten it.
    func checkUnconfirmed() throws {
        let held = Set(try hub.calm.heldChanges().map(\.name))
        for device in devices {
            let replica = device.replica
            for folder in try replica.folders(.here) {
                for entry in try replica.history(of: folder)
                where entry.standing == .unconfirmed && !held.contains(entry.name) {
                    if try isWith(aMakerOf: entry.name, in: folder) {
                        throw Failure("\(device.name) has not heard of \(entry.name)")
                    }
                }
            }
        }
    }

    private func isWith(aMakerOf name: ChangeName, in folder: FolderID) throws -> Bool {
        try devices.contains { device in
            try device.replica.history(of: folder).contains {
                $0.name == name && ($0.standing == .waiting || $0.standing == .accepted)
            }
        }
    }

    /// What was made on a disk that was put back has nobody to push it.
    func offerWhatNobodyBrings() throws {
        for device in devices {
            let count = try device.replica.offerBundled(of: device.replica.folders(.here))
            if count > 0 { tell("\(device.name) offers \(count) changes in the quiet phase") }
        }
        try synchroniseAll()
    }
}
