import CLinux
import Foundation
import SyncProtocol

// HTTP/1.1 as a client speaks it that wants nothing but speed.

extension HubCall {
    /// The bytes of the request.
    var bytes: [UInt8] {
        var target = path
        if !query.isEmpty {
            target += "?" + query.map { "\($0.key)=\($0.value)" }.joined(separator: "&")
        }
        var head = "\(method.rawValue) \(target) HTTP/1.1\r\nHost: bench\r\n"
        if let token { head += "Authorization: Bearer \(base64URL(token.bytes))\r\n" }
        if method == .post { head += "Content-Length: \(body.count)\r\n" }
        return Array(head.utf8) + Array("\r\n".utf8) + body
    }
}

/// Gathers the bytes of one answer after another.
struct AnswerReader {
    private var bytes: [UInt8] = []
    /// Where the answer that is coming in ends, once its head is there.
    private var end: Int?
    private var bodyStart = 0

    mutating func push(_ more: UnsafeRawBufferPointer) { bytes.append(contentsOf: more) }

    /// The answer, when all of it is there and nothing else.
    mutating func take() throws -> HubAnswer? {
        guard try isWhole() else { return nil }
        defer { drop() }
        return HubAnswer(status: status, body: Array(bytes[bodyStart...]))
    }

    /// As `take()`, for who only counts: nothing is copied, and anything but 200 is a fault.
    mutating func takeUnread() throws -> Bool {
        guard try isWhole() else { return false }
        guard status == 200 else { throw HubProblem("the hub answered with status \(status)") }
        drop()
        return true
    }

    private mutating func isWhole() throws -> Bool {
        if end == nil { try readHead() }
        guard let end else { return false }
        guard bytes.count <= end else { throw HubProblem("more came than one answer") }
        return bytes.count == end
    }

    private mutating func drop() {
        bytes.removeAll(keepingCapacity: true)
        end = nil
    }

    /// `HTTP/1.1 200`
    private var status: Int {
        bytes[9..<12].reduce(0) { $0 * 10 + Int($1) - Int(UInt8(ascii: "0")) }
    }

    private mutating func readHead() throws {
        guard !bytes.isEmpty, let headEnd = find("\r\n\r\n") else { return }
        let name: StaticString = "\r\nContent-Length: "
        guard let length = find(name) else { throw HubProblem("an answer has no length") }
        let digits = bytes[(length + name.utf8CodeUnitCount)...].prefix { $0 != UInt8(ascii: "\r") }
        bodyStart = headEnd + 4
        end = bodyStart + digits.reduce(0) { $0 * 10 + Int($1) - Int(UInt8(ascii: "0")) }
    }

    private func find(_ text: StaticString) -> Int? {
        bytes.withUnsafeBytes { all in
            clinux_memmem(all.baseAddress!, all.count, text.utf8Start, text.utf8CodeUnitCount)
                .map { $0 - all.baseAddress! }
        }
    }
}

/// What went wrong between the benchmark and what it measures.
struct HubProblem: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
