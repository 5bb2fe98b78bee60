internal import Commands
internal import Glibc

/// What a restore and a backup need of files: each step is on the disk before it returns.
enum SystemFile {
    static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    static func rename(_ path: String, to other: String) throws(FileFailure) {
        guard Glibc.rename(path, other) == 0 else { throw .now(path) }
        try sync(folder(of: other))
    }

    static func renameIfThere(_ path: String, to other: String) throws(FileFailure) {
        if exists(path) { try rename(path, to: other) }
    }

    static func remove(_ path: String) { unlink(path) }

    /// Works for a folder too, whose entries it makes durable.
    static func sync(_ path: String) throws(FileFailure) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .now(path) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw .now(path) }
    }

    /// Makes the folder and those above it; what is made is nobody else's to read.
    static func makeFolder(_ path: String) throws(FileFailure) {
        guard !exists(path) else { return }
        let above = folder(of: path)
        if above != path { try makeFolder(above) }
        guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw .now(path) }
    }

    static func copy(_ path: String, to other: String) throws(FileFailure) {
        let source = open(path, O_RDONLY | O_CLOEXEC)
        guard source >= 0 else { throw .now(path) }
        defer { close(source) }
        let target = open(other, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard target >= 0 else { throw .now(other) }
        defer { close(target) }
        while true {
            // Linux copies at most this much in one call; a regular file never yields less.
            let count = sendfile(target, source, nil, 1 << 30)
            guard count >= 0 else { throw .now(other) }
            if count == 0 { break }
        }
        guard fsync(target) == 0 else { throw .now(other) }
    }

    private static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }
}
