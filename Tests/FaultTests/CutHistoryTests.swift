import FaultScene
import Replica
import SeededChance
import SyncProtocol
import Testing

/// Several devices do random things, and their programs end between any two statements.
@Suite struct CutHistoryTests {
    private static let steps = 60

    @Test(arguments: 1...FaultSize.histories)
    func `devices that are cut off at any statement end up alike`(seed: Int) throws {
        let scratch = try Scratch()
        let hub = SmallHub()
        var random = SeededRandom(seed: UInt64(seed))
        let devices = try (1...3).map { number in
            try CutDevice(
                path: scratch.path + "replica\(number)", user: UInt64(number), seed: random.next())
        }

        for _ in 0..<Self.steps { try step(devices, hub, &random) }
        for device in devices { device.endCuts() }
        for _ in 0..<2 { for device in devices { while try device.turn(hub) {} } }

        #expect(devices.map(\.cuts).reduce(0, +) > 10)
        for device in devices {
            #expect(
                try Acknowledged.missing(of: device.acknowledged, on: device.replica) == [])
            #expect(try device.replica.check() == [])
            #expect(try device.replica.counts().waiting == 0)
        }
        try expectAlike(devices.map(\.replica), hub)
    }

    private func expectAlike(_ replicas: [Replica], _ hub: SmallHub) throws {
        let folders = try replicas[0].folders(.here)
        #expect(folders.count > 1)
        for replica in replicas {
            #expect(try replica.folders(.here) == folders)
            for folder in folders {
                #expect(try replica.digest(of: folder) == hub.digest(of: folder))
                let first = try replicas[0].shownRecords(of: folder)
                #expect(try replica.shownRecords(of: folder) == first)
            }
        }
    }

    private func step(
        _ devices: [CutDevice], _ hub: SmallHub, _ random: inout SeededRandom
    ) throws {
        let device = devices[random.number(below: devices.count)]
        switch random.number(below: 10) {
        case 0..<5:
            _ = try device.attempt { try $0.commit(saves(on: $0.replica, &random)) }
        case 5..<7: _ = try device.attempt { try $0.turn(hub) }
        case 7..<9: while try device.attempt({ try $0.turn(hub) }) == true {}
        default: rejectOne(hub, &random)
        }
    }

    private func rejectOne(_ hub: SmallHub, _ random: inout SeededRandom) {
        let names = hub.rejectable
        guard !names.isEmpty else { return }
        hub.reject(names[random.number(below: names.count)])
    }

    private func saves(on replica: Replica, _ random: inout SeededRandom) throws -> [Save] {
        let here = try replica.folders(.here)
        let word = ["noot", "mies", "wim", "zus"][random.number(below: 4)]
        guard let folder = here.randomElement(using: &random), random.number(below: 5) > 0 else {
            return [
                Save(
                    folder: .random(using: &random), operations: Scene.everything(1, word),
                    kind: Scene.dossier, place: Scene.north)
            ]
        }
        let history = try replica.history(of: folder).filter(\.counts)
        let opened = random.number(below: 3) == 0 ? history.randomElement(using: &random) : nil
        let save = Save(
            folder: folder, openedOn: opened.map { [$0.name] },
            operations: operations(word, &random),
            place: random.number(below: 6) == 0 ? Scene.south : nil)
        let other = here.first { $0 != folder }
        guard let other, random.number(below: 4) == 0 else { return [save] }
        return [save, Save(folder: other, operations: operations(word, &random))]
    }

    private func operations(_ word: String, _ random: inout SeededRandom) -> [Operation] {
        switch random.number(below: 6) {
        case 0: [.delete(Scene.key(1), reason: nil)]
        case 1: Scene.everything(2, word)
        case 2: [.remove(Scene.field(1, 9), .text(word)), .add(Scene.field(1, 10), .whole(4))]
        case 3: [.write(Scene.field(1, 1), .text(word), reason: nil), .restore(Scene.key(1))]
        default:
            [
                Scene.type(
                    word, at: random.number(below: 12), replacing: random.number(below: 4), in: 1)
            ]
        }
    }
}
