internal import Commands
internal import Glibc

/// The request log: lines at the end of a file, which begins anew when it is large.
///
/// The earlier ones are beside it, the latest as `.1`. No logrotate is needed, and one does no harm: a
/// file that was moved away is made again.
final class LogFile {
    /// Some weeks of a hundred devices.
    static let largest = 64 << 20
    static let earlierKept = 5

    private let path: String
    private let largest: Int
    private var descriptor: Int32 = -1
    private var hasComplained = false

    init(_ path: String, largest: Int = largest) throws {
        self.path = path
        self.largest = largest
        try openAgain()
    }

    deinit { close(descriptor) }

    /// A log that cannot be written must not stop the hub; it is said once.
    func write(_ line: String) {
        do {
            try turnIfNeeded()
            let bytes = Array(line.utf8) + [0x0a]
            guard Glibc.write(descriptor, bytes, bytes.count) == bytes.count else {
                throw FileFailure.now(path)
            }
            hasComplained = false
        } catch {
            if !hasComplained { Output.complain("Het logboek is niet te schrijven: \(error)") }
            hasComplained = true
        }
    }

    private func turnIfNeeded() throws {
        var (mine, present) = (stat(), stat())
        let isThere = stat(path, &present) == 0
        guard fstat(descriptor, &mine) == 0, isThere, mine.st_ino == present.st_ino else {
            return try openAgain()
        }
        guard Int(mine.st_size) >= largest else { return }
        for number in stride(from: Self.earlierKept - 1, through: 1, by: -1) {
            try SystemFile.renameIfThere("\(path).\(number)", to: "\(path).\(number + 1)")
        }
        try SystemFile.rename(path, to: path + ".1")
        try openAgain()
    }

    private func openAgain() throws {
        let next = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        guard next >= 0 else { throw FileFailure.now(path) }
        if descriptor >= 0 { close(descriptor) }
        descriptor = next
    }
}
