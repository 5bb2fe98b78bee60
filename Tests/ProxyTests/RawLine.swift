import Foundation

/// Sends exactly these bytes, and takes what comes back until the other side closes or is quiet.
func exchange(_ bytes: [UInt8], with port: UInt16, thenLeaves: Bool = false) -> String {
    let number = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(number) }
    guard join(number, port) else { return "no connection" }
    var patience = timeval(tv_sec: 0, tv_usec: 300_000)
    setsockopt(
        number, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    _ = send(number, bytes, bytes.count, Int32(MSG_NOSIGNAL))
    if thenLeaves {
        // Whoever leaves at once is gone before nginx has found the hub.
        usleep(150_000)
        return ""
    }
    var answer: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65536)
    while case let count = recv(number, &buffer, buffer.count, 0), count > 0 {
        answer += buffer[..<count]
    }
    return String(decoding: answer, as: UTF8.self)
}

/// The same over TLS.
func exchangeSecurely(_ bytes: [UInt8], with port: UInt16) throws -> String {
    let openssl = Process()
    openssl.executableURL = URL(fileURLWithPath: "/usr/bin/openssl")
    openssl.arguments = ["s_client", "-quiet", "-connect", "127.0.0.1:\(port)"]
    let (input, output) = (Pipe(), Pipe())
    openssl.standardInput = input
    openssl.standardOutput = output
    openssl.standardError = FileHandle.nullDevice
    try openssl.run()
    try input.fileHandleForWriting.write(contentsOf: Data(bytes))
    var answer: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65536)
    let source = output.fileHandleForReading.fileDescriptor
    var ready = pollfd(fd: source, events: Int16(POLLIN), revents: 0)
    while poll(&ready, 1, 500) > 0, case let count = read(source, &buffer, buffer.count), count > 0
    {
        answer += buffer[..<count]
    }
    // It may have been started by a thread that lets no other signal through.
    kill(openssl.processIdentifier, SIGKILL)
    openssl.waitUntilExit()
    return String(decoding: answer, as: UTF8.self)
}

func isListening(_ port: UInt16) -> Bool {
    let number = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(number) }
    return join(number, port)
}

/// One that nobody listens at, as the kernel chooses it.
func freePort() throws -> UInt16 {
    let number = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(number) }
    var address = loopback(port: 0)
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let result = withUnsafeMutablePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
            bind(number, address, size) + getsockname(number, address, &size)
        }
    }
    guard result == 0 else { throw CocoaError(.fileNoSuchFile) }
    return UInt16(bigEndian: address.sin_port)
}

private func loopback(port: UInt16) -> sockaddr_in {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    return address
}

private func join(_ number: Int32, _ port: UInt16) -> Bool {
    var address = loopback(port: port)
    return withUnsafePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
            connect(number, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
        }
    }
}
