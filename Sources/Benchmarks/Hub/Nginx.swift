import Foundation

/// Debian's nginx with one worker and one static file of 1 KiB.
final class Nginx {
    let helper: Helper
    let port: UInt16

    /// Nil where nginx is not installed.
    init?(_ scratch: ScratchFolder) throws {
        let program = "/usr/sbin/nginx"
        guard FileManager.default.isExecutableFile(atPath: program) else { return nil }
        port = try freePort()
        let folder = scratch.path("nginx")
        try FileManager.default.createDirectory(
            atPath: folder + "/www", withIntermediateDirectories: true)
        try Data(repeating: 0x61, count: 1024).write(to: URL(fileURLWithPath: folder + "/www/kib"))
        try Self.configuration(folder, port).write(
            toFile: folder + "/nginx.conf", atomically: false, encoding: .utf8)
        helper = try Helper(
            in: scratch, [program, "-p", folder, "-e", "stderr", "-c", folder + "/nginx.conf"])
        try awaitListener(port)
    }

    /// Head and file in one write, which is the fastest of its ways with so small a file. Without a
    /// master, so that the process that is measured is the one that works.
    private static func configuration(_ folder: String, _ port: UInt16) -> String {
        let places = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map {
            "\($0)_temp_path \(folder)/\($0);"
        }
        return """
            daemon off;
            master_process off;
            pid \(folder)/pid;
            events { worker_connections 1024; }
            http {
                access_log off;
                sendfile off;
                open_file_cache max=10;
                keepalive_requests 100000000;
                \(places.joined(separator: "\n    "))
                server { listen 127.0.0.1:\(port); root \(folder)/www; }
            }
            """
    }
}

private func freePort() throws -> UInt16 {
    let number = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(number) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let result = withUnsafeMutablePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
            bind(number, address, size) + getsockname(number, address, &size)
        }
    }
    guard result == 0 else { throw HubProblem("no port is free") }
    return UInt16(bigEndian: address.sin_port)
}

private func awaitListener(_ port: UInt16) throws {
    for _ in 0..<500 {
        if (try? Socket(port: port)) != nil { return }
        usleep(10_000)
    }
    throw HubProblem("nginx does not listen")
}
