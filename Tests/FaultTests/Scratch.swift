import Foundation

/// A folder of its own for the files of one test, in memory where there is such a place.
final class Scratch {
    private let folder: URL

    init() throws {
        let memory = FileManager.default.isWritableFile(atPath: "/dev/shm")
        folder = URL(fileURLWithPath: memory ? "/dev/shm" : "/tmp")
            .appending(path: "fault-tests-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// All files of the folder begin with it.
    var path: String { folder.path + "/" }

    func empty() throws {
        for file in try FileManager.default.contentsOfDirectory(atPath: path) {
            try FileManager.default.removeItem(atPath: path + file)
        }
    }
}
