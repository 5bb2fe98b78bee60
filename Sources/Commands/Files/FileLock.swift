package import Glibc

/// A lock that the system takes away when its process ends, however it ends.
package enum FileLock {
    /// Does the work while no other process holds the lock; nil where one does.
    package static func trying<Result>(
        _ path: String, _ body: () throws -> Result
    ) throws -> Result? {
        guard let lock = try HeldLock(path, F_SETLK) else { return nil }
        return try lock.hold(body)
    }

    /// The same around work that waits for others.
    package static func trying<Result>(
        _ path: String, _ body: () async throws -> Result
    ) async throws -> Result? {
        guard let lock = try HeldLock(path, F_SETLK) else { return nil }
        return try await lock.hold(body)
    }

    /// Waits until no other process holds the lock, and does the work.
    package static func waiting<Result>(
        _ path: String, _ body: () throws -> Result
    ) throws -> Result {
        guard let lock = try HeldLock(path, F_SETLKW) else { throw FileFailure.now(path) }
        return try lock.hold(body)
    }

    /// The process that holds the lock; nil where none does.
    package static func holder(of path: String) -> pid_t? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var lock = flock.wholeFile
        guard fcntl(descriptor, F_GETLK, &lock) == 0, lock.l_type != F_UNLCK else { return nil }
        return lock.l_pid
    }
}

/// The lock as long as this value lives.
private struct HeldLock: ~Copyable {
    private let descriptor: Int32

    /// Nil where another process holds it. The file tells people which one.
    init?(_ path: String, _ command: Int32) throws {
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw FileFailure.now(path) }
        var lock = flock.wholeFile
        guard fcntl(descriptor, command, &lock) == 0 else {
            guard [EACCES, EAGAIN].contains(errno) else { throw FileFailure.now(path) }
            return nil
        }
        let line = "\(getpid())\n"
        ftruncate(descriptor, 0)
        pwrite(descriptor, line, line.utf8.count, 0)
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    func hold<Result>(_ body: () throws -> Result) rethrows -> Result { try body() }

    func hold<Result>(_ body: () async throws -> Result) async rethrows -> Result {
        try await body()
    }
}

extension flock {
    fileprivate static var wholeFile: flock {
        var lock = flock()
        lock.l_type = Int16(F_WRLCK)
        lock.l_whence = Int16(SEEK_SET)
        return lock
    }
}
