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
    private let held: Int64
    private let alarms: Int64
    private let devices: [DeviceInfo]

    init(_ data: DataFolder, _ hub: Hub) throws {
        process = data.runningProcess
        self.hub = try hub.hubID().description
        epoch = try hub.epoch().description
        position = try hub.feedPosition()
        held = Int64(try hub.heldChanges().count)
        alarms = try hub.alarms()
        devices = try hub.devices()
    }

    private var forks: Int64 { devices.reduce(0) { $0 + $1.forks } }

    var lines: [String] {
        var lines = [
            process.map { "De hub draait (proces \($0))." } ?? "De hub draait niet.",
            "Stand \(position) · tijdperk \(epoch.prefix(8)) · \(held) nagekomen · "
                + "\(forks) gesplitst · \(alarms) alarm",
        ]
        if alarms > 0 {
            lines.append("⚠ Er is een oude database teruggezet zonder loket herstel.")
        }
        if forks > 0 {
            lines.append("⚠ Een gesplitst apparaat is gekopieerd of teruggezet. Bij wie is het?")
        }
        lines += devices.map(line)
        return lines
    }

    private func line(_ device: DeviceInfo) -> String {
        let contact = device.lastContact.map { "\(LocalTime(milliseconds: $0))" } ?? "nog nooit"
        return "  " + aligned(device.userName, to: 20) + aligned(device.name, to: 24)
            + contact + (device.forks > 0 ? "  ⚠ \(device.forks) × gesplitst" : "")
    }

    var json: JSON {
        [
            "running": .boolean(process != nil), "process": JSON(process), "hub": .text(hub),
            "epoch": .text(epoch), "position": .number(position), "held": .number(held),
            "forks": .number(forks), "alarms": .number(alarms),
            "devices": .array(
                devices.map { device in
                    [
                        "id": .text(device.id.description), "user": .text(device.userName),
                        "name": .text(device.name), "lastContact": JSON(device.lastContact),
                        "forks": .number(device.forks),
                    ]
                }),
        ]
    }
}

/// Recomputes what can be recomputed, and prints a digest per folder.
func controleer(_ input: Input, _ data: DataFolder) throws -> Answer {
    let hub = try data.openHub()
    let damages = try hub.audit()
    let digests = try hub.folders().map {
        (folder: $0.description, digest: try hub.digest(of: $0).description)
    }
    return Answer(
        damages.map { "Beschadigd: \($0)" } + digests.map { "\($0.folder)  \($0.digest)" }
            + [damages.isEmpty ? "De hub is in orde." : "De hub is beschadigd."],
        [
            "clean": .boolean(damages.isEmpty), "damages": .array(damages.map { .text($0) }),
            "folders": .array(
                digests.map { ["folder": .text($0.folder), "digest": .text($0.digest)] }),
        ], status: damages.isEmpty ? .done : .unreadable)
}
