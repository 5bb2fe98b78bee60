internal import Commands
internal import HTTP
internal import Hub

/// Lets the hub answer until it is told to stop.
func start(_ input: Input, _ data: DataFolder) throws -> Commands.Answer {
    let address = try ListenAddress(input.value("listen") ?? ListenAddress.usual)
    guard address.isLoopback || input.has("achter-proxy") else {
        throw Refused(
            "De hub spreekt geen TLS en luistert daarom alleen op deze computer. "
                + "Staat er een proxy voor die dat doet? Geef dan ook --achter-proxy.")
    }
    let hub = try data.openHub(mayMake: true)
    let served: Void? = try FileLock.trying(data.runningMark) {
        let server = try Server(
            application: HubApplication(hub), host: address.host, port: address.port)
        try server.stopOnSignals()
        Output.write("loket luistert op http://\(address.shownHost):\(server.port)")
        try server.run()
    }
    guard served != nil else {
        throw Refused("Op deze gegevens draait al een hub (\(data.path)).")
    }
    return Commands.Answer("De hub is gestopt.", ["stopped": .boolean(true)])
}

/// Where the hub listens: `127.0.0.1:8787`, `[::1]:0`, `localhost:8787`.
struct ListenAddress: Equatable {
    static let usual = "127.0.0.1:8787"

    let host: String
    let port: UInt16

    init(_ typed: String) throws(UsageError) {
        guard let colon = typed.lastIndex(of: ":"),
            let port = UInt16(typed[typed.index(after: colon)...])
        else {
            throw UsageError("--listen: \"\(typed)\" is geen adres; typ \(Self.usual).")
        }
        var host = typed[..<colon]
        if host.hasPrefix("["), host.hasSuffix("]") { host = host.dropFirst().dropLast() }
        guard !host.isEmpty else {
            throw UsageError("--listen: noem ook het adres; typ \(Self.usual).")
        }
        self.host = String(host)
        self.port = port
    }

    var isLoopback: Bool {
        let numbers = host.split(separator: ".", omittingEmptySubsequences: false)
        let isIPv4 = numbers.count == 4 && numbers.allSatisfy { UInt8($0) != nil }
        return host == "localhost" || host == "::1" || isIPv4 && numbers[0] == "127"
    }

    /// As it stands in an address of the web.
    var shownHost: String { host.contains(":") ? "[\(host)]" : host }
}
