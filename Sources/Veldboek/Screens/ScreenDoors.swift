internal import Commands
internal import Foundation
internal import Housing
internal import HubClient
internal import Replica
internal import Screens

extension ReplicaFiles {
    /// What the screens reach outside of themselves.
    var doors: Doors {
        Doors(
            open: { exist ? (replica: try openReplica(), isPractice: false) : nil },
            link: { replica in
                try hubAddress().map { try PromptLink(HTTPHubLink($0) { _ in }, replica) }
            },
            alone: { work in try await FileLock.trying(syncMark, work) != nil },
            connect: connect,
            practise: { throw Refused(say("Oefenen: start veldboek met --oefen.")) },
            words: { error in
                let (dutch, english) = (
                    words(of: error, in: .dutch), words(of: error, in: CommandTable.english)
                )
                return (dutch, english)
            })
    }

    private func openReplica() throws -> Replica {
        try Replica(path: replica, schema: HousingSchema.schema, clock: SystemClock())
    }

    private func words(of error: any Error, in catalogue: Catalogue) -> String {
        Catalogue.$current.withValue(catalogue) { Failure(error).message }
    }

    /// As `veldboek koppel` does; what is on the device is exchanged by the screens themselves.
    @Sendable private func connect(_ address: String, _ code: String) async throws {
        let hub = try HubAddress(address)
        try makeFolder()
        let replica = try openReplica()
        try replica.enrol(try await replica.enrolment(code, of: nil, over: HTTPHubLink(hub)))
        try remember(hub)
    }
}
