internal import Merge
internal import SQLite
public import SyncProtocol

// A bundle of folders, for a colleague without a network.

extension Replica {
    /// Writes all that counts here of these folders, and returns how many changes that were.
    ///
    /// The file is in clear: who calls this gives the bytes to a program that encrypts them.
    @discardableResult
    public func makeBundle(
        of folders: [FolderID], to sink: @escaping ([UInt8]) throws -> Void
    ) throws -> Int {
        log.forget()
        return try db.read {
            var writer = try BundleWriter(bundleHead(of: folders), to: sink)
            var count = 0
            for folder in folders {
                try forEachCounting(in: folder) { row in
                    try writer.append(row.change, row.receipt)
                    count += 1
                }
            }
            try writer.finish()
            return count
        }
    }

    private func bundleHead(of folders: [FolderID]) throws -> BundleHead {
        guard let hub = try hub(), let maker = try user() else { throw ReplicaError.notEnrolled }
        return BundleHead(
            hub: hub, epoch: try cursor()?.epoch, maker: maker.id, makerName: maker.name,
            madeAt: try now(),
            folders: try folders.map { folder in
                switch try state(of: folder) {
                case .here: break
                case .arriving where try hasHeads(folder): break
                default: throw ReplicaError.folderNotHere(folder)
                }
                return BundledFolder(folder: folder, places: try livePlaces(of: folder))
            })
    }

    /// Each after its parents: what counts stands in the log in such an order.
    private func forEachCounting(
        in folder: FolderID, _ body: (LogRow) throws -> Void
    ) throws {
        var last: Int64 = 0
        while true {
            let rows = try db.all(
                """
                SELECT \(LogRow.columns)
                FROM change
                WHERE folder = :folder AND counts = 1 AND number > :last
                ORDER BY number
                LIMIT \(Self.rowsPerQuery)
                """,
                ["folder": .blob(folder.bytes), "last": .integer(last)], LogRow.init)
            guard let end = rows.last else { return }
            for row in rows { try body(row) }
            last = end.number.rawValue
        }
    }

    /// Enough to be quick, and few enough to be held at once.
    private static var rowsPerQuery: Int { 200 }
}
