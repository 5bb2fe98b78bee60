internal import SQLite
public import SyncProtocol

/// What a device said about itself at its last push, measured against the hub.
public struct DeviceReport: Sendable {
    public let at: Int64
    /// Own changes of which it did not have a verdict, and since when the first of them waited.
    public let waiting: Int64
    public let oldest: Int64?
    /// How far its clock was ahead of the hub's.
    public let clockOffset: Int64
}

extension Hub {
    public func report(of device: DeviceID) throws -> DeviceReport? {
        try db.first(
            "SELECT at, waiting, oldest, clock_offset FROM report WHERE device = :device",
            ["device": .blob(device.bytes)]
        ) {
            DeviceReport(
                at: $0.integer(0), waiting: $0.integer(1), oldest: $0.optionalInteger(2),
                clockOffset: $0.integer(3))
        }
    }

    /// From the hub's time; a stamp may be any number, also one before which no time can be told.
    private func distance(to stamp: Int64) -> Int64 {
        let (distance, isTooFar) = stamp.subtractingReportingOverflow(now())
        return isTooFar ? .min : distance
    }

    /// Of a push that was taken, the changes in it wait no more.
    func note(_ push: Push, taken: Bool, from device: DeviceID) throws {
        let now = now()
        let present = Int64(push.changes.count)
        let ahead = push.changes.map(\.header.at).max().map { max(0, distance(to: $0)) } ?? 0
        let total = max(push.backlog?.waiting ?? 0, present)
        let left = taken ? total - present : total
        // Of a device that has nothing left and its clock right, to the minute is enough.
        let offset = push.backlog.map { distance(to: $0.time) } ?? ahead
        if left == 0, offset == 0, let last = round.reports[device], now - last < 60_000 { return }
        round.reports[device] = left == 0 && offset == 0 ? now : nil
        let oldest = push.backlog?.oldest ?? push.changes.map(\.header.at).min()
        try db.run(
            """
            INSERT OR REPLACE INTO report (device, at, waiting, oldest, clock_offset)
            VALUES (:device, :at, :waiting, :oldest, :offset)
            """,
            [
                "device": .blob(device.bytes), "at": .integer(now), "waiting": .integer(left),
                "oldest": .integer(orNull: left > 0 ? oldest : nil),
                "offset": .integer(offset),
            ])
    }
}
