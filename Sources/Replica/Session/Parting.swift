internal import Merge
internal import SQLite
internal import SyncProtocol

// A folder that left the device's scopes is forgotten once the hub has said that it holds all of it.

/// What the hub is asked before folders are forgotten: whether it has the last accepted changes of each,
/// and so all that they stand on.
///
/// The word "leave" is not enough. A hub that was put back to an older backup by hand says it as well,
/// and this device may hold what that hub lost.
struct Parting {
    private var folders: [FolderID]
    private let names: [ChangeName]
    /// So many of them the hub has.
    private var known = 0

    init(from folders: [FolderID], heads: [ChangeName]) {
        self.folders = folders
        names = heads
    }

    var question: VerdictQuestion {
        VerdictQuestion(names: Array(names[known...].prefix(Limits.namesPerQuestion)))
    }

    fileprivate mutating func stay(_ folder: FolderID) { folders.removeAll { $0 == folder } }

    /// The folders, when the hub has spoken on all of them.
    fileprivate mutating func pass(_ count: Int) -> [FolderID]? {
        known += count
        return known == names.count ? folders : nil
    }
}

extension Replica {
    private static var foldersPerParting: Int { 500 }

    /// The folders that are leaving, but for those in which something has no verdict yet.
    func parting() throws -> Parting? {
        try fileAll()
        let folders = try folders(.leaving).lazy.filter(isSettled)
            .prefix(Self.foldersPerParting)
        guard !folders.isEmpty else { return nil }
        return Parting(
            from: Array(folders), heads: try folders.flatMap { try acceptedHeads(of: $0) })
    }

    /// Returns what is still to be asked.
    func take(_ answer: VerdictsAnswer, to parting: Parting) throws -> Parting? {
        let names = parting.question.names
        guard answer.verdicts.count == names.count else {
            throw Malformed.unexpected("\(answer.verdicts.count) verdicts on \(names.count) names")
        }
        return try receive { receiving in
            var parting = parting
            for (name, verdict) in zip(names, answer.verdicts) {
                guard let folder = try row(everNamed: name)?.header.folder else { continue }
                switch verdict {
                case .accepted: continue
                case nil, .held: try receiving.doubt(folder)
                case let no?: try receiving.take(no, on: name)
                }
                parting.stay(folder)
            }
            guard let folders = parting.pass(names.count) else { return parting }
            for folder in folders { try forgetIfSettled(folder) }
            return nil
        }
    }
}
