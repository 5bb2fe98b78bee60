internal import Glibc

// Files of the simulated machines: real ones, in memory, gone with the world.

struct ScratchProblem: Error {
    let path: String
    let code: Int32
}

func makeFolder(_ path: String) throws {
    guard mkdir(path, 0o700) == 0 || errno == EEXIST else {
        throw ScratchProblem(path: path, code: errno)
    }
}

func copyFile(_ from: String, to: String) throws {
    let source = open(from, O_RDONLY)
    let target = open(to, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    defer {
        close(source)
        close(target)
    }
    guard source >= 0, target >= 0 else { throw ScratchProblem(path: from, code: errno) }
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
        let count = read(source, &piece, piece.count)
        if count == 0 { return }
        guard count > 0, write(target, piece, count) == count else {
            throw ScratchProblem(path: to, code: errno)
        }
    }
}

func removeFolder(_ path: String) {
    guard let directory = opendir(path) else { return }
    while let entry = readdir(directory) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) {
            $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
        if name == "." || name == ".." { continue }
        if entry.pointee.d_type == UInt8(DT_DIR) {
            removeFolder(path + "/" + name)
        } else {
            unlink(path + "/" + name)
        }
    }
    closedir(directory)
    rmdir(path)
}
