internal import SyncProtocol

/// What is kept of one request: who asked what, and how it ended; no token, and no word of a note.
struct RequestRecord {
    /// A client may write what it likes for a method or a path; longer is cut.
    private static let longestWord = 100

    let time: Int64
    let method: String
    let path: String
    let status: Int
    let device: DeviceID?
    let user: UserID?
    let bytesIn: Int
    let bytesOut: Int
    /// How long it was worked on, without the time that it waited for news.
    let nanoseconds: Int64
    let waitedMilliseconds: Int
    let refusal: String?
    /// What went wrong in the hub itself, which the client is not told.
    let fault: String?

    var line: String {
        var line = JSONLine()
        line.add("time", time)
        line.add("method", Self.cut(method))
        line.add("path", Self.cut(path))
        line.add("status", Int64(status))
        line.add("device", device?.description)
        line.add("user", user?.description)
        line.add("bytesIn", Int64(bytesIn))
        line.add("bytesOut", Int64(bytesOut))
        line.add("ms", milliseconds: nanoseconds)
        line.add("waitedMs", waitedMilliseconds > 0 ? Int64(waitedMilliseconds) : nil)
        line.add("refusal", refusal)
        line.add("fault", fault)
        return line.text
    }

    /// By scalars: one character may have any number of marks on it.
    private static func cut(_ word: String) -> String {
        String(word.unicodeScalars.prefix(longestWord))
    }
}
