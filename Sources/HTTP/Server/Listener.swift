import CLinux
import Glibc

/// The socket at which clients arrive.
struct Listener: ~Copyable {
    enum Arrival: ~Copyable {
        case client(Descriptor)
        case nobody
        /// The process holds too many descriptors; some must close first.
        case noRoom
    }

    private let descriptor: Descriptor
    let port: UInt16

    init(host: String, port: UInt16) throws(ServerError) {
        let listening = try Self.listen(host: host, port: port)
        self.port = try Self.boundPort(of: listening.number)
        descriptor = listening
    }

    var number: Int32 { descriptor.number }

    func accept() throws(ServerError) -> Arrival {
        let number = clinux_accept(descriptor.number)
        if number >= 0 { return .client(try Descriptor(number, from: "accept4")) }
        switch errno {
        case EMFILE, ENFILE, ENOBUFS, ENOMEM: return .noRoom
        // accept(2): the others are errors of the one connection, which is gone already.
        default: return .nobody
        }
    }
}

extension Listener {
    private static func listen(host: String, port: UInt16) throws(ServerError) -> Descriptor {
        let address = try resolve(host: host, port: port)
        defer { freeaddrinfo(address) }
        let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue)
        let descriptor = try Descriptor(
            socket(address.pointee.ai_family, kind, 0), from: "socket")
        turnOn(SO_REUSEADDR, level: SOL_SOCKET, of: descriptor.number)
        // Accepted sockets inherit this; each answer is one write, which need not wait for more.
        turnOn(TCP_NODELAY, level: Int32(IPPROTO_TCP), of: descriptor.number)
        guard
            bind(descriptor.number, address.pointee.ai_addr, address.pointee.ai_addrlen) == 0,
            Glibc.listen(descriptor.number, Limits.backlog) == 0
        else {
            throw .cannotListen(
                address: "\(host):\(port)", reason: String(cString: strerror(errno)))
        }
        return descriptor
    }

    private static func resolve(
        host: String, port: UInt16
    ) throws(ServerError) -> UnsafeMutablePointer<addrinfo> {
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        hints.ai_flags = AI_PASSIVE | AI_NUMERICSERV
        var found: UnsafeMutablePointer<addrinfo>?
        let code = getaddrinfo(host, String(port), &hints, &found)
        guard code == 0, let found else {
            throw .cannotListen(
                address: "\(host):\(port)", reason: String(cString: gai_strerror(code)))
        }
        return found
    }

    private static func turnOn(_ option: Int32, level: Int32, of number: Int32) {
        var on: Int32 = 1
        setsockopt(number, level, option, &on, socklen_t(MemoryLayout<Int32>.size))
    }

    private static func boundPort(of number: Int32) throws(ServerError) -> UInt16 {
        var storage = sockaddr_storage()
        var size = socklen_t(MemoryLayout<sockaddr_storage>.size)
        let result = withUnsafeMutableBytes(of: &storage) { bytes in
            getsockname(number, bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self), &size)
        }
        guard result == 0 else { throw .lastCall("getsockname") }
        // The port stands at the same place in sockaddr_in and sockaddr_in6.
        return withUnsafeBytes(of: &storage) { bytes in
            UInt16(bigEndian: bytes.load(fromByteOffset: 2, as: UInt16.self))
        }
    }
}
