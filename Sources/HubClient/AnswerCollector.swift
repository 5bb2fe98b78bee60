internal import Foundation
internal import FoundationNetworking
internal import Replica
internal import Synchronization
internal import SyncProtocol

/// Gathers what comes back on each request of one URL session, and gives up the silent ones.
///
/// A session with a delegate of its own is the only one that can decline a redirect, which would
/// carry the token to an address that nobody chose.
final class AnswerCollector: NSObject, URLSessionDataDelegate {
    /// A page and its change of the greatest size, twice over.
    private static let bodyBytes = 4 * Limits.changeBytes

    typealias Outcome = Result<HubAnswer, HubUnreachable>

    private struct Pending {
        var body = Data()
        var lastSign = ContinuousClock.now
        let begun = ContinuousClock.now
        let finish: @Sendable (Outcome) -> Void
    }

    private let pending = Mutex<[Int: Pending]>([:])
    private let traffic: @Sendable (Traffic) -> Void

    init(traffic: @escaping @Sendable (Traffic) -> Void) { self.traffic = traffic }

    /// Starts a task and waits for its end, or until the hub is silent for too long.
    func answer(
        to task: URLSessionDataTask, silence: Duration, whole: Duration
    ) async -> Outcome {
        await withTaskGroup(of: Outcome?.self) { group in
            group.addTask { await self.answer(to: task) }
            group.addTask {
                await self.watch(task, silence: silence, whole: whole)
                return nil
            }
            for await case let outcome? in group {
                group.cancelAll()
                return outcome
            }
            return .failure(.brokenOff)
        }
    }

    private func answer(to task: URLSessionDataTask) async -> Outcome {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                pending.withLock {
                    $0[task.taskIdentifier] = Pending { continuation.resume(returning: $0) }
                }
                task.resume()
                if Task.isCancelled { end(task, .failure(.brokenOff)) }
            }
        } onCancel: {
            end(task, .failure(.brokenOff))
        }
    }

    /// Gives the task up when nothing moves any more.
    private func watch(
        _ task: URLSessionDataTask, silence: Duration, whole: Duration
    ) async {
        while !Task.isCancelled {
            let (sign, begun) = pending.withLock { pending in
                let waiting = pending[task.taskIdentifier]
                return (waiting?.lastSign ?? .now, waiting?.begun ?? .now)
            }
            let giveUp = min(sign + silence, begun + whole)
            guard giveUp <= .now else {
                try? await Task.sleep(until: giveUp)
                continue
            }
            end(task, .failure(.silent))
            return
        }
    }

    /// At once: what URLSession still has to say about the task is nobody's business any more.
    private func end(_ task: URLSessionDataTask, _ outcome: Outcome) {
        let waiting = pending.withLock { $0.removeValue(forKey: task.taskIdentifier) }
        waiting?.finish(outcome)
        task.cancel()
    }

    private func note(_ task: URLSessionTask, _ change: (inout Pending) -> Void) -> Int {
        pending.withLock { pending in
            guard var waiting = pending.removeValue(forKey: task.taskIdentifier) else { return 0 }
            waiting.lastSign = .now
            change(&waiting)
            pending[task.taskIdentifier] = waiting
            return waiting.body.count
        }
    }

    func urlSession(
        _ session: URLSession, task: URLSessionTask,
        willPerformHTTPRedirection response: HTTPURLResponse, newRequest request: URLRequest,
        completionHandler: @escaping @Sendable (URLRequest?) -> Void
    ) {
        completionHandler(nil)
    }

    func urlSession(
        _ session: URLSession, task: URLSessionTask, didSendBodyData bytesSent: Int64,
        totalBytesSent: Int64, totalBytesExpectedToSend: Int64
    ) {
        _ = note(task) { _ in }
        traffic(Traffic(sent: Int(bytesSent)))
    }

    func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
        let bytes = note(dataTask) { $0.body.append(data) }
        traffic(Traffic(received: data.count))
        if bytes > Self.bodyBytes { end(dataTask, .failure(.answerTooLarge)) }
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
    ) -> Outcome {
        if let error { return .failure(HubUnreachable(error)) }
        guard let response = task.response as? HTTPURLResponse else {
            return .failure(.notHTTP)
        }
        let retryAfter = response.value(forHTTPHeaderField: "Retry-After").flatMap { Int($0) }
        return .success(
            HubAnswer(
                status: response.statusCode, body: [UInt8](body), retryAfterSeconds: retryAfter))
    }
}
