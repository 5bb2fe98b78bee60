import Foundation

// What a run keeps in memory, measured at the process itself.

/// The memory that this process holds now, in bytes.
func residentMemory() -> Int { memoryOfProcess("self", "VmRSS") }

/// A line of what the kernel tells of a process, in bytes: `VmRSS` is now, `VmHWM` the most.
func memoryOfProcess(_ number: String, _ name: String) -> Int {
    let status = (try? String(contentsOfFile: "/proc/\(number)/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix(name + ":") }
    return (line?.split { $0 == " " || $0 == "\t" }.compactMap { Int($0) }.first ?? 0) * 1024
}

/// By how much something that is kept, and what was freed on the way, make this process grow.
func grown(_ body: () throws -> some Any) rethrows -> Int {
    giveBackFreedMemory()
    let before = residentMemory()
    let kept = try body()
    return withExtendedLifetime(kept) { residentMemory() - before }
}

/// Else what the run needs would fit in holes that are counted already. Swift does not import malloc.h.
private func giveBackFreedMemory() {
    typealias Trim = @convention(c) (Int) -> Int32
    guard let address = dlsym(nil, "malloc_trim") else { return }
    _ = unsafeBitCast(address, to: Trim.self)(0)
}
