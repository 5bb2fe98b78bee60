import Foundation

// What a run keeps in memory, measured at the process itself.

/// The memory that this process holds now, in bytes.
func residentMemory() -> Int {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
    return (line?.split(separator: " ").compactMap { Int($0) }.first ?? 0) * 1024
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
