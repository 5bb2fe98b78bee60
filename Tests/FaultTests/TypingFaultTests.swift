import FaultScene
import Replica
import SyncProtocol
import Testing

/// The power is cut while someone types.
@Suite struct TypingFaultTests {
    private static let letters = "de huur is op tijd betaald, zegt zij"
    private static let lettersPerSync = 5

    /// How many letters were typed and synced before the cut, and how many the draft has after it.
    private struct Outcome {
        var typed = 0
        var synced = 0
        var found = 0
        var isUntouched = false
    }

    private func type(_ scratch: Scratch, cutAt call: Int, syncs: Bool) throws -> Outcome {
        let disk = Disk(of: scratch.path)
        let path = scratch.path + "replica"
        var outcome = Outcome()
        var draft: DraftID?
        disk.arm(.powerCut, at: call, forEver: true)
        do {
            let replica = try opened(path)
            let typing = try replica.typing()
            var form = replica.openNew(
                FolderID(high: 2, low: 9), kind: Scene.dossier, place: Scene.north,
                records: [Scene.key(1)])
            draft = form.id
            for (index, end) in Self.letters.indices.enumerated() {
                form.answers["tekst"] = String(Self.letters[...end])
                try typing.write(form, at: FixedClock.now)
                outcome.typed = index + 1
                guard syncs, (index + 1).isMultiple(of: Self.lettersPerSync) else { continue }
                try typing.sync()
                outcome.synced = index + 1
                if index.isMultiple(of: 2) { try typing.tidy() }
            }
        } catch { #expect(disk.failures > 0, "\(error)") }
        outcome.isUntouched = disk.failures == 0
        disk.disarm()
        disk.losePower(seed: call)
        let text = try draft.flatMap { try opened(path).restore($0) }?.answers["tekst"] ?? ""
        #expect(Self.letters.hasPrefix(text), "call \(call)")
        outcome.found = text.count
        return outcome
    }

    private func opened(_ path: String) throws -> Replica {
        try Replica(path: path, schema: Scene.schema, clock: FixedClock())
    }

    @Test func `all is there that was typed before the last sync`() throws {
        let scratch = try Scratch()
        var call = 0
        while true {
            let outcome = try type(scratch, cutAt: call, syncs: true)
            #expect(outcome.found >= outcome.synced, "call \(call)")
            if outcome.isUntouched { break }
            try scratch.empty()
            call += 1
        }
        #expect(call > 2 * Self.letters.count)
    }

    @Test func `where nothing is synced a power cut loses something`() throws {
        let scratch = try Scratch()
        var losses = 0
        for call in 0... {
            let outcome = try type(scratch, cutAt: call, syncs: false)
            if outcome.isUntouched { break }
            if outcome.found < outcome.typed { losses += 1 }
            try scratch.empty()
        }

        #expect(losses > 0)
    }
}
