import Replica
import SeededChance
import SyncProtocol

/// What the row benchmarks write: rows, then a new `qty` for each of them in random order.
struct Workload {
    let items: [Item]
    let updates: [(index: Int, qty: Int)]
    let folders: [FolderID]

    /// Leaves room for a header with its parent and for the heads of body and array.
    private static let changeBytes = Limits.changeBytes - 1024

    init(count: Int, folders folderCount: Int) {
        var random = SeededRandom(seed: 2026)
        items = (0..<count).map { Item($0, random: &random) }
        updates = (0..<count).shuffled(using: &random).map { index in
            (index, Int(random.next() % 1000))
        }
        folders = (0..<folderCount).map { FolderID(high: 0xf01d, low: UInt64($0)) }
    }

    /// The rows as they are after the updates.
    var updatedItems: [Item] {
        var items = items
        for update in updates { items[update.index].qty = update.qty }
        return items
    }

    var opening: [Save] {
        folders.map {
            Save(folder: $0, operations: [], kind: FolderKind("list"), place: Scope("noord"))
        }
    }

    /// A change for every row.
    var insertsEach: [Save] {
        items.indices.map { Save(folder: folder(of: $0), operations: items[$0].writes) }
    }

    /// As few changes as the limit on their bytes allows.
    var insertsInBulk: [Save] {
        fewest(items.indices.map { (folder(of: $0), items[$0].writes) })
    }

    var updatesInBulk: [Save] {
        fewest(updates.map { (folder(of: $0.index), [items[$0.index].write(ofQty: $0.qty)]) })
    }

    /// Rows lie in folders in blocks, as they were made.
    private func folder(of index: Int) -> FolderID { folders[index * folders.count / items.count] }

    private func fewest(_ parts: [(folder: FolderID, operations: [Operation])]) -> [Save] {
        var full: [Save] = []
        var open: [FolderID: (save: Save, bytes: Int)] = [:]
        for part in parts {
            let bytes = bodyBytes(part.operations)
            var (save, sum) = open[part.folder] ?? (Save(folder: part.folder, operations: []), 0)
            if sum + bytes > Self.changeBytes {
                full.append(save)
                (save.operations, sum) = ([], 0)
            }
            open[part.folder] = nil
            save.operations += part.operations
            open[part.folder] = (save, sum + bytes)
        }
        return full + folders.compactMap { open[$0]?.save }
    }

    /// What the operations on one row take within a body.
    private func bodyBytes(_ operations: [Operation]) -> Int {
        let salt = [UInt8](repeating: 0, count: Limits.saltBytes)
        return Body(salt: salt, operations: operations).bytes.count - Limits.saltBytes - 1
    }
}
