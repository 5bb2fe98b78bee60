internal import Foundation
internal import FoundationNetworking
internal import Replica
internal import Synchronization
internal import SyncProtocol

/// Gathers what comes back on each request of one URL session.
///
/// A session with a delegate of its own is the only one that can decline a redirect, which would
/// carry the token to an address that nobody chose.
final class AnswerCollector: NSObject, URLSessionDataDelegate {
    /// A page and its change of the greatest size, twice over.
    private static let bodyBytes = 4 * Limits.changeBytes

    private struct Pending {
        var body = Data()
        let finish: @Sendable (Result<HubAnswer, HubUnreachable>) -> Void
    }

    private let pending = Mutex<[Int: Pending]>([:])

    /// Starts a task and waits for its end.
    func answer(to task: URLSessionDataTask) async -> Result<HubAnswer, HubUnreachable> {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                pending.withLock {
                    $0[task.taskIdentifier] = Pending { continuation.resume(returning: $0) }
                }
                task.resume()
            }
        } onCancel: {
            task.cancel()
        }
    }

    func urlSession(
        _ session: URLSession, task: URLSessionTask,
        willPerformHTTPRedirection response: HTTPURLResponse, newRequest request: URLRequest,
        completionHandler: @escaping @Sendable (URLRequest?) -> Void
    ) {
        completionHandler(nil)
    }

    func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
        let bytes = pending.withLock { pending in
            pending[dataTask.taskIdentifier]?.body.append(data)
            return pending[dataTask.taskIdentifier]?.body.count ?? 0
        }
        if bytes > Self.bodyBytes { dataTask.cancel() }
    }

    func urlSession(
        _ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?
    ) {
        guard let done = pending.withLock({ $0.removeValue(forKey: task.taskIdentifier) }) else {
            return
        }
        done.finish(Self.result(of: task, done.body, error))
    }

    private static func result(
        of task: URLSessionTask, _ body: Data, _ error: (any Error)?
    ) -> Result<HubAnswer, HubUnreachable> {
        if body.count > bodyBytes {
            return .failure(HubUnreachable(reason: "het antwoord is te groot"))
        }
        if let error { return .failure(HubUnreachable(reason: words(for: error))) }
        guard let response = task.response as? HTTPURLResponse else {
            return .failure(HubUnreachable(reason: "het antwoord was geen HTTP"))
        }
        let retryAfter = response.value(forHTTPHeaderField: "Retry-After").flatMap { Int($0) }
        return .success(
            HubAnswer(
                status: response.statusCode, body: [UInt8](body), retryAfterSeconds: retryAfter))
    }

    private static func words(for error: any Error) -> String {
        guard let error = error as? URLError else { return "\(error)" }
        return switch error.code {
        case .timedOut: "de hub gaf op tijd geen antwoord"
        case .cannotFindHost, .dnsLookupFailed: "de naam van de hub is niet te vinden"
        case .cannotConnectToHost: "de hub neemt niet op"
        case .networkConnectionLost: "de verbinding viel weg"
        case .notConnectedToInternet: "er is geen verbinding met het internet"
        case .secureConnectionFailed, .serverCertificateUntrusted,
            .serverCertificateHasBadDate, .serverCertificateNotYetValid,
            .serverCertificateHasUnknownRoot:
            "de beveiligde verbinding met de hub is niet te vertrouwen"
        default: "\(error.localizedDescription) (\(error.code.rawValue))"
        }
    }
}
