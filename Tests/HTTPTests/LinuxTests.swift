import CLinux
import Glibc
import SeededChance
import Testing

/// The Linux calls that Swift's own module lacks.
@Suite struct LinuxTests {
    @Test func `chance fills all that it is given`() {
        var bytes = [UInt8](repeating: 0, count: 4096)

        let result = clinux_random(&bytes, bytes.count)

        #expect(result == 0)
        #expect(Set(bytes).count > 200)
    }

    @Test func `the monotonic clock goes on and the wall clock is in this century`() {
        let first = clinux_monotonic_milliseconds()
        usleep(2_000)

        #expect(clinux_monotonic_milliseconds() > first)
        #expect(clinux_wall_milliseconds() > 1_700_000_000_000)
    }

    @Test func `bytes are found where they first occur`() {
        let haystack = Array("hooiberg".utf8)
        let place = haystack.withUnsafeBytes { bytes in
            clinux_memmem(bytes.baseAddress, bytes.count, "berg", 4).map {
                $0 - bytes.baseAddress!
            }
        }

        #expect(place == 4)
    }

    @Test func `a pipe carries a byte, and says when it has none`() {
        var ends: [Int32] = [0, 0]
        var byte: UInt8 = 7
        #expect(clinux_pipe(&ends) == 0)
        defer { ends.forEach { close($0) } }

        #expect(read(ends[0], &byte, 1) == -1 && errno == EAGAIN)
        #expect(write(ends[1], &byte, 1) == 1)
        #expect(read(ends[0], &byte, 1) == 1)
    }

    @Test func `a timer fires`() {
        let timer = clinux_timerfd_create()
        defer { close(timer) }
        var poll = pollfd(fd: timer, events: Int16(POLLIN), revents: 0)

        #expect(clinux_timerfd_arm(timer, 5, 0) == 0)

        #expect(Glibc.poll(&poll, 1, 1_000) == 1)
    }
}
