import FaultProxy
import Foundation
import Replica
import Synchronization
import SyncProtocol
import Testing

@testable import HubClient

/// The link over real sockets: what comes through, and what is given up.
@Suite(.serialized) struct LinkTests {
    private let call = HubCall(method: .get, path: Path.hub, token: nil)
    /// Other tests have the threads meanwhile; sooner than what would end a call in any case.
    private static let soonOnABusyMachine = Duration.seconds(15)

    private func link(
        _ port: UInt16, silence: Duration = .seconds(5), whole: Duration = .seconds(20),
        traffic: @escaping @Sendable (Traffic) -> Void = { _ in }
    ) throws -> HTTPHubLink {
        HTTPHubLink(
            try HubAddress("http://127.0.0.1:\(port)"),
            patience: Patience(silence: silence, whole: whole), traffic: traffic)
    }

    @Test func `an answer that was compressed is read as it was`() async throws {
        let body = [UInt8](repeating: 7, count: 5000)
        let server = try SmallServer(
            httpAnswer(gzipped(body), headers: ["Content-Encoding: gzip"]))
        defer { server.stop() }

        let answer = try await link(server.port).send(call)

        #expect(answer == HubAnswer(status: 200, body: body))
        #expect(server.heads.first?.lowercased().contains("accept-encoding: ") == true)
        #expect(server.heads.first?.contains("gzip") == true)
    }

    @Test func `a hub that says nothing is given up in time`() async throws {
        let proxy = try FaultProxy(hubPort: SmallServer(httpAnswer([1])).port)
        defer { proxy.close() }
        proxy.set(.blackHole)
        let link = try link(proxy.port, silence: .milliseconds(300))
        let start = ContinuousClock.now

        await #expect(throws: HubUnreachable.silent) { try await link.send(call) }

        #expect(start.duration(to: .now) < Self.soonOnABusyMachine)
        #expect(start.duration(to: .now) >= .milliseconds(300))
    }

    @Test func `a slow answer that goes on coming is not silent`() async throws {
        let body = [UInt8](repeating: 3, count: 1000)
        let server = try SmallServer(httpAnswer(body), sliceBytes: 100, pauseMilliseconds: 100)
        defer { server.stop() }
        let received = Mutex(0)
        let link = try link(server.port, silence: .milliseconds(600)) { traffic in
            received.withLock { $0 += traffic.received }
        }
        let start = ContinuousClock.now

        let answer = try await link.send(call)

        #expect(answer.body == body)
        #expect(received.withLock(\.self) == 1000)
        #expect(start.duration(to: .now) > .milliseconds(900))
    }

    @Test func `an answer that drips on for ever is given up all the same`() async throws {
        let server = try SmallServer(
            httpAnswer([UInt8](repeating: 3, count: 1000)), sliceBytes: 4, pauseMilliseconds: 50)
        defer { server.stop() }
        let link = try link(server.port, silence: .seconds(5), whole: .milliseconds(700))
        let start = ContinuousClock.now

        await #expect(throws: HubUnreachable.silent) { try await link.send(call) }

        #expect(start.duration(to: .now) < Self.soonOnABusyMachine)
        #expect(start.duration(to: .now) >= .milliseconds(700))
    }

    @Test func `an answer that breaks off is no answer`() async throws {
        let server = try SmallServer(httpAnswer([1, 2, 3], length: 4000))
        defer { server.stop() }

        await #expect(throws: HubUnreachable.self) { try await link(server.port).send(call) }
    }

    @Test func `nobody at home is told from silence`() async throws {
        let server = try SmallServer(httpAnswer([]))
        server.stop()
        try await Task.sleep(for: .milliseconds(100))

        await #expect(throws: HubUnreachable.notAnswering) {
            try await link(server.port).send(call)
        }
    }

    @Test func `a call that is cancelled ends at once`() async throws {
        let proxy = try FaultProxy(hubPort: SmallServer(httpAnswer([1])).port)
        defer { proxy.close() }
        proxy.set(.stall)
        let link = try link(proxy.port)
        let start = ContinuousClock.now

        let outcome = await withTaskGroup { group in
            group.addTask {
                await Result { () async throws(HubUnreachable) in try await link.send(call) }
            }
            try? await Task.sleep(for: .milliseconds(200))
            group.cancelAll()
            return await group.next()!
        }

        #expect(outcome == .failure(.brokenOff))
        #expect(start.duration(to: .now) < Self.soonOnABusyMachine)
    }

    @Test func `a redirect is not followed`() async throws {
        let server = try SmallServer(
            httpAnswer([], headers: ["Location: http://127.0.0.1:1/"], status: "302 Found"))
        defer { server.stop() }

        #expect(try await link(server.port).send(call).status == 302)
    }

    @Test func `an answer without an end is not kept`() async throws {
        let megabytes = [UInt8](repeating: 0, count: 5 * Limits.changeBytes)
        let server = try SmallServer(httpAnswer(megabytes))
        defer { server.stop() }

        await #expect(throws: HubUnreachable.answerTooLarge) {
            try await link(server.port).send(call)
        }
    }

    @Test func `patience grows with what is sent and after several silences`() {
        let patience = Patience()
        let small = HubCallSize(waitSeconds: 0, bodyBytes: 0)
        let large = HubCallSize(waitSeconds: 0, bodyBytes: 1 << 20)

        #expect(patience.silence(during: small, after: 0) == .seconds(10))
        #expect(patience.silence(during: small, after: 1) == .seconds(10))
        #expect(patience.silence(during: small, after: 2) == .seconds(20))
        #expect(patience.silence(during: small, after: 99) == .seconds(80))
        #expect(patience.silence(during: large, after: 0) == .seconds(74))
        #expect(
            patience.silence(during: HubCallSize(waitSeconds: 6, bodyBytes: 0), after: 9)
                == .seconds(10))
    }
}

extension Result where Failure == HubUnreachable {
    fileprivate init(_ body: () async throws(HubUnreachable) -> Success) async {
        do throws(HubUnreachable) { self = .success(try await body()) } catch {
            self = .failure(error)
        }
    }
}
