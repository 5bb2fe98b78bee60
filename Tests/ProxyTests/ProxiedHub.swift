import Foundation
import HTTP
import Hub
import SyncProtocol
import Synchronization

/// A hub behind Debian's nginx, with the configuration that is shipped and a certificate of its own.
final class ProxiedHub {
    static let nginx = "/usr/sbin/nginx"
    static let isPossible = [nginx, "/usr/bin/openssl"].allSatisfy {
        FileManager.default.isExecutableFile(atPath: $0)
    }

    let folder: URL
    let application: Recorder
    let direct: UInt16
    let secure: UInt16
    let plain: UInt16
    /// What nginx took for a request, a line each.
    private var requestLog: String { folder.path + "/requests" }
    private let stopSwitch: StopSwitch
    private let proxy = Process()

    /// Where a test is to see what a line of the shipped file is good for, it stands there otherwise.
    init(changing changes: [(old: String, new: String)] = []) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "proxy-\(UUID())")
        try FileManager.default.createDirectory(
            at: folder.appending(path: "besluiten"), withIntermediateDirectories: true)
        let hub = try Hub(
            files: Hub.Files(
                database: folder.appending(path: "hub.sqlite").path,
                decisions: folder.appending(path: "besluiten").path),
            rights: Rights(["consulent": [.dossier: Set(Right.allCases)]]),
            now: { 1_772_362_800_000 }, durable: false)
        application = Recorder(hub)
        let server = try Server(application: application, port: 0)
        direct = server.port
        stopSwitch = server.stopSwitch
        secure = try freePort()
        plain = try freePort()
        let handed = Handed(server)
        Thread.detachNewThread { try? handed.server.run() }
        try startProxy(changes)
    }

    deinit {
        if proxy.isRunning {
            // It may have been started by a thread that lets no other signal through.
            kill(proxy.processIdentifier, SIGKILL)
            proxy.waitUntilExit()
        }
        stopSwitch.stop()
        try? FileManager.default.removeItem(at: folder)
    }

    /// The server goes to the thread that runs it, and nobody else keeps it.
    private struct Handed: @unchecked Sendable {
        let server: Server

        init(_ server: Server) { self.server = server }
    }

    /// The shipped file, but for the names that its reader is to fill in; it listens without TLS
    /// too, so that a test can send what no TLS client would.
    private func startProxy(_ changes: [(old: String, new: String)]) throws {
        let shipped = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appending(path: "../../Sources/Loket/nginx.conf").standardized
        var site = try String(contentsOf: shipped, encoding: .utf8)
        for (old, new) in [
            ("127.0.0.1:8787", "127.0.0.1:\(direct)"),
            ("listen 443 ssl;", "listen 127.0.0.1:\(secure) ssl; listen 127.0.0.1:\(plain);"),
            ("loket.example.nl", "localhost"),
            ("/etc/ssl/loket/certificate.pem", folder.appending(path: "certificate.pem").path),
            ("/etc/ssl/loket/key.pem", folder.appending(path: "key.pem").path),
        ] + changes {
            precondition(site.contains(old), "The shipped file names \(old).")
            site = site.replacingOccurrences(of: old, with: new)
        }
        try makeCertificate()
        let places = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map {
            "\($0)_temp_path \(folder.path)/\($0);"
        }
        let whole = """
            daemon off; master_process off; pid \(folder.path)/pid;
            events { worker_connections 256; }
            http {
            log_format short '$request_method $uri $upstream_status';
            access_log \(requestLog) short;
            \(places.joined(separator: " "))
            \(site)
            }
            """
        let path = folder.appending(path: "nginx.conf").path
        try whole.write(toFile: path, atomically: false, encoding: .utf8)
        proxy.executableURL = URL(fileURLWithPath: Self.nginx)
        proxy.arguments = ["-p", folder.path, "-e", folder.path + "/errors", "-c", path]
        try proxy.run()
        for _ in 0..<500 where !isListening(plain) { usleep(10_000) }
    }

    /// The requests that nginx knows to have passed on, as their methods and paths.
    func passedOn() throws -> [String] {
        let log = try String(contentsOfFile: requestLog, encoding: .utf8)
        return log.split(separator: "\n").compactMap { line in
            let words = line.split(separator: " ")
            return words.count == 3 && words[2] != "-" ? "\(words[0]) \(words[1])" : nil
        }
    }

    private func makeCertificate() throws {
        let openssl = Process()
        openssl.executableURL = URL(fileURLWithPath: "/usr/bin/openssl")
        openssl.arguments = [
            "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj",
            "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-keyout",
            folder.path + "/key.pem", "-out", folder.path + "/certificate.pem",
        ]
        openssl.standardError = FileHandle.nullDevice
        try openssl.run()
        openssl.waitUntilExit()
    }
}

extension FolderKind {
    static let dossier = FolderKind("dossier")!
}

/// The hub's application, and a note of what reaches it.
final class Recorder: Application, @unchecked Sendable {
    private let application: HubApplication
    /// Used before the server runs.
    let hub: Hub
    private let seen = Mutex<[String]>([])
    private let begun = Mutex<[String]>([])

    init(_ hub: Hub) {
        self.hub = hub
        application = HubApplication(hub)
    }

    /// Each request as its method, path and the bytes of its body.
    var requests: [String] { seen.withLock { $0 } }

    /// The paths of those with a body, from when its head was here.
    var bodiesBegun: [String] { begun.withLock { $0 } }

    func forget() { seen.withLock { $0 = [] } }

    func receiver(of request: Request) -> (any BodyReceiver)? {
        begun.withLock { $0.append(request.path) }
        return nil
    }

    /// What the hub's own HTTP did not take for a request was passed on as one too.
    func note(_ refusal: Refusal) { seen.withLock { $0.append("\(refusal.status)") } }

    func takeNews() -> News { application.takeNews() }

    func answer(_ request: Request, waitedMilliseconds: Int) -> Answer {
        if waitedMilliseconds == 0 {
            let body = String(decoding: request.body, as: UTF8.self)
            seen.withLock { $0.append("\(request.method) \(request.path) [\(body)]") }
        }
        return application.answer(request, waitedMilliseconds: waitedMilliseconds)
    }
}
