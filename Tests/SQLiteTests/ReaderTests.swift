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
        let db = try Connection.withWords(scratch.path("file"))
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
                // Readers that never rest take the processor from the writer.
                usleep(200)
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
