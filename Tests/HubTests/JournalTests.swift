import Foundation
import SyncProtocol
import Testing

@testable import Hub

/// The decision journal: a torn last entry was never decided, anything else that is off is refused.
@Suite struct JournalTests {
    private let some: SomeHub
    private let names = ["Anke", "Bram", "Cato", "Daan"]

    init() throws {
        some = try SomeHub()
        for name in names { _ = try some.hub.addUser(name: name) }
    }

    private func contents() throws -> [UInt8] { try [UInt8](Data(contentsOf: some.journal)) }

    private func write(_ contents: some Collection<UInt8>) throws {
        try Data(contents).write(to: some.journal)
    }

    /// The database without anything that was decided.
    private func forgetDatabase() throws {
        for suffix in ["", "-wal", "-shm"] {
            try? FileManager.default.removeItem(atPath: some.files.database + suffix)
        }
    }

    private func userNames() throws -> [String] { try some.hub.users().map(\.name) }

    /// Where each entry begins, and the end of the last.
    private func bounds() throws -> [Int] {
        let contents = try contents()
        var reader = CBORReader(contents)
        var bounds = [0]
        while !reader.isAtEnd { bounds.append(bounds.last! + (try reader.raw().count)) }
        return bounds
    }

    @Test func `a hub without its database has its decisions again`() throws {
        try forgetDatabase()

        try some.restart()

        #expect(try userNames() == names)
    }

    @Test func `a torn last entry is cut off, wherever it was torn`() throws {
        let whole = try contents()
        let bounds = try bounds()

        for end in bounds[3] + 1..<whole.count {
            try forgetDatabase()
            try write(whole[..<end])
            try some.restart()

            #expect(try userNames() == Array(names[..<3]))
            #expect(try contents() == Array(whole[..<bounds[3]]))
        }
    }

    @Test func `what is decided after a torn entry was cut off stands`() throws {
        let whole = try contents()
        try forgetDatabase()
        try write(whole.dropLast())
        try some.restart()

        _ = try some.hub.addUser(name: "Els")
        try forgetDatabase()
        try some.restart()

        #expect(try userNames() == ["Anke", "Bram", "Cato", "Els"])
    }

    @Test func `an entry of which a byte was flipped is refused, and stays as it is`() throws {
        let whole = try contents()
        let bounds = try bounds()
        let frameBytes = 2

        for entry in 0..<3 {
            for index in bounds[entry] + frameBytes..<bounds[entry + 1] {
                var damaged = whole
                damaged[index] ^= 1
                try write(damaged)

                #expect(throws: Malformed.self) {
                    try Journal(path: some.journal.path, durable: false)
                }
                #expect(try contents() == damaged)
            }
        }
    }

    @Test func `a last entry of which a byte was flipped does not become another decision`() throws
    {
        let whole = try contents()
        let frameBytes = 2

        for index in try bounds()[3] + frameBytes..<whole.count {
            var damaged = whole
            damaged[index] ^= 1
            try write(damaged)

            #expect(throws: Malformed.self, "byte \(index)") {
                try Journal(path: some.journal.path, durable: false)
            }
        }
    }

    @Test func `a flipped length does not cost the entries that follow it`() throws {
        let whole = try contents()
        let bounds = try bounds()

        for index in [bounds[1], bounds[1] + 1] {
            for bit in 0..<8 {
                var damaged = whole
                damaged[index] ^= 1 << UInt8(bit)
                try write(damaged)

                #expect(throws: (any Error).self, "byte \(index), bit \(bit)") {
                    try some.restart()
                }
                #expect(try contents() == damaged, "byte \(index), bit \(bit)")
            }
        }
    }

    @Test func `entries that were taken out or swapped are refused`() throws {
        let whole = try contents()
        let bounds = try bounds()
        let entries = (0..<4).map { Array(whole[bounds[$0]..<bounds[$0 + 1]]) }

        for order in [[1, 2, 3], [0, 2, 3], [0, 1, 3], [1, 0, 2, 3], [0, 0, 1, 2, 3]] {
            try forgetDatabase()
            try write(order.flatMap { entries[$0] })
            #expect(throws: Malformed.self) { try some.restart() }
        }
    }

    @Test func `a journal that lacks what its database has carried out is refused`() throws {
        let whole = try contents()

        try write(whole[..<(try bounds()[2])])

        #expect(throws: (any Error).self) { try some.restart() }
    }

    @Test func `each of two programs reads what the other decided, and nothing twice`() throws {
        let journals = try (0..<2).map { _ in
            try Journal(path: some.journal.path, durable: false)
        }
        let before = try contents().count
        let end = try FeedEnd(some.hub)
        for number in 0..<60 {
            // Now in turn, now several of one behind each other.
            let one = journals[number % 7 < 4 ? number % 2 : 1]
            try one.readNew()
            try one.cutTornEnd()
            _ = try one.append(.user(UserID(high: 1, low: UInt64(number)), name: "Els"), at: end)
        }
        for journal in journals { try journal.readNew() }

        let after = try contents().count
        for journal in journals {
            #expect(journal.entries.map(\.serial) == (1...64).map { Int64($0) })
            #expect(journal.hash(at: 64) == journals[0].hash(at: 64))
            #expect((before...after).contains(journal.bytesRead))
        }
        #expect(journals.map(\.bytesRead).reduce(0, +) == before + after)
    }

    @Test func `what another program cut off and went on behind is read whole`() throws {
        let whole = try contents()
        try write(whole.dropLast(3))
        let journals = try (0..<2).map { _ in
            try Journal(path: some.journal.path, durable: false)
        }

        try journals[1].cutTornEnd()
        _ = try journals[1].append(
            .user(UserID(high: 1, low: 1), name: "Gerrit"), at: FeedEnd(some.hub))
        try journals[0].readNew()

        #expect(journals[0].entries.map(\.decision) == journals[1].entries.map(\.decision))
        #expect(journals[0].entries.count == 4)
        let rest = try Data(contentsOf: URL(fileURLWithPath: some.journal.path + ".rest"))
        #expect([UInt8](rest) == Array(whole[..<(whole.count - 3)].dropFirst(try bounds()[3])))
    }

    @Test func `two programs on one hub see each other's decisions`() throws {
        let clock = some.clock
        let other = try Hub(
            files: some.files, rights: Rights([:]), now: { clock.milliseconds }, durable: false)

        _ = try other.addUser(name: "Els")
        _ = try some.hub.addUser(name: "Frans")
        _ = try other.addUser(name: "Gijs")
        try forgetDatabase()
        try some.restart()

        #expect(try userNames() == names + ["Els", "Frans", "Gijs"])
    }
}
