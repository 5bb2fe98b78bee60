import CLinux
import Foundation
import SyncProtocol

/// Many connections, each of which sends its next request when it has the answer to the last.
final class Load {
    private final class Line {
        let socket: Socket
        var reader = AnswerReader()

        init(_ socket: consuming Socket) { self.socket = socket }
    }

    private let lines: [Line]
    private let poller: Int32
    private var awaited = 0
    private var scratch = [UInt8](repeating: 0, count: 1 << 16)
    private var events = [epoll_event](repeating: epoll_event(), count: 1024)

    /// A quiet minute means that no answer will come any more.
    private static let patienceMilliseconds: Int32 = 60_000

    init(port: UInt16, connections: Int) throws {
        poller = clinux_epoll_create()
        lines = try (0..<connections).map { _ in Line(try Socket(port: port)) }
        for (index, line) in lines.enumerated() {
            var event = epoll_event()
            event.events = EPOLLIN.rawValue
            event.data.u64 = UInt64(index)
            guard epoll_ctl(poller, EPOLL_CTL_ADD, line.socket.number, &event) == 0 else {
                throw HubProblem("a connection cannot be watched")
            }
        }
    }

    deinit { close(poller) }

    /// Sends each line its first request.
    func begin(_ next: (_ line: Int) -> [UInt8]?) throws {
        for index in lines.indices where try send(next(index), on: index) { awaited += 1 }
    }

    /// Takes the answers, and sends what each line is given next until it is given nil; returns
    /// how many answers there were.
    func finish(_ next: (_ line: Int) -> [UInt8]?) throws -> Int {
        var count = 0
        while awaited > 0 {
            let ready = epoll_wait(
                poller, &events, Int32(events.count), Self.patienceMilliseconds)
            guard ready > 0 else { throw HubProblem("no answer came") }
            for event in events.prefix(Int(ready)) {
                let index = Int(event.data.u64)
                guard try receive(on: index) else { continue }
                count += 1
                if try !send(next(index), on: index) { awaited -= 1 }
            }
        }
        return count
    }

    private func send(_ request: [UInt8]?, on index: Int) throws -> Bool {
        guard let request else { return false }
        try lines[index].socket.send(request)
        return true
    }

    /// As fast as they are answered: each line its own requests, one after another.
    static func seconds(of requests: [[[UInt8]]], to port: UInt16) throws -> Double {
        let load = try Load(port: port, connections: requests.count)
        var places = [Int](repeating: 0, count: requests.count)
        func next(_ line: Int) -> [UInt8]? {
            guard places[line] < requests[line].count else { return nil }
            defer { places[line] += 1 }
            return requests[line][places[line]]
        }
        let (count, seconds) = try measured {
            try load.begin(next)
            return try load.finish(next)
        }
        guard count == requests.reduce(0, { $0 + $1.count }) else {
            throw HubProblem("not every request was answered")
        }
        return seconds
    }

    /// Whether an answer is complete.
    private func receive(on index: Int) throws -> Bool {
        let line = lines[index]
        let count = recv(line.socket.number, &scratch, scratch.count, 0)
        guard count > 0 else { throw HubProblem("a connection was closed") }
        scratch.withUnsafeBytes { line.reader.push(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
        return try line.reader.takeUnread()
    }
}

/// A connection over loopback, which waits for what it does.
struct Socket: ~Copyable {
    let number: Int32

    init(port: UInt16) throws {
        number = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(number, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard number >= 0, result == 0 else { throw HubProblem("cannot connect to \(port)") }
        var on: Int32 = 1
        setsockopt(
            number, Int32(IPPROTO_TCP), TCP_NODELAY, &on, socklen_t(MemoryLayout<Int32>.size))
    }

    deinit { close(number) }

    func send(_ bytes: [UInt8]) throws {
        var position = 0
        while position < bytes.count {
            let count = bytes.withUnsafeBytes {
                Glibc.send(
                    number, $0.baseAddress! + position, bytes.count - position, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { throw HubProblem("a connection was closed") }
            position += count
        }
    }
}

/// One connection that asks, and waits for the answer.
final class Dialogue {
    private let socket: Socket
    private var reader = AnswerReader()
    private var scratch = [UInt8](repeating: 0, count: 1 << 18)

    init(port: UInt16) throws { socket = try Socket(port: port) }

    func ask(_ call: HubCall) throws -> HubAnswer {
        try socket.send(call.bytes)
        while true {
            let count = recv(socket.number, &scratch, scratch.count, 0)
            guard count > 0 else { throw HubProblem("the connection was closed") }
            scratch.withUnsafeBytes { reader.push(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
            if let answer = try reader.take() { return answer }
        }
    }
}
