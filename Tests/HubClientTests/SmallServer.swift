import FaultProxy
import Foundation
import Synchronization

/// A server that gives every request on a connection the same bytes.
final class SmallServer: Sendable {
    let port: UInt16
    private let listener: Int32
    private let isOpen = Mutex(true)
    private let requests = Mutex<[String]>([])

    init(_ answer: [UInt8], sliceBytes: Int = .max, pauseMilliseconds: Int = 0) throws {
        (listener, port) = try Socket.listen()
        Thread.detachNewThread {
            while self.isOpen.withLock(\.self) {
                guard let client = Socket.accept(self.listener) else { continue }
                Thread.detachNewThread {
                    self.answer(client, answer, sliceBytes, pauseMilliseconds)
                }
            }
            close(self.listener)
        }
    }

    var heads: [String] { requests.withLock(\.self) }

    func stop() { isOpen.withLock { $0 = false } }

    private func answer(_ client: Int32, _ answer: [UInt8], _ slice: Int, _ pause: Int) {
        var request = Data()
        while request.range(of: Data("\r\n\r\n".utf8)) == nil {
            guard let bytes = Socket.read(client, upTo: 65_536) else { break }
            request += bytes
        }
        requests.withLock { $0.append(String(decoding: request, as: UTF8.self)) }
        var rest = answer[...]
        while !rest.isEmpty, isOpen.withLock(\.self) {
            guard Socket.write(rest.prefix(slice), to: client) else { break }
            rest = rest.dropFirst(slice)
            usleep(UInt32(pause * 1000))
        }
        shutdown(client, Int32(SHUT_WR))
        while Socket.read(client, upTo: 65_536) != nil {}
        close(client)
    }
}

/// An HTTP answer as bytes.
func httpAnswer(
    _ body: [UInt8], headers: [String] = [], status: String = "200 OK", length: Int? = nil
) -> [UInt8] {
    let lines =
        ["HTTP/1.1 \(status)", "Content-Length: \(length ?? body.count)", "Connection: close"]
        + headers
    return Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8) + body
}

/// Bytes in gzip's format (RFC 1952), without making them fewer.
func gzipped(_ bytes: [UInt8]) -> [UInt8] {
    let length = UInt16(bytes.count)
    let stored: [UInt8] =
        [1] + little(UInt32(length), 2) + little(UInt32(~length), 2) + bytes
    return [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255] + stored + little(checksum(bytes), 4)
        + little(UInt32(bytes.count), 4)
}

private func little(_ number: UInt32, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
}

/// CRC-32, as gzip has it.
private func checksum(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(0xFFFF_FFFF as UInt32) { sum, byte in
        (0..<8).reduce(sum ^ UInt32(byte)) { sum, _ in
            sum >> 1 ^ (sum & 1 == 1 ? 0xEDB8_8320 : 0)
        }
    }
}
