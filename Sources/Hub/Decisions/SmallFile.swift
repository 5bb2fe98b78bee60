internal import Glibc

/// A file that could not be read or written, with the reason of the system.
public struct FileProblem: Error, Equatable, Sendable, CustomStringConvertible {
    public let path: String
    public let reason: String

    public var description: String { "\(path): \(reason)" }

    static func now(_ path: String) -> FileProblem {
        FileProblem(path: path, reason: String(cString: strerror(errno)))
    }
}

/// Small files that are read and written whole.
enum SmallFile {
    /// What stands from `start` on; nil where there is no file.
    static func read(_ path: String, from start: Int = 0) throws(FileProblem) -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        if descriptor < 0, errno == ENOENT { return nil }
        guard descriptor >= 0 else { throw .now(path) }
        defer { close(descriptor) }
        guard lseek(descriptor, off_t(start), SEEK_SET) >= 0 else { throw .now(path) }
        var contents: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 64 << 10)
        while true {
            let count = Glibc.read(descriptor, &piece, piece.count)
            guard count >= 0 else { throw .now(path) }
            if count == 0 { return contents }
            contents += piece[..<count]
        }
    }

    /// Makes the file, readable by its owner only, on disk before it returns.
    static func write(_ contents: [UInt8], to path: String) throws(FileProblem) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .now(path) }
        defer { close(descriptor) }
        try writeAll(contents, to: descriptor, path)
        guard fsync(descriptor) == 0 else { throw .now(path) }
    }

    static func writeAll(
        _ contents: [UInt8], to descriptor: Int32, _ path: String
    ) throws(FileProblem) {
        var written = 0
        while written < contents.count {
            let count = contents[written...].withUnsafeBytes {
                Glibc.write(descriptor, $0.baseAddress, $0.count)
            }
            guard count > 0 else { throw .now(path) }
            written += count
        }
    }
}
