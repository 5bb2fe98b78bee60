import Foundation
import HubClient
import Replica
import SyncProtocol
import Testing

/// Https goes only to whom this computer trusts.
@Suite(.enabled(if: FileManager.default.isExecutableFile(atPath: openSSL), "openssl is missing"))
struct CertificateTests {
    @Test func `a certificate that nobody vouches for is refused, and that is said`() async throws {
        let server = try SecureServer()
        defer { server.stop() }
        let link = HTTPHubLink(try HubAddress("https://localhost:\(server.port)"))

        await #expect(throws: HubUnreachable.untrusted) {
            try await link.send(HubCall(method: .get, path: Path.hub, token: nil))
        }
    }
}

private let openSSL = "/usr/bin/openssl"

/// A server with a certificate that it gave itself.
private final class SecureServer {
    let port: UInt16
    private let process = Process()
    private let folder = FileManager.default.temporaryDirectory
        .appending(path: "certificate-\(UUID().uuidString)")

    init() throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let files = [
            "-keyout", folder.appending(path: "key").path, "-out",
            folder.appending(path: "certificate").path,
        ]
        let making = try Process.run(
            URL(fileURLWithPath: openSSL),
            arguments: [
                "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1",
                "-nodes", "-days", "1", "-subj", "/CN=localhost",
            ] + files)
        making.waitUntilExit()
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: openSSL)
        process.arguments = [
            "s_server", "-www", "-accept", "127.0.0.1:0", "-key", files[1], "-cert", files[3],
        ]
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        var said = ""
        while !said.contains("ACCEPT "), case let bytes = output.fileHandleForReading.availableData,
            !bytes.isEmpty
        { said += String(decoding: bytes, as: UTF8.self) }
        let line = said.split(separator: "\n").first { $0.hasPrefix("ACCEPT ") } ?? ""
        port = UInt16(line.split(separator: ":").last ?? "") ?? 0
    }

    func stop() {
        process.terminate()
        process.waitUntilExit()
        try? FileManager.default.removeItem(at: folder)
    }
}
