import FaultyDisk

/// The disk under one folder, which fails when it is told to.
final class Disk {
    enum Fault: CaseIterable {
        case ioError, full, shortWrite, sync, read, powerCut

        fileprivate var kind: Int32 {
            switch self {
            case .ioError: Int32(FAULT_IO_ERROR)
            case .full: Int32(FAULT_FULL)
            case .shortWrite: Int32(FAULT_SHORT_WRITE)
            case .sync: Int32(FAULT_SYNC)
            case .read: Int32(FAULT_READ)
            case .powerCut: Int32(FAULT_POWER_CUT)
            }
        }
    }

    private let pointer: OpaquePointer

    init(of folder: String) { pointer = faulty_disk_make(folder) }

    deinit { faulty_disk_free(pointer) }

    var failures: Int { Int(faulty_disk_failures(pointer)) }

    func arm(_ fault: Fault, at call: Int, forEver: Bool) {
        if fault == .powerCut { faulty_disk_remember_synced(pointer) }
        faulty_disk_arm(pointer, fault.kind, Int64(call), forEver ? 1 : 0)
    }

    func disarm() { faulty_disk_disarm(pointer) }

    /// How much the files may still grow; nil takes the limit away.
    func leaveRoom(_ bytes: Int?) { faulty_disk_set_room(pointer, Int64(bytes ?? -1)) }

    func losePower(seed: Int) { faulty_disk_lose_power(pointer, UInt64(seed)) }

    static func checkpoint(_ path: String) throws {
        let code = faulty_disk_checkpoint(path)
        guard code == 0 else { throw CheckpointProblem(code: code) }
    }
}

struct CheckpointProblem: Error { let code: Int32 }
