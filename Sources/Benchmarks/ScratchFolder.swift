import Foundation

/// A folder on the real disk for the files of one run, removed with its owner.
final class ScratchFolder {
    private let url: URL

    init() throws {
        url = URL(fileURLWithPath: "/tmp/veldbench-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    func path(_ name: String) -> String { url.appendingPathComponent(name).path }

    /// Takes away a database with what lies beside it.
    func remove(_ name: String) {
        for suffix in ["", "-wal", "-shm"] {
            try? FileManager.default.removeItem(atPath: path(name + suffix))
        }
    }
}

func fileBytes(_ path: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    return (attributes[.size] as? NSNumber)?.intValue ?? 0
}
