internal import Commands
internal import Foundation
internal import Housing
internal import HubClient
internal import Replica

/// Exchanges changes with the hub: once, or until Ctrl-C.
func sync(_ input: Input, _ desk: Desk) async throws -> Answer {
    guard let address = try desk.files.hubAddress() else { throw ReplicaError.notEnrolled }
    return try await desk.syncing {
        guard input.has("volg") else { return try await desk.sync(with: address).answer }
        desk.stop.arm()
        return try await desk.follow(address)
    }
}

extension Desk {
    /// Silences in a row before a person is told that the hub cannot be reached.
    private static let silencesAtMost = 3
    /// What is saved while the rest is sent goes along; whoever saves for ever is told so.
    private static let roundsAtMost = 3

    /// Alone: two conversations of one replica would push the same changes twice.
    func syncing<Result>(_ work: () async throws -> Result) async throws -> Result {
        guard let result = try await FileLock.trying(files.syncMark, work) else {
            let process = FileLock.holder(of: files.syncMark).map { "\($0)" } ?? "?"
            throw Refused(say("Er loopt al een sync op dit apparaat (proces {1}).", process))
        }
        return result
    }

    func sync(with address: HubAddress) async throws -> SyncReport {
        let line = ProgressLine(isShown: showsProgress)
        let link = HTTPHubLink(address) { line.add($0) }
        var session = Session()
        var outcome = SessionOutcome.atRest
        for _ in 0..<Self.roundsAtMost {
            outcome = try await session.run(
                replica, over: link, silencesAtMost: Self.silencesAtMost, news: line.show
            ) { try await Task.sleep(for: .milliseconds($0)) }
            guard outcome == .atRest, try replica.counts().waiting > 0 else { break }
        }
        line.clear()
        return try SyncReport(of: outcome, self)
    }

    /// Tells each time when all was said and something had changed.
    fileprivate func follow(_ address: HubAddress) async throws -> Answer {
        let line = ProgressLine(isShown: showsProgress)
        let link = try PromptLink(HTTPHubLink(address) { line.add($0) }, replica)
        var session = Session(follows: true)
        var told = ""
        var failure: (any Error)?
        func tell(_ news: SessionNews) {
            line.show(news)
            guard case .caughtUp = news else { return }
            line.clear()
            do {
                let report = try SyncReport(of: .atRest, self)
                guard report.gist != told else { return }
                told = report.gist
                Output.write(report.answer, asJSON: isJSON)
            } catch { failure = error }
        }
        let outcome = try await session.run(
            replica, over: link, silencesAtMost: .max, news: tell
        ) { try await Task.sleep(for: .milliseconds($0)) }
        line.clear()
        if let failure { throw failure }
        return try SyncReport(of: outcome, self).answer
    }
}
