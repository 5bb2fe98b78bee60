import FaultScene
import Foundation
import Replica
import SeededChance
import SyncProtocol

/// One telling of the story: a replica, its hub and its disk, and how far the story has come.
final class Telling {
    let disk: Disk
    let hub = SmallHub()
    private let scratch: Scratch
    private let durability: Durability
    private(set) var replica: Replica?
    /// The next act.
    private var act = 0
    /// How many transactions were acknowledged.
    private(set) var done = 0
    private(set) var acknowledged: [ChangeName] = []
    /// What was shown after each transaction, where somebody wants to know.
    private(set) var states: [String]?
    private(set) var stateAtBackup: String?

    init(in scratch: Scratch, durability: Durability = .full, recording: Bool = false) {
        self.scratch = scratch
        self.durability = durability
        disk = Disk(of: scratch.path)
        states = recording ? [""] : nil
    }

    /// The files are closed before their disk goes.
    deinit { replica = nil }

    var path: String { scratch.path + "replica" }
    var backupPath: String { scratch.path + "backup" }

    /// Goes on from where the story was left.
    func goOn() throws {
        while act < Story.acts.count {
            try Story.acts[act](self)
            act += 1
        }
    }

    /// The act in which the story was left turned out to be done.
    func skipAct() { act += 1 }

    var isBeforeCheckpoint: Bool { act < Story.checkpoint }

    var isBackingUp: Bool { act == Story.backup }

    var isTalking: Bool { Story.talks.contains(act) }

    func open() throws {
        replica = try opened(path)
    }

    func opened(_ path: String) throws -> Replica {
        try Replica(
            path: path, schema: Scene.schema, clock: FixedClock(), random: SeededRandom(seed: 1),
            durability: durability)
    }

    /// The program ends; what it leaves beside the file goes with the machine's memory.
    func close() {
        replica = nil
        try? FileManager.default.removeItem(atPath: path + "-shm")
    }

    /// Does something in one transaction.
    func once<Result>(_ body: (Replica) throws -> Result) throws -> Result {
        let result = try body(replica!)
        try count()
        return result
    }

    func count() throws {
        done += 1
        if let replica, states != nil { states!.append(try replica.shownState()) }
    }

    func makeBackup() throws {
        // As the programs do: what an attempt left behind is no backup.
        unlink(backupPath)
        try once { try $0.backup(to: backupPath) }
        stateAtBackup = states?.last
    }

    func commit(_ saves: Save...) throws {
        acknowledged += try once { try $0.commitAll(saves) }
    }

    func talkToTheEnd() throws {
        var talk = Talk()
        while try talk.turn(replica!, hub.answer) { try count() }
    }

    /// What was committed and is not there any more.
    func lost() throws -> [ChangeName] {
        let replica = replica!
        let folders = try replica.allFolders()
        let present = Set(try folders.flatMap { try replica.history(of: $0).map(\.name) })
        return acknowledged.filter { !present.contains($0) }
    }
}
