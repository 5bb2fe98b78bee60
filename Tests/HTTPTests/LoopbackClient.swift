import Glibc

/// A client with nothing but a socket, which waits five seconds at most for anything.
struct LoopbackClient: ~Copyable {
    private let number: Int32

    init(port: UInt16) {
        number = Self.connected(to: port)
        var patience = timeval(tv_sec: 5, tv_usec: 0)
        let size = socklen_t(MemoryLayout<timeval>.size)
        setsockopt(number, SOL_SOCKET, SO_RCVTIMEO, &patience, size)
    }

    static func connected(to port: UInt16) -> Int32 {
        let number = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        precondition(number >= 0, "A test can have a socket.")
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(number, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        precondition(result == 0, "The server listens.")
        return number
    }

    deinit { close(number) }

    func send(_ text: String) {
        let bytes = Array(text.utf8)
        _ = Glibc.send(number, bytes, bytes.count, Int32(MSG_NOSIGNAL))
    }

    func get(_ target: String) {
        send("GET \(target) HTTP/1.1\r\nHost: a\r\n\r\n")
    }

    /// One response, as its status line and its body; or that there is none.
    func response() -> String {
        var head = ""
        while !head.hasSuffix("\r\n\r\n"), let byte = receive(1).first {
            head.unicodeScalars.append(Unicode.Scalar(byte))
        }
        guard !head.isEmpty else { return hasEnded() ? "closed" : "nothing" }
        let lines = head.split(separator: "\r\n")
        let length = lines.first { $0.hasPrefix("Content-Length: ") }?.dropFirst(16)
        let isChunked = lines.contains("Transfer-Encoding: chunked")
        let body = isChunked ? chunks() : receive(length.flatMap { Int($0) } ?? 0)
        return "\(lines[0]) [\(String(decoding: body, as: UTF8.self))]"
    }

    /// The pieces of a body; what is cut off ends with a mark.
    private func chunks() -> [UInt8] {
        var body: [UInt8] = []
        while let size = Int(line(), radix: 16) {
            body += receive(size)
            guard receive(2) == Array("\r\n".utf8) else { break }
            if size == 0 { return body }
        }
        return body + Array("…".utf8)
    }

    private func line() -> String {
        var line = ""
        while !line.hasSuffix("\r\n"), let byte = receive(1).first {
            line.unicodeScalars.append(Unicode.Scalar(byte))
        }
        return String(line.dropLast())
    }

    /// All that comes until the server closes, or resets: the count of bytes, and how it ended.
    func rest() -> (text: String, isWhole: Bool) {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65536)
        while true {
            let count = recv(number, &buffer, buffer.count, 0)
            guard count > 0 else {
                return (String(decoding: bytes, as: UTF8.self), count == 0)
            }
            bytes += buffer[..<count]
        }
    }

    private func hasEnded() -> Bool {
        var byte: UInt8 = 0
        return recv(number, &byte, 1, Int32(MSG_DONTWAIT)) == 0
    }

    /// So many bytes, or fewer when the server closes or takes too long.
    private func receive(_ count: Int) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        var position = 0
        while position < count {
            let more = bytes.withUnsafeMutableBytes {
                recv(number, $0.baseAddress?.advanced(by: position), count - position, 0)
            }
            guard more > 0 else { break }
            position += more
        }
        return Array(bytes[..<position])
    }
}
