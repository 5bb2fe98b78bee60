internal import SQLite

// Wrong codes, of all who try together: each is forgotten after its part of an hour, also by a hub
// that starts again.

extension Hub {
    private static var hour: Int64 { 3_600_000 }

    /// After how many seconds a code is read again; nil where one is read now.
    func secondsUntilCodeIsRead(wrongPerHour: Int) throws -> Int? {
        let over = try wrongCodesForgotten(withOneMoreOf: wrongPerHour) - now() - Self.hour
        return over > 0 ? Int((over + 999) / 1000) : nil
    }

    func noteWrongCode(ofPerHour wrongPerHour: Int) throws {
        let forgotten = try wrongCodesForgotten(withOneMoreOf: wrongPerHour)
        try db.run(
            "INSERT OR REPLACE INTO wrong_codes (one, forgotten) VALUES (1, :forgotten)",
            ["forgotten": .integer(forgotten)])
    }

    /// When all are forgotten if there is one more. A clock that was set back by years shuts nobody
    /// out for longer than an hour.
    private func wrongCodesForgotten(withOneMoreOf wrongPerHour: Int) throws -> Int64 {
        let stored = try db.first("SELECT forgotten FROM wrong_codes") { $0.integer(0) }
        let forgotten = min(max(now(), stored ?? now()), now() + Self.hour)
        return forgotten + Self.hour / Int64(max(1, wrongPerHour))
    }
}
