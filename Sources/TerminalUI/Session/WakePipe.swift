internal import CLinux
internal import Glibc

/// Wakes the loop, from another thread or from the handler of a signal: all it takes is one write.
final class WakePipe: Sendable {
    let readingEnd: Int32
    let writingEnd: Int32

    init() throws(TerminalError) {
        var ends: [Int32] = [-1, -1]
        guard clinux_pipe(&ends) == 0 else { throw .lastCall("pipe2") }
        readingEnd = ends[0]
        writingEnd = ends[1]
    }

    deinit {
        close(readingEnd)
        close(writingEnd)
    }

    /// A full pipe is no fault: then the loop is awake already.
    func wake() {
        var byte: UInt8 = 0
        _ = write(writingEnd, &byte, 1)
    }

    func drain() {
        var room = [UInt8](repeating: 0, count: 512)
        while read(readingEnd, &room, room.count) > 0 {}
    }
}
