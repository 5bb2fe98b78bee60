internal import HTTP

/// Lines of the log for what HTTP refused by itself: of a flood only the first ones of each minute.
struct RefusalLines {
    /// More a person does not read, and so a flood leaves the lines of others in the log: a day of it
    /// takes 8 MB. All are counted for `/metrics`.
    static let perMinute = 60

    private var minute = Int64.min
    private var written = 0
    private var leftOut = 0

    /// Nil where the minute has had its lines; the first line after it tells how many were left out.
    mutating func line(of refusal: HTTP.Refusal, at time: Int64) -> String? {
        if time / 60_000 != minute { (minute, written) = (time / 60_000, 0) }
        guard written < Self.perMinute else {
            leftOut += 1
            return nil
        }
        written += 1
        defer { leftOut = 0 }
        var line = JSONLine()
        line.add("time", time)
        line.add("status", Int64(refusal.status))
        line.add("reason", refusal.reason)
        line.add("leftOut", leftOut > 0 ? Int64(leftOut) : nil)
        return line.text
    }
}
