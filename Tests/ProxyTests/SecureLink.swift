import Foundation
import SyncProtocol

/// Asks over TLS, with openssl for a client: it verifies against the certificate of the test alone,
/// which URLSession cannot be told to do.
struct SecureLink: Sendable {
    let port: UInt16
    let certificate: String

    func send(_ call: HubCall) throws -> HubAnswer {
        let openssl = Process()
        openssl.executableURL = URL(fileURLWithPath: "/usr/bin/openssl")
        openssl.arguments = [
            "s_client", "-quiet", "-verify_return_error", "-CAfile", certificate,
            "-verify_hostname", "localhost", "-connect", "127.0.0.1:\(port)",
        ]
        let (input, output) = (Pipe(), Pipe())
        openssl.standardInput = input
        openssl.standardOutput = output
        openssl.standardError = FileHandle.nullDevice
        try openssl.run()
        try input.fileHandleForWriting.write(contentsOf: Data(bytes(of: call)))
        let said = [UInt8](try output.fileHandleForReading.readToEnd() ?? Data())
        openssl.waitUntilExit()
        return answer(said)
    }

    private func bytes(of call: HubCall) -> [UInt8] {
        let query = call.query.map { "\($0.key)=\($0.value)" }.joined(separator: "&")
        var head =
            "\(call.method.rawValue) \(call.path)\(query.isEmpty ? "" : "?" + query) HTTP/1.1"
        head += "\r\nHost: localhost\r\nConnection: close\r\n"
        if let token = call.token { head += "Authorization: Bearer \(base64URL(token.bytes))\r\n" }
        if call.method == .post { head += "Content-Length: \(call.body.count)\r\n" }
        return Array((head + "\r\n").utf8) + call.body
    }

    private func answer(_ bytes: [UInt8]) -> HubAnswer {
        let end = Array("\r\n\r\n".utf8)
        let start = bytes.indices.first { bytes[$0...].starts(with: end) }
        let status = Int(String(decoding: bytes.dropFirst(9).prefix(3), as: UTF8.self)) ?? 0
        return HubAnswer(status: status, body: start.map { Array(bytes[($0 + 4)...]) } ?? [])
    }
}
