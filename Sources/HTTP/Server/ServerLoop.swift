import CLinux
import Glibc

/// The one loop in which a server accepts, reads, asks the application, and writes.
final class ServerLoop {
    enum Mode {
        case open
        case draining(until: Moment)
    }

    let application: any Application
    let limits: Limits
    let maximumConnections: Int
    let stopSwitch: StopSwitch
    private var signals: Descriptor?
    var poller: Poller
    var listener: Listener?
    var isListenerResting = false
    var mode = Mode.open
    var now = Moment.current
    var date = HTTPDate.current
    var clients = ClientTable()
    /// What is put to the application in the next rounds: what came in, and what waited.
    var arrived: [Question] = []
    var woken: [Question] = []
    /// The clients in phase `waiting`.
    var waiting = WaitingList()
    /// The bodies that are here, of all clients together.
    var heldByteCount = 0
    private var nextSweep = Moment.current
    private var scratch = [UInt8](repeating: 0, count: Limits.readBytes)

    init(
        application: any Application, listener: consuming Listener, stopSwitch: StopSwitch,
        limits: Limits
    ) throws(ServerError) {
        self.application = application
        self.limits = limits
        self.stopSwitch = stopSwitch
        maximumConnections = Self.roomForConnections(limits)
        poller = try Poller()
        try poller.watch(listener.number, for: .reading)
        try poller.watch(stopSwitch.number, for: .reading)
        self.listener = consume listener
    }

    private static func roomForConnections(_ limits: Limits) -> Int {
        let others = Limits.turnedAwayAtOnce + Limits.descriptorsForOthers
        let room = clinux_raise_descriptor_limit(UInt64(limits.connections + others))
        return max(1, min(limits.connections, Int(clamping: room) - others))
    }

    func stopOnSignals() throws(ServerError) {
        let numbers = [SIGTERM, SIGINT]
        let signals = try Descriptor(
            clinux_signalfd_create(numbers, numbers.count), from: "signalfd")
        try poller.watch(signals.number, for: .reading)
        self.signals = consume signals
    }

    func run() throws(ServerError) {
        while !isFinished {
            let ready = try poller.wait(milliseconds: pauseMilliseconds)
            tellTime()
            try handle(ready)
            askRound()
            wakeByNews()
            try sweepIfTime()
        }
        clients = ClientTable()
    }

    /// Once a round: all that happens in one happens at the same moment.
    private func tellTime() {
        now = .current
        if date.secondsSince1970 != HTTPDate.currentSeconds { date = .current }
    }

    /// New clients come last, so that none gets the number, and the event, of one that just left.
    private func handle(_ ready: [Int32]) throws(ServerError) {
        for number in ready {
            guard let client = clients[number] else { continue }
            serve(client)
        }
        if let number = listener?.number, ready.contains(number) { try acceptClients() }
        if ready.contains(where: isStop) { beginDraining() }
    }

    private func isStop(_ number: Int32) -> Bool {
        guard number == stopSwitch.number || number == signals?.number else { return false }
        _ = read(number, &scratch, scratch.count)
        return true
    }

    private func serve(_ client: Client) {
        switch client.phase {
        case .reading: receive(from: client)
        case .asking: return
        // Nothing is reported of a client that waits but that it has left.
        case .waiting: drop(client)
        case .writing: advance(client)
        case .lingering: if case .ended = client.read(into: &scratch) { drop(client) }
        }
    }

    private func receive(from client: Client) {
        switch client.read(into: &scratch) {
        case .nothingYet: return
        case .ended: drop(client)
        case .bytes(let count):
            client.connection.receive(scratch[..<count])
            advance(client)
        }
    }

    private func sweepIfTime() throws(ServerError) {
        guard now >= nextSweep else { return }
        nextSweep = now + Limits.sweepMilliseconds
        try restListener(false)
        for client in clients.all {
            guard let deadline = client.deadline, deadline <= now else { continue }
            expire(client)
        }
    }

    /// How long nothing needs to be looked at; nil while there is nobody to be late.
    private var pauseMilliseconds: Int? {
        if !arrived.isEmpty || !woken.isEmpty { return 0 }
        if clients.isEmpty && !isListenerResting { return nil }
        guard !waiting.isEmpty else { return max(0, nextSweep - now) }
        let look = now + Limits.newsMilliseconds
        return max(0, (waiting.nextDue(before: look) ?? look) - now)
    }
}

extension HTTPDate {
    static var current: HTTPDate { HTTPDate(secondsSince1970: currentSeconds) }
    static var currentSeconds: Int64 { clinux_wall_milliseconds() / 1000 }
}

extension Moment {
    /// What the clock says.
    static var current: Moment { Moment(milliseconds: clinux_monotonic_milliseconds()) }
}
