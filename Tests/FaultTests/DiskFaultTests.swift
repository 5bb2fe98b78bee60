import FaultScene
import Replica
import SyncProtocol
import Testing

/// The disk fails at its first call, at its second, and so on until the story passes untouched.
@Suite struct DiskFaultTests {
    private static let untouched: (states: [String], atBackup: String) = {
        let telling = Telling(in: try! Scratch(), recording: true)
        try! telling.goOn()
        return (telling.states!, telling.stateAtBackup!)
    }()
    private static var states: [String] { untouched.states }

    private static let faults: [Disk.Fault] = [.ioError, .full, .shortWrite, .sync, .read]

    /// An I/O error strikes wherever a full disk and a short write do.
    private func stride(of fault: Disk.Fault) -> Int {
        fault == .full || fault == .shortWrite ? FaultSize.stride : 1
    }

    @Test(arguments: faults)
    func `after a fault the same replica goes on`(fault: Disk.Fault) throws {
        let scratch = try Scratch()
        var call = 0
        while true {
            let telling = Telling(in: scratch)
            telling.disk.arm(fault, at: call, forEver: false)
            var wasBackingUp = false
            do {
                try telling.goOn()
                if telling.disk.failures == 0 { break }
            } catch {
                wasBackingUp = telling.isBackingUp
                if let replica = telling.replica {
                    #expect(try replica.shownState() == Self.states[telling.done], "call \(call)")
                }
                try telling.goOn()
            }
            try expectWhole(telling, "call \(call)")
            if wasBackingUp { try expectBackup(telling, "call \(call)") }
            try scratch.empty()
            call += stride(of: fault)
        }
        #expect(call > 10)
    }

    @Test(arguments: faults)
    func `a disk that fails for good leaves all that was acknowledged`(fault: Disk.Fault) throws {
        try failForGood(fault) { telling, call in
            guard fault != .read, let replica = telling.replica else { return }
            let shown = try replica.shownState()
            #expect(shown == Self.states[telling.done], "call \(call)")
        }
    }

    @Test func `after a power cut all is there that was acknowledged`() throws {
        try failForGood(.powerCut) { _, _ in }
    }

    /// Opened again it shows what was acknowledged, or one transaction more, and the story goes on.
    private func failForGood(
        _ fault: Disk.Fault, _ whileFailing: (Telling, Int) throws -> Void
    ) throws {
        let scratch = try Scratch()
        var call = 0
        while true {
            let telling = Telling(in: scratch)
            telling.disk.arm(fault, at: call, forEver: true)
            do {
                try telling.goOn()
                if telling.disk.failures == 0 { break }
            } catch {
                try whileFailing(telling, call)
            }
            let checksBackup = fault == .powerCut || telling.isBackingUp
            telling.close()
            telling.disk.disarm()
            if fault == .powerCut { telling.disk.losePower(seed: call) }
            try telling.open()
            if telling.done > 0 { try expectAcknowledged(telling, "call \(call)") }
            try telling.goOn()
            try expectWhole(telling, "call \(call)")
            if checksBackup { try expectBackup(telling, "call \(call)") }
            try scratch.empty()
            call += stride(of: fault)
        }
        #expect(call > 10)
    }

    private func expectAcknowledged(_ telling: Telling, _ comment: Comment) throws {
        let replica = telling.replica!
        let shown = try replica.shownState()
        let acknowledged = Self.states[telling.done]
        let next = Self.states.dropFirst(telling.done + 1).first
        #expect(shown == acknowledged || shown == next, comment)
        #expect(try telling.lost() == [], comment)
        #expect(try replica.check() == [], comment)
        if shown != acknowledged, !telling.isTalking { telling.skipAct() }
    }

    private func expectWhole(_ telling: Telling, _ comment: Comment) throws {
        let replica = telling.replica!
        #expect(try replica.shownState() == Self.states.last, comment)
        #expect(try replica.check() == [], comment)
        #expect(try telling.lost() == [], comment)
    }

    private func expectBackup(_ telling: Telling, _ comment: Comment) throws {
        let backup = try telling.opened(telling.backupPath)
        #expect(try backup.shownState() == Self.untouched.atBackup, comment)
    }

    @Test func `where nothing is synced a power cut loses something`() throws {
        let scratch = try Scratch()
        var losses = 0
        for call in 0... {
            let telling = Telling(in: scratch, durability: .none)
            telling.disk.arm(.powerCut, at: call, forEver: true)
            try? telling.goOn()
            // From here on a file that was never synced may be torn, and not only be short.
            guard telling.isBeforeCheckpoint else { break }
            telling.close()
            telling.disk.disarm()
            telling.disk.losePower(seed: call)
            try telling.open()
            if try !telling.lost().isEmpty { losses += 1 }
            try scratch.empty()
        }

        #expect(losses > 0)
    }
}
