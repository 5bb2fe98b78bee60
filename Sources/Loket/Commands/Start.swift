internal import Commands
internal import HTTP
internal import Hub

/// Lets the hub answer until it is told to stop.
func start(_ input: Input, _ data: DataFolder) throws -> Commands.Answer {
    let configuration = try Configuration(input.value("config"))
    let address = try ListenAddress(configuration.value("listen", input) ?? ListenAddress.usual)
    guard try address.isLoopback || configuration.isOn("achter-proxy", input) else {
        throw Refused(
            "De hub spreekt geen TLS en luistert daarom alleen op deze computer. "
                + "Staat er een proxy voor die dat doet? Geef dan ook --achter-proxy.")
    }
    try checkStore(configuration.value("store", input))
    let settings = try settings(configuration, input, address)
    let hub = try data.openHub(mayMake: true)
    let served: Void? = try FileLock.trying(data.runningMark) {
        let server = try Server(
            application: HubApplication(hub, settings), host: address.host, port: address.port)
        try server.stopOnSignals()
        Output.write("loket luistert op http://\(address.shownHost):\(server.port)")
        try server.run()
    }
    guard served != nil else {
        throw Refused("Op deze gegevens draait al een hub (\(data.path)).")
    }
    return Commands.Answer("De hub is gestopt.", ["stopped": .boolean(true)])
}

private func checkStore(_ store: String?) throws {
    guard let store, store != "sqlite" else { return }
    guard store.hasPrefix("postgres") else {
        throw UsageError("--store: \"\(store)\" is er niet; kies sqlite.")
    }
    throw Refused("Dit programma is gebouwd zonder PostgreSQL; kies --store sqlite.")
}

private func settings(
    _ configuration: Configuration, _ input: Input, _ address: ListenAddress
) throws -> HubSettings {
    let changes = try configuration.number("wijzigingen-per-uur", input) ?? Quota.usualChanges
    let megabytes =
        try configuration.number("mb-per-uur", input) ?? Quota.usualBytes >> 20
    let shown: HubSettings.ShownMetrics =
        try configuration.isOn("metrics", input) ? .open : address.isLoopback ? .local : .hidden
    // Nought is without a limit.
    return HubSettings(
        quota: Quota(
            changesPerHour: changes > 0 ? changes : nil,
            bytesPerHour: megabytes > 0 ? megabytes << 20 : nil),
        metrics: shown,
        watching: Watching(
            startedAt: SystemClock().milliseconds, nanoseconds: SteadyClock.nanoseconds,
            log: try log(configuration.value("log", input))))
}

private func log(_ path: String?) throws -> ((String) -> Void)? {
    guard let path else { return nil }
    if path == "-" { return { Output.complain($0) } }
    do {
        let file = try LogFile(path)
        return file.write
    } catch {
        throw Refused("Het logboek is niet te schrijven: \(error)")
    }
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
