internal import Commands
internal import Foundation
internal import Housing
internal import Replica

/// A replica of made-up dossiers, in a place of its own and kept apart from every hub.
struct PracticePlace {
    /// A caseload to look around in, made while one waits.
    private static let dossiers = 120
    /// Who begins anew meets the same people.
    private static let seed: UInt64 = 2024

    private let files: ReplicaFiles
    private let isAsked: Bool

    init(_ files: ReplicaFiles, isAsked: Bool) {
        self.files = files
        self.isAsked = isAsked
    }

    /// Before the file is opened: made at first use, and anew where that is asked for.
    func prepare(for command: Command) throws {
        if isAsked, CommandTable.meetingTheHub.contains(command.name) { throw PracticeMeetsNoHub() }
        if files.exist {
            guard command.name == CommandTable.restarting.name else { return }
            // A file that is no practice stays as it is.
            guard try Self.open(files).isPractice else { throw Self.real }
            try files.remove()
        } else if !isAsked {
            return
        }
        try make()
    }

    /// For the screens: made at first use.
    func begin() throws {
        if !files.exist { try make() }
    }

    /// Whether the file holds practice; refuses what would mix it with the real work.
    func check(_ replica: Replica, for command: Command) throws -> Bool {
        let isPractice = try replica.isPractice
        if isAsked, !isPractice { throw Self.real }
        if isPractice, CommandTable.meetingTheHub.contains(command.name) {
            throw PracticeMeetsNoHub()
        }
        return isPractice
    }

    /// Beside its place, and put there whole; of two programs at once one makes it.
    private func make() throws {
        try files.makeFolder()
        try FileLock.waiting(files.replica + ".maak") {
            guard !files.exist else { return }
            let unfinished = ReplicaFiles(replica: files.replica + ".onaf")
            try unfinished.remove()
            try fill(unfinished)
            guard rename(unfinished.replica, files.replica) == 0 else {
                throw FileFailure.now(files.replica)
            }
        }
    }

    /// The file is closed when this returns.
    private func fill(_ files: ReplicaFiles) throws {
        let clock = PracticeClock()
        let today = LocalTime(milliseconds: SystemClock().milliseconds).day
        // Written in many small saves, and by anybody again.
        try Self.open(files, clock, .normal).fill(
            with: Practice(seed: Self.seed, today: today), dossiers: Self.dossiers, by: clock)
    }

    private static func open(
        _ files: ReplicaFiles, _ clock: any WallClock = SystemClock(),
        _ durability: Durability = .full
    ) throws -> Replica {
        try Replica(
            path: files.replica, schema: HousingSchema.schema, clock: clock,
            durability: durability)
    }

    private static var real: Refused {
        Refused(say("Dit zijn echte dossiers: oefenen kan hier niet."))
    }
}

/// A command wanted to speak to a hub from the practice.
struct PracticeMeetsNoHub: Error {
    var message: String {
        say("Dit is de oefening: die wisselt niets uit, met geen enkele hub.")
    }
}

/// Says once, beside whatever a command answers, that it is about practice.
final class PracticeBanner {
    private var isShown = false

    func show() {
        guard !isShown else { return }
        isShown = true
        Output.complain(say("OEFENING: alle mensen en dossiers zijn verzonnen."))
    }
}

/// The practice was made anew before this is run.
func opnieuw(_ input: Input, _ desk: Desk) async throws -> Answer {
    let count = Int64(try desk.replica.dossierFolders().count)
    return Answer(
        say("De oefening begint opnieuw, met {1}.", counted(count, "dossier", "dossiers")),
        ["dossiers": .number(count)])
}
