import Foundation
import Synchronization

/// One connection through the proxy: a thread for each direction.
final class ProxiedConnection: Sendable {
    private static let pieceBytes = 16_384
    /// A trickle in slices, so that it looks like one.
    private static let slicesPerSecond = 10

    private struct State {
        var passed: [Direction: Int] = [:]
        var openPumps = 2
        var isDead = false
        var isOver = false
    }

    private let client: Int32
    private let hub: Int32
    private let fault: @Sendable () -> Fault
    private let state = Mutex(State())

    init(client: Int32, hub: Int32, fault: @escaping @Sendable () -> Fault) {
        self.client = client
        self.hub = hub
        self.fault = fault
    }

    var isOver: Bool { state.withLock(\.isOver) }

    func start() {
        for direction in Direction.allCases {
            Thread.detachNewThread { self.pump(direction) }
        }
    }

    func reset() { state.withLock { $0.isOver = true } }

    private func pump(_ direction: Direction) {
        let (from, to) = direction == .toHub ? (client, hub) : (hub, client)
        while !isOver {
            if fault() == .refuse { reset() }
            guard Socket.isReadable(from) else { continue }
            guard let bytes = Socket.read(from, upTo: Self.pieceBytes) else { break }
            pass(bytes, to, direction)
        }
        finish(to)
    }

    private func pass(_ bytes: [UInt8], _ to: Int32, _ direction: Direction) {
        while fault() == .stall, !isOver { usleep(10_000) }
        switch fault() {
        case .none, .stall: deliver(bytes, to, direction)
        case .refuse: reset()
        case .blackHole: state.withLock { $0.isDead = true }
        case .delay(let milliseconds):
            usleep(UInt32(milliseconds * 1000))
            deliver(bytes, to, direction)
        case .trickle(let bytesPerSecond):
            let slice = max(1, bytesPerSecond / Self.slicesPerSecond)
            var rest = bytes[...]
            while !rest.isEmpty, !isOver {
                deliver(Array(rest.prefix(slice)), to, direction)
                rest = rest.dropFirst(slice)
                usleep(UInt32(1_000_000 / Self.slicesPerSecond))
            }
        case .cut(let most, direction):
            let passed = state.withLock { $0.passed[direction] ?? 0 }
            deliver(Array(bytes.prefix(max(0, most - passed))), to, direction)
            if passed + bytes.count >= most { reset() }
        case .cut: deliver(bytes, to, direction)
        case .loseAnswers where direction == .fromHub: reset()
        case .loseAnswers: deliver(bytes, to, direction)
        }
    }

    private func deliver(_ bytes: [UInt8], _ to: Int32, _ direction: Direction) {
        let isDead = state.withLock { state in
            state.passed[direction, default: 0] += bytes.count
            return state.isDead
        }
        if !isDead, !Socket.write(bytes, to: to) { reset() }
    }

    /// The last pump closes both ends: with a reset where the connection was cut.
    private func finish(_ to: Int32) {
        let (isLast, isOver, isDead) = state.withLock { state in
            state.openPumps -= 1
            return (state.openPumps == 0, state.isOver, state.isDead)
        }
        if !isOver, !isDead { shutdown(to, Int32(SHUT_WR)) }
        guard isLast else { return }
        for descriptor in [client, hub] {
            if isOver { Socket.reset(descriptor) } else { close(descriptor) }
        }
        state.withLock { $0.isOver = true }
    }
}
