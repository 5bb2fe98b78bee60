import Foundation
import SQLite
import Synchronization
import Testing

/// Readers in other threads beside one writer.
struct ReaderTests {
    private let scratch = try! Scratch()

    @Test func `a reader sees the last commit while the writer is in a transaction`() throws {
        let db = try Connection.withWords(scratch.path("file"), ["een"])
        let path = scratch.path("file")

        try db.transaction {
            try db.add(["twee"])
            #expect(try inAnotherThread { try Connection.open(path, .reader).words() } == ["een"])
        }

        #expect(
            try inAnotherThread { try Connection.open(path, .reader).words() } == ["een", "twee"])
    }

    @Test func `readers never see half a transaction`() throws {
        let db = try Connection.withWords(scratch.path("file"), [], Self.waiting)
        let path = scratch.path("file")
        let isDone = Atomic(false)
        let odd = Atomic(0)
        let readings = Atomic(0)

        try withReaders(2) {
            let reader = try! Connection.open(path, .reader)
            while !isDone.load(ordering: .relaxed) || readings.load(ordering: .relaxed) < 10 {
                let count = try! reader.count("SELECT count(*) FROM word")
                if count % 2 != 0 { odd.add(1, ordering: .relaxed) }
                readings.add(1, ordering: .relaxed)
            }
        } while: {
            for pair in 0..<500 {
                try db.transaction { try db.add(["een \(pair)", "twee \(pair)"]) }
            }
            isDone.store(true, ordering: .relaxed)
        }

        #expect(odd.load(ordering: .relaxed) == 0)
        #expect(readings.load(ordering: .relaxed) >= 10)
    }

    /// A reader that meets the head of the log half changed looks at it again under the writer's lock
    /// (`walIndexReadHdr`), and whoever writes finds it taken for that moment.
    @Test func `a writer waits for a reader that looks again under his lock`() throws {
        let hasty = try Connection.withWords(scratch.path("file"))
        let patient = try Connection.open(scratch.path("file"), Self.waiting)

        let reader = try WriteLock(on: scratch.path("file-shm"))
        #expect(throws: SQLiteError.self) { try hasty.transaction { try hasty.add(["nee"]) } }
        Thread {
            usleep(50_000)
            reader.release()
        }.start()
        try patient.transaction { try patient.add(["ja"]) }

        #expect(try hasty.words() == ["ja"])
        withExtendedLifetime(reader) {}
    }

    private static let waiting = Connection.Options(durability: .none)

    @Test func `the data's version tells of another connection's commit`() throws {
        let db = try Connection.withWords(scratch.path("file"))
        let other = try Connection.open(
            scratch.path("file"), Connection.Options(durability: .none))
        let before = try db.dataVersion

        try db.add(["eigen"])
        #expect(try db.dataVersion == before)

        try other.add(["ander"])
        #expect(try db.dataVersion != before)
    }

    private func withReaders(
        _ count: Int, _ read: @escaping @Sendable () -> Void, while write: () throws -> Void
    ) throws {
        let done = DispatchSemaphore(value: 0)
        for _ in 0..<count {
            Thread {
                read()
                done.signal()
            }.start()
        }
        try write()
        for _ in 0..<count { done.wait() }
    }

    private func inAnotherThread<Result: Sendable>(
        _ body: @escaping @Sendable () throws -> Result
    ) throws -> Result {
        let done = DispatchSemaphore(value: 0)
        let result = Mutex<Swift.Result<Result, any Error>?>(nil)
        Thread {
            let outcome = Swift.Result { try body() }
            result.withLock { $0 = outcome }
            done.signal()
        }.start()
        done.wait()
        return try result.withLock { $0! }.get()
    }
}

/// The lock of who writes to a write-ahead log, held on the shared memory by somebody else.
///
/// It is a lock of the open file, and not of the process, so that it stands in the way of this one.
private struct WriteLock: Sendable {
    /// Byte 120 of the shared memory (SQLite's "WAL-mode file format", section 2.3).
    private static let place = 120
    /// `F_OFD_SETLK` of Linux, which Glibc's module lacks.
    private static let setLock: Int32 = 37

    private let file: Int32

    /// The file stays open: closing it would drop the locks that SQLite holds on it.
    init(on path: String) throws {
        file = open(path, O_RDWR | O_CLOEXEC)
        try #require(set(F_WRLCK) == 0)
    }

    func release() { _ = set(F_UNLCK) }

    private func set(_ type: Int32) -> Int32 {
        var lock = flock()
        lock.l_type = Int16(type)
        lock.l_whence = Int16(SEEK_SET)
        lock.l_start = Self.place
        lock.l_len = 1
        return fcntl(file, Self.setLock, &lock)
    }
}
