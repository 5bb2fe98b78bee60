internal import Glibc

/// A lock that the system takes away when its process ends, however it ends.
enum FileLock {
    /// Does the work while no other process holds the lock; nil where one does.
    static func trying<Result>(_ path: String, _ body: () throws -> Result) throws -> Result? {
        try holding(path, F_SETLK, body)
    }

    /// Waits until no other process holds the lock, and does the work.
    static func waiting<Result>(_ path: String, _ body: () throws -> Result) throws -> Result {
        guard let result = try holding(path, F_SETLKW, body) else { throw FileFailure.now(path) }
        return result
    }

    /// The process that holds the lock; nil where none does.
    static func holder(of path: String) -> pid_t? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var lock = wholeFile
        guard fcntl(descriptor, F_GETLK, &lock) == 0, lock.l_type != F_UNLCK else { return nil }
        return lock.l_pid
    }

    private static var wholeFile: flock {
        var lock = flock()
        lock.l_type = Int16(F_WRLCK)
        lock.l_whence = Int16(SEEK_SET)
        return lock
    }

    /// The file tells people which process holds it.
    private static func holding<Result>(
        _ path: String, _ command: Int32, _ body: () throws -> Result
    ) throws -> Result? {
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw FileFailure.now(path) }
        defer { close(descriptor) }
        var lock = wholeFile
        guard fcntl(descriptor, command, &lock) == 0 else {
            guard [EACCES, EAGAIN].contains(errno) else { throw FileFailure.now(path) }
            return nil
        }
        let line = "\(getpid())\n"
        ftruncate(descriptor, 0)
        pwrite(descriptor, line, line.utf8.count, 0)
        return try body()
    }
}
