internal import Foundation
internal import FoundationNetworking
public import Replica
internal import Synchronization
public import SyncProtocol

/// The way to the hub over HTTP; the system's certificates and proxies apply.
public final class HTTPHubLink: HubLink, Sendable {
    private static let aDay = 86_400.0

    private let address: HubAddress
    private let patience: Patience
    private let answers: AnswerCollector
    private let session: URLSession
    /// How many calls in a row had no answer.
    private let silences = Mutex(0)

    /// Tells of the bytes of each body as they go and come, after decompression.
    public init(
        _ address: HubAddress, patience: Patience = Patience(),
        traffic: @escaping @Sendable (Traffic) -> Void = { _ in }
    ) {
        self.address = address
        self.patience = patience
        let configuration = URLSessionConfiguration.ephemeral
        configuration.httpShouldSetCookies = false
        configuration.urlCache = nil
        answers = AnswerCollector(traffic: traffic)
        session = URLSession(
            configuration: configuration, delegate: answers, delegateQueue: nil)
    }

    /// Without it the session, which holds its delegate, would stay until the program ends.
    deinit { session.invalidateAndCancel() }

    /// Ends at once when the calling task is cancelled.
    public func send(_ call: HubCall) async throws(HubUnreachable) -> HubAnswer {
        let size = HubCallSize(
            waitSeconds: call.query["wait"].flatMap { Int($0) } ?? 0, bodyBytes: call.body.count)
        let silence = patience.silence(during: size, after: silences.withLock(\.self))
        let outcome = await answers.answer(
            to: session.dataTask(with: try request(for: call)), silence: silence,
            whole: patience.whole)
        silences.withLock { $0 = outcome == .failure(.silent) ? $0 + 1 : 0 }
        return try outcome.get()
    }

    private func request(for call: HubCall) throws(HubUnreachable) -> URLRequest {
        guard let url = address.url(path: call.path, query: call.query) else {
            throw HubUnreachable.addressMalformed("\(address)\(call.path)")
        }
        var request = URLRequest(url: url)
        request.httpMethod = call.method.rawValue
        // The collector watches the clock: this one knows neither waiting nor slow lines.
        request.timeoutInterval = Self.aDay
        if let token = call.token {
            let bearer = "Bearer " + base64URL(token.bytes)
            request.setValue(bearer, forHTTPHeaderField: "Authorization")
        }
        if call.method == .post {
            request.setValue("application/cbor", forHTTPHeaderField: "Content-Type")
            request.httpBody = Data(call.body)
        }
        return request
    }
}

/// Bytes of a body that went or came.
public struct Traffic: Hashable, Sendable {
    public var sent = 0
    public var received = 0
}
