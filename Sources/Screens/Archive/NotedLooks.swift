internal import Housing
internal import Replica
internal import SyncProtocol
internal import TerminalUI

/// What the access log was told of already, so that a page that is read anew costs no write.
struct NotedLooks {
    private struct Seen: Hashable {
        let soort: Inzagesoort
        let folder: FolderID
    }

    private var seen: Set<Seen> = []

    /// Those that are new.
    mutating func note(_ soort: Inzagesoort, _ folders: [FolderID]) -> [FolderID] {
        folders.filter { seen.insert(Seen(soort: soort, folder: $0)).inserted }
    }
}

extension Archive {
    /// Writes down who looks, right after it is shown. A log that cannot be written stops nobody at the
    /// door; it is said.
    func note(_ soort: Inzagesoort, at folders: some Sequence<FolderID>) {
        let new = looks.note(soort, Array(folders))
        guard !new.isEmpty else { return }
        owe { archive in
            do {
                try archive.replica.record(Look(soort, at: new), as: archive.newIdentifier())
            } catch {
                throw LookNotKept()
            }
        }
    }

    /// Nobody sees or takes back what the log was told.
    func isLog(_ folder: FolderID) throws -> Bool { try replica.kind(of: folder) == .toegangslog }
}

/// The access log could not be written.
struct LookNotKept: Error {}
