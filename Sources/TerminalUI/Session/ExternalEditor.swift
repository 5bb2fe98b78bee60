internal import CLinux
internal import Glibc

/// The user's own editor on a text, by way of a file that only the user can read and that is gone afterwards.
struct ExternalEditor {
    /// Larger files are not read back.
    static let limit = 10 << 20

    private let command: String
    private let folder: String

    /// `VISUAL` or `EDITOR`; nano where neither says anything, because it shows its keys.
    init(environment: [String: String]) {
        let chosen = ["VISUAL", "EDITOR"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
        command = chosen ?? "nano"
        folder = environment["XDG_RUNTIME_DIR"] ?? environment["TMPDIR"] ?? "/tmp"
    }

    /// Nil where the editor failed or the text could not be read back: then the text is as it was.
    func edit(_ text: String) -> String? {
        var path = Array("\(folder)/text-XXXXXX.txt".utf8CString)
        let descriptor = mkstemps(&path, 4)
        guard descriptor >= 0 else { return nil }
        defer {
            unlink(path)
            close(descriptor)
        }
        let bytes = Array(text.utf8)
        guard write(descriptor, bytes, bytes.count) == bytes.count,
            clinux_run_shell("\(command) \"$1\"", path) == 0
        else { return nil }
        return contents(of: path).map(CleanText.of)
    }

    /// By its name once more, because many editors write a new file in the place of the old one.
    private func contents(of path: [CChar]) -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: Self.limit + 1)
        var count = 0
        while count < bytes.count {
            let more = bytes[count...].withUnsafeMutableBytes {
                read(descriptor, $0.baseAddress, $0.count)
            }
            guard more >= 0 else { return nil }
            if more == 0 { return Array(bytes.prefix(count)) }
            count += more
        }
        return nil
    }
}
