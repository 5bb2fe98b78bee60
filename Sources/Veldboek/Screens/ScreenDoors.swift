internal import Commands
internal import Dispatch
internal import Foundation
internal import Housing
internal import HubClient
internal import Replica
internal import Screens
internal import Synchronization

/// Where the screens work: in the replica of this device, or in the practice that somebody goes over to.
final class ScreenPlace: Sendable {
    private let now: Mutex<(files: ReplicaFiles, isPractice: Bool)>

    init(_ files: ReplicaFiles, isPractice: Bool) { now = Mutex((files, isPractice)) }

    /// What the screens reach outside of themselves.
    var doors: Doors {
        Doors(
            open: open,
            link: { replica in
                // Practice speaks with no hub at all.
                guard try !replica.isPractice else { return nil }
                return try self.files.hubAddress().map {
                    try PromptLink(HTTPHubLink($0) { _ in }, replica)
                }
            },
            alone: { work in try await FileLock.trying(self.files.syncMark, work) != nil },
            connect: connect, practise: { try self.practise(in: .practice) },
            later: { [quiet = DispatchQueue(label: "later")] pause, work in
                let (seconds, attoseconds) = pause.components
                let milliseconds = Int(seconds * 1_000 + attoseconds / 1_000_000_000_000_000)
                quiet.asyncAfter(deadline: .now() + .milliseconds(milliseconds), execute: work)
            },
            words: { error in
                (words(of: error, in: .dutch), words(of: error, in: CommandTable.english))
            })
    }

    private var files: ReplicaFiles { now.withLock(\.files) }

    @Sendable private func open() throws -> (replica: Replica, isPractice: Bool)? {
        let (files, isPractice) = now.withLock(\.self)
        if isPractice { try PracticePlace(files, isAsked: true).begin() }
        guard files.exist else { return nil }
        let replica = try files.openReplica()
        return (replica, try replica.isPractice)
    }

    private func practise(in files: ReplicaFiles) throws {
        try PracticePlace(files, isAsked: true).begin()
        now.withLock { $0 = (files, true) }
    }

    /// As `veldboek koppel` does; what is on the device is exchanged by the screens themselves.
    @Sendable private func connect(_ address: String, _ code: String) async throws {
        let (hub, files) = (try HubAddress(address), files)
        try files.makeFolder()
        let replica = try files.openReplica()
        try replica.enrol(try await replica.enrolment(code, of: nil, over: HTTPHubLink(hub)))
        try files.remember(hub)
    }
}

private func words(of error: any Error, in catalogue: Catalogue) -> String {
    Catalogue.$current.withValue(catalogue) { Failure(error).message }
}

extension ReplicaFiles {
    fileprivate func openReplica() throws -> Replica {
        try Replica(path: replica, schema: HousingSchema.schema, clock: SystemClock())
    }
}
