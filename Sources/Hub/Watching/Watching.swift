internal import HTTP

/// Looks over the hub's shoulder: one line of the log for each request, refused ones too, and the counts for `/metrics`.
public final class Watching {
    private let nanoseconds: () -> Int64
    private let log: ((String) -> Void)?
    private let startedAt: Int64
    private var metrics = Metrics()
    private var refusalLines = RefusalLines()

    /// `nanoseconds` is a clock that never jumps; `startedAt` is the time of the day.
    public init(
        startedAt: Int64, nanoseconds: @escaping () -> Int64, log: ((String) -> Void)? = nil
    ) {
        self.startedAt = startedAt
        self.nanoseconds = nanoseconds
        self.log = log
    }

    var now: Int64 { nanoseconds() }

    func note(_ record: RequestRecord, call: String) {
        metrics.count(record, call: call)
        log?(record.line)
    }

    /// What HTTP refused by itself; its reasons are sentences of ours, and hold no word of a client.
    func note(_ refusal: HTTP.Refusal, at time: Int64) {
        metrics.count(refusal)
        guard let log, let line = refusalLines.line(of: refusal, at: time) else { return }
        log(line)
    }

    /// What was counted, and how the hub stands now.
    func text(of hub: Hub) throws -> String {
        var text = MetricsText()
        metrics.write(to: &text)
        text.single(
            "loket_feed_position", "gauge", "The last position of the feed.",
            try hub.feedPosition())
        text.single(
            "loket_held_changes", "gauge", "Changes that wait for a person at the office.",
            try hub.heldCount())
        text.single(
            "loket_devices", "gauge", "Devices that may call.", try hub.countOfDevices())
        text.single(
            "loket_alarms_total", "counter",
            "Cursors of this epoch that did not fit: an old file was put back.",
            try hub.alarms())
        text.single(
            "process_start_time_seconds", "gauge", "When the program began, since 1970.",
            startedAt / 1000)
        return text.text
    }
}
