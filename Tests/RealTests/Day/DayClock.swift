import Foundation

/// What time it is for all programs of a day: it stands still until the story goes on.
final class DayClock {
    /// Monday 1 June 2026 in Amsterdam.
    private static let midnight: Int64 = 1_780_264_800_000

    private let path: String

    init(in folder: URL) { path = folder.appending(path: "klok").path }

    /// What makes a program live by it.
    var environment: [String: String] {
        ["LD_PRELOAD": RunningProgram.path(of: "libSetClock.so"), "SET_CLOCK": path]
    }

    /// In place, as the programs look at this very file.
    func set(_ hour: Int64, _ minute: Int64 = 0) throws {
        var milliseconds = Self.midnight + (hour * 60 + minute) * 60_000
        let bytes = withUnsafeBytes(of: &milliseconds) { Data($0) }
        guard let file = FileHandle(forUpdatingAtPath: path) else {
            return try bytes.write(to: URL(fileURLWithPath: path))
        }
        try file.write(contentsOf: bytes)
        try file.close()
    }
}
