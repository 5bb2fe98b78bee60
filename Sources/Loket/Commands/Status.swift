internal import Commands
internal import Housing
internal import Hub
internal import SyncProtocol

/// How the hub stands, and when each device last called.
func status(_ input: Input, _ data: DataFolder) throws -> Answer {
    let report = try HubReport(data, data.openHub())
    return Answer(report.lines, report.json)
}

private struct HubReport {
    private let process: Int64?
    private let hub: String
    private let epoch: String
    private let position: Int64
    private let held: [HeldChange]
    private let alarms: Int64
    private let devices: [DeviceInfo]

    init(_ data: DataFolder, _ hub: Hub) throws {
        process = data.runningProcess
        self.hub = try hub.hubID().description
        epoch = try hub.epoch().description
        position = try hub.feedPosition()
        held = try hub.heldChanges()
        alarms = try hub.alarms()
        devices = try hub.devices()
    }

    private var forks: Int64 { devices.reduce(0) { $0 + $1.forks } }

    /// The change that waits longest for a person, by when it came.
    private var oldestHeld: Int64? { held.map(\.received).min() }

    var lines: [String] {
        var lines = [
            process.map { "De hub draait (proces \($0))." } ?? "De hub draait niet.",
            "Stand \(position) · tijdperk \(epoch.prefix(8)) · \(heldWords) · "
                + "\(forks) gesplitst · \(alarms) alarm",
        ]
        if alarms > 0 {
            lines.append("⚠ Er is een oude database teruggezet zonder loket herstel.")
        }
        if forks > 0 {
            lines.append("⚠ Een gesplitst apparaat is gekopieerd of teruggezet. Bij wie is het?")
        }
        lines += devices.map { "  " + $0.line }
        return lines
    }

    private var heldWords: String {
        let since = oldestHeld.map { " (de oudste van \(LocalTime(milliseconds: $0)))" }
        return "\(held.count) nagekomen\(since ?? "")"
    }

    var json: JSON {
        [
            "running": .boolean(process != nil), "process": JSON(process), "hub": .text(hub),
            "epoch": .text(epoch), "position": .number(position),
            "held": .number(Int64(held.count)), "oldestHeld": JSON(oldestHeld),
            "forks": .number(forks), "alarms": .number(alarms),
            "devices": .array(devices.map(\.json)),
        ]
    }
}
