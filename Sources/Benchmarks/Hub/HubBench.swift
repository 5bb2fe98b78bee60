import CLinux
import Foundation
import SyncProtocol

// The hub as its clients meet it: over loopback, in a process and on a processor of its own.

private let connections = 64

/// With more of them the hub does not do more; each waits on as many connections as it takes.
private let devicesThatWait = 500

/// Prints what a durable push of one change takes, beside the bare loop, and then what a page of
/// the feed takes.
func benchPushes(_ count: Int, rounds: Int) throws {
    let scratch = try ScratchFolder()
    let office = try BenchOffice(scratch.path("hub"), durable: false)
    var devices = try (0..<connections).map { try office.addDevice($0) }
    let hub = try Helper(in: scratch, part: "serve", scratch.path("hub"))
    let bare = try Helper(in: scratch, part: "bare", scratch.path("bare.sqlite"))
    let (hubPort, barePort) = (try hub.port(), try bare.port())
    var times = Beside()
    for _ in 0..<rounds {
        let requests = devices.indices.map { index in
            (0..<max(1, count / connections)).map { _ in devices[index].nextPush().bytes }
        }
        try times.add(ours: hub, hubPort, plain: bare, barePort, requests)
    }
    times.report("hub.push").print()
    let start = try devices[0].cursor(Dialogue(port: hubPort))
    let entries = 100
    for _ in 0..<entries { _ = try Dialogue(port: hubPort).ask(devices[0].nextPush()) }
    let pages = devices.map { device in
        [[UInt8]](repeating: device.feed(after: start).bytes, count: 50)
    }
    times = Beside()
    try times.add(ours: hub, hubPort, plain: nil, nil, pages)
    times.report("hub.feed").print()
}

/// Prints what an answer of 1 KiB takes, beside nginx where it is installed.
func benchGets(_ count: Int, rounds: Int) throws {
    let scratch = try ScratchFolder()
    let ours = try Helper(in: scratch, part: "bare", scratch.path("bare.sqlite"))
    let port = try ours.port()
    let nginx = try Nginx(scratch)
    let get = Array("GET /kib HTTP/1.1\r\nHost: bench\r\n\r\n".utf8)
    let requests = [[[UInt8]]](
        repeating: .init(repeating: get, count: max(1, count / connections)), count: connections)
    var times = Beside()
    for _ in 0..<rounds {
        try times.add(ours: ours, port, plain: nginx?.helper, nginx?.port, requests)
    }
    times.report("hub.get").print()
}

/// Prints what devices that wait on the feed cost, and how soon they hear of what concerns them.
func benchWaiting(_ count: Int) throws {
    let scratch = try ScratchFolder()
    _ = clinux_raise_descriptor_limit(UInt64(count + 100))
    let office = try BenchOffice(scratch.path("hub"), durable: false)
    var author = try office.addDevice(count)
    let devices = try (0..<min(count, devicesThatWait)).map { try office.addDevice($0) }
    let hub = try Helper(in: scratch, part: "serve", scratch.path("hub"))
    let port = try hub.port()
    let dialogue = try Dialogue(port: port)
    let cursor = try author.cursor(dialogue)
    let before = hub.memory
    let load = try Load(port: port, connections: count)
    try load.begin {
        devices[$0 % devices.count].feed(after: cursor, waitSeconds: 50).bytes
    }
    hub.awaitRest()
    let waiting = hub.memory

    let push = author.nextPush()
    let (answers, seconds) = try measured {
        _ = try dialogue.ask(push)
        return try load.finish { _ in nil }
    }
    guard answers == count else { throw HubProblem("not all that waited heard of it") }
    var report = Report("hub.waiting", count: count, seconds: seconds)
    report.add("devices", devices.count)
    report.add("bytes", waiting)
    report.add("bytes_each", (waiting - before) / count)
    report.add("peak_bytes", hub.peakMemory)
    report.print()
}

/// Prints what a new device takes to hold all that a hub has.
func benchFirstSync(_ count: Int) throws {
    let scratch = try ScratchFolder()
    let filling = try Helper(in: scratch, part: "fill", scratch.path("hub"), "\(count)")
    let code = try filling.line()
    let hub = try Helper(in: scratch, part: "serve", scratch.path("hub"))
    let port = try hub.port()
    let sync = try Helper(
        in: scratch, part: "sync", scratch.path("replica.sqlite"), "\(port)", code, "\(count)",
        aside: true)
    let words = try sync.line().split(separator: " ").compactMap { Double($0) }
    let records = try sync.line()
    guard words.count == 2, records == "\(count)" else {
        throw HubProblem("\(records) of \(count) arrived")
    }
    var report = Report("hub.firstsync", count: count, seconds: words[0])
    report.add("per_second", Double(count) / words[0])
    report.add("hub_peak_bytes", hub.peakMemory)
    report.add("replica_peak_bytes", Int(words[1]))
    report.print()
}

/// The time of one kind of request at the hub and at what it is measured against, in turns.
private struct Beside {
    private var count = 0
    private var seconds = (ours: 0.0, plain: 0.0)
    private var processor = (ours: 0.0, plain: 0.0)

    mutating func add(
        ours: Helper, _ port: UInt16, plain: Helper?, _ plainPort: UInt16?,
        _ requests: [[[UInt8]]]
    ) throws {
        count += requests.reduce(0) { $0 + $1.count }
        if let plain, let plainPort {
            let used = plain.processorSeconds
            seconds.plain += try Load.seconds(of: requests, to: plainPort)
            processor.plain += plain.processorSeconds - used
        }
        let used = ours.processorSeconds
        seconds.ours += try Load.seconds(of: requests, to: port)
        processor.ours += ours.processorSeconds - used
    }

    func report(_ name: String) -> Report {
        let hasPlain = seconds.plain > 0
        var report = Report(
            name, count: count, seconds: seconds.ours, plain: hasPlain ? seconds.plain : nil)
        report.add("connections", connections)
        report.add("per_second", Double(count) / seconds.ours)
        report.add("processor_us_each", processor.ours * 1e6 / Double(count))
        guard hasPlain else { return report }
        report.add("plain_per_second", Double(count) / seconds.plain)
        report.add("plain_processor_us_each", processor.plain * 1e6 / Double(count))
        report.add("processor_ratio", processor.ours / processor.plain)
        return report
    }
}
