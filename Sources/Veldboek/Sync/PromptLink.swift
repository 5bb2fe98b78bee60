internal import HubClient
internal import Replica
internal import Synchronization
internal import SyncProtocol

/// A link that stops waiting for news as soon as another program saved something here.
final class PromptLink: HubLink {
    /// A person who saved does not see so short a wait.
    private static let look = Duration.milliseconds(100)

    private let link: HTTPHubLink
    private let replica: Replica
    private var known: Int64
    private var revision: Int64

    init(_ link: HTTPHubLink, _ replica: Replica) throws {
        self.link = link
        self.replica = replica
        known = try replica.foreignRevision()
        revision = try replica.revision()
    }

    func send(_ call: HubCall) async throws(HubUnreachable) -> HubAnswer {
        guard call.query["wait"].flatMap({ Int($0) }) ?? 0 > 0 else {
            return try await link.send(call)
        }
        return try await wait(for: call).get()
    }

    private func wait(for call: HubCall) async -> Result<HubAnswer, HubUnreachable> {
        let answer = Arrival()
        let link = link
        return await withTaskGroup { group in
            group.addTask {
                do throws(HubUnreachable) {
                    answer.put(.success(try await link.send(call)))
                } catch { answer.put(.failure(error)) }
            }
            while true {
                if let arrived = answer.taken { return arrived }
                if hasForeignNews() { group.cancelAll() }
                try? await Task.sleep(for: Self.look)
            }
        }
    }

    /// A draft that is kept is nothing for the hub.
    private func hasForeignNews() -> Bool {
        guard let foreign = try? replica.foreignRevision(), foreign != known else { return false }
        known = foreign
        guard let now = try? replica.revision(), now != revision else { return false }
        revision = now
        return true
    }
}

/// Where an answer is put down by one task and found by another.
private final class Arrival: Sendable {
    private let answer = Mutex<Result<HubAnswer, HubUnreachable>?>(nil)

    var taken: Result<HubAnswer, HubUnreachable>? { answer.withLock(\.self) }

    func put(_ result: Result<HubAnswer, HubUnreachable>) { answer.withLock { $0 = result } }
}
