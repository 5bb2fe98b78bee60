import Foundation
import Synchronization

/// A TCP proxy on the loopback address that does to its connections what it is told.
public final class FaultProxy: Sendable {
    public let port: UInt16
    private let listener: Int32
    private let hub: Mutex<UInt16>
    private let present = Mutex(Fault.none)
    private let connections = Mutex<[ProxiedConnection]>([])
    private let isOpen = Mutex(true)
    /// When each connection was asked for.
    private let arrivals = Mutex<[ContinuousClock.Instant]>([])

    public init(hubPort: UInt16) throws {
        hub = Mutex(hubPort)
        (listener, port) = try Socket.listen()
        Thread.detachNewThread { self.accept() }
    }

    public var fault: Fault { present.withLock(\.self) }
    public var arrivalTimes: [ContinuousClock.Instant] { arrivals.withLock(\.self) }

    public func set(_ fault: Fault) { present.withLock { $0 = fault } }

    public func point(toHubPort port: UInt16) { hub.withLock { $0 = port } }

    public func resetAll() { connections.withLock { $0 }.forEach { $0.reset() } }

    public func close() {
        isOpen.withLock { $0 = false }
        resetAll()
    }

    private func accept() {
        while isOpen.withLock(\.self) {
            guard let client = Socket.accept(listener) else { continue }
            arrivals.withLock { $0.append(.now) }
            guard fault != .refuse, let upstream = Socket.connect(hub.withLock(\.self)) else {
                Socket.reset(client)
                continue
            }
            let connection = ProxiedConnection(client: client, hub: upstream) { self.fault }
            connections.withLock {
                $0.removeAll(where: \.isOver)
                $0.append(connection)
            }
            connection.start()
        }
        Socket.reset(listener)
    }
}
