internal import Commands
internal import Foundation

/// A bundle in clear, as a file.
enum BundleFile {
    /// Large enough to read seldom, small enough to hold.
    static let bytesAtOnce = 1 << 16
    /// What the first piece of a bundle holds, near its beginning.
    private static let mark = Data("veldboek-bundel".utf8)
    private static let headBytes = 64

    /// Nobody else's to read, on the disk when it returns, and never over something that is there.
    static func make<Result>(
        _ path: String, _ work: (@escaping ([UInt8]) throws -> Void) throws -> Result
    ) throws -> Result {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw FileFailure.now(path) }
        let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        let result = try work { try file.write(contentsOf: Data($0)) }
        try file.synchronize()
        return result
    }

    static func read<Result>(
        _ path: String, _ work: (@escaping () throws -> [UInt8]?) throws -> Result
    ) throws -> Result {
        let file = try handle(path)
        return try work {
            guard let bytes = try file.read(upToCount: bytesAtOnce), !bytes.isEmpty else {
                return nil
            }
            return [UInt8](bytes)
        }
    }

    static func isEncrypted(_ path: String) throws -> Bool {
        let head = try handle(path).read(upToCount: headBytes) ?? Data()
        return head.range(of: mark) == nil
    }

    private static func handle(_ path: String) throws -> FileHandle {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Refused("\(FileFailure.now(path))") }
        return FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    }
}
