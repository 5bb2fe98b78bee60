internal import FaultScene
internal import Glibc
internal import Replica
internal import SyncProtocol

/// A program to be killed: it commits and receives for ever, and says each commit that returned.
///
/// `FaultVictim run PATH full|normal` · `FaultVictim hub FOLDER NUMBER:HEARD …` · `FaultVictim check PATH`, with what was said on standard input.
@main struct Victim {
    private let replica: Replica
    private var hub = EndlessHub()
    private var random = SystemRandomNumberGenerator()

    static func main() throws {
        let arguments = CommandLine.arguments.dropFirst()
        switch (arguments.first, arguments.count) {
        case ("run", 3):
            var victim = try Victim(
                arguments[2], arguments[3] == "full" ? .full : .normal)
            while true { try victim.live() }
        case ("hub", 3...):
            var victim = try HubVictim(arguments[2], arguments.dropFirst(2))
            while true { try victim.live() }
        case ("check", 2): try Victim(arguments[2], .full).check()
        default: exit(2)
        }
    }

    private init(_ path: String, _ durability: Durability) throws {
        replica = try Replica(
            path: path, schema: Scene.schema, clock: FixedClock(), durability: durability)
        guard try replica.user() == nil else { return }
        try replica.enrol(user: 3, token: SmallHub.token(of: replica.currentSite()))
    }

    /// One conversation, and a few saves.
    private mutating func live() throws {
        var talk = Talk()
        while try talk.turn(replica, { try hub.answer($0) }) {}
        for _ in 0..<Int.random(in: 1...6, using: &random) {
            let own = FolderID.random(using: &random)
            var saves = [
                Save(
                    folder: own, operations: Scene.everything(2, "eigen"), kind: Scene.dossier,
                    place: Scene.north)
            ]
            if let shared = hub.folder, hub.isSettled {
                let save = Save(
                    folder: shared, operations: [Scene.type("eigen ", at: 2, in: 1)] + decision)
                saves = Bool.random(using: &random) ? [save] : [save] + saves
            }
            let names = try replica.commitAll(saves)
            say(zip(names, saves).map { Acknowledged($0, in: $1.folder).line }.joined())
        }
    }

    private var decision: [Operation] {
        [
            .write(Scene.field(1, 1), .text("eigen"), reason: nil),
            .add(Scene.field(1, 10), .whole(Int64(hub.position))),
        ]
    }

    private func check() throws {
        var said: [Acknowledged] = []
        while let line = readLine() {
            if let one = Acknowledged(line: line) { said.append(one) }
        }
        let missing = try Acknowledged.missing(of: said, on: replica)
        let damages = try replica.check()
        say("\(said.count) acknowledged, \(missing.count) missing, damage: \(damages)\n")
        exit(missing.isEmpty && damages.isEmpty ? 0 : 1)
    }
}

/// At once, past all buffers.
func say(_ text: String) {
    let bytes = Array(text.utf8)
    guard write(STDOUT_FILENO, bytes, bytes.count) == bytes.count else { exit(3) }
}
