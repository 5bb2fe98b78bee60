internal import Foundation
internal import FoundationNetworking
public import Replica
public import SyncProtocol

/// The way to the hub over HTTP; the system's TLS and proxies apply.
public struct HTTPHubLink: HubLink, Sendable {
    /// Longer than a slow line needs for one page, shorter than a person keeps waiting.
    private static let timeoutSeconds = 20

    private let address: HubAddress
    private let answers: AnswerCollector
    private let session: URLSession

    public init(_ address: HubAddress) {
        self.address = address
        let configuration = URLSessionConfiguration.ephemeral
        configuration.httpShouldSetCookies = false
        configuration.urlCache = nil
        answers = AnswerCollector()
        session = URLSession(
            configuration: configuration, delegate: answers, delegateQueue: nil)
    }

    public func send(_ call: HubCall) async throws(HubUnreachable) -> HubAnswer {
        let task = session.dataTask(with: try request(for: call))
        return try await answers.answer(to: task).get()
    }

    private func request(for call: HubCall) throws(HubUnreachable) -> URLRequest {
        guard let url = address.url(path: call.path, query: call.query) else {
            throw HubUnreachable(reason: "\(address)\(call.path) is geen adres")
        }
        var request = URLRequest(url: url)
        request.httpMethod = call.method.rawValue
        let waitSeconds = call.query["wait"].flatMap { Int($0) } ?? 0
        request.timeoutInterval = Double(waitSeconds + Self.timeoutSeconds)
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
