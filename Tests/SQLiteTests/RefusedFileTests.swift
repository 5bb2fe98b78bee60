import Foundation
import SQLite
import Testing

/// A file that is refused stays as it was, byte for byte, and nothing is left beside it.
struct RefusedFileTests {
    private let scratch = try! Scratch()
    private static let ours: Int32 = 1_447_314_027
    private static let known = Migrations([.init("words") { _ in }])
    private static let later = Migrations([.init("words") { _ in }, .init("meanings") { _ in }])

    private func options(_ migrations: Migrations? = nil, reader: Bool = false)
        -> Connection.Options
    {
        Connection.Options(
            durability: .none, isReader: reader, applicationID: Self.ours, migrations: migrations)
    }

    private func makeFile(_ migrations: Migrations? = nil) throws {
        let db = try Connection.withWords(scratch.path("file"), ["een"], options(migrations))
        try db.migrate()
    }

    /// Opens the file, to write and to read, and tells how it was refused.
    private func refusals(_ migrations: Migrations? = nil) throws -> [OpenError?] {
        let before = try scratch.files()
        let refusals = [false, true].map { reader -> OpenError? in
            do throws(OpenError) {
                _ = try Connection.open(
                    scratch.path("file"), options(migrations, reader: reader))
                return nil
            } catch { return error }
        }
        #expect(try scratch.files() == before)
        return refusals
    }

    private func expectDamaged(_ refusals: [OpenError?]) {
        for refusal in refusals {
            guard case .damaged(scratch.path("file"), _) = refusal else {
                Issue.record("not refused as damaged: \(String(describing: refusal))")
                continue
            }
        }
    }

    @Test(arguments: ["x", "SQLite format 2", String(repeating: "Geen database. ", count: 999)])
    func `a file of something else`(text: String) throws {
        try scratch.write(Array(text.utf8), to: "file")

        let refusal = OpenError.notADatabase(path: scratch.path("file"))
        #expect(try refusals() == [refusal, refusal])
    }

    @Test(arguments: [nil, 1] as [Int32?])
    func `a database of another application`(id: Int32?) throws {
        do {
            _ = try Connection.withWords(
                scratch.path("file"), ["een"],
                Connection.Options(durability: .none, applicationID: id))
        }

        let refusal = OpenError.otherApplication(path: scratch.path("file"), id: id ?? 0)
        #expect(try refusals() == [refusal, refusal])
    }

    @Test(arguments: [0, 100, 4_096, 5_000])
    func `a file that was cut short`(count: Int) throws {
        try makeFile()
        try scratch.write(Array(scratch.bytes("file").prefix(count)), to: "file")

        // An empty file may be made into a new one, but not read.
        expectDamaged(Array(try count == 0 ? [openToRead()] : refusals()))
    }

    private func openToRead() throws -> OpenError? {
        let before = try scratch.files()
        do throws(OpenError) {
            _ = try Connection.open(scratch.path("file"), .reader)
            return nil
        } catch {
            #expect(try scratch.files() == before)
            return error
        }
    }

    @Test(arguments: [16..<18, 100..<4_096, 100..<101], [true, false])
    func `a file whose first page is damaged`(place: Range<Int>, hasLog: Bool) throws {
        try makeFile()
        var bytes = try scratch.bytes("file")
        for offset in place { bytes[offset] = 0xEE }
        // A database without a write-ahead log, such as a backup, would get one (format, §1.3.3).
        if !hasLog { bytes.replaceSubrange(18..<20, with: [1, 1]) }
        try scratch.write(bytes, to: "file")

        expectDamaged(try refusals())
    }

    @Test func `an empty file with a log beside it`() throws {
        let db = try Connection.withWords(scratch.path("first"), ["een"], options())
        try scratch.write(scratch.bytes("first-wal"), to: "file-wal")
        try scratch.write([], to: "file")

        expectDamaged(try refusals())
        #expect(try db.words() == ["een"])
    }

    @Test func `a file of a newer program`() throws {
        try makeFile(Self.later)

        let refusal = OpenError.newer(path: scratch.path("file"), step: "meanings")
        #expect(try refusals(Self.known) == [refusal, refusal])
        #expect(try refusals(Self.later) == [nil, nil])
    }

    @Test func `a file of a newer program that crashed keeps its log`() throws {
        let db = try Connection.withWords(scratch.path("first"), ["een"], options(Self.later))
        try db.migrate()
        try scratch.copyAsCrashed("first", to: "file")
        let before = try ["file", "file-wal"].map(scratch.bytes)

        #expect(throws: OpenError.newer(path: scratch.path("file"), step: "meanings")) {
            _ = try Connection.open(scratch.path("file"), options(Self.known))
        }
        #expect(try ["file", "file-wal"].map(scratch.bytes) == before)
        #expect(before[1].count > 0)
    }

    @Test func `a damaged file keeps the log of its crash`() throws {
        let db = try Connection.withWords(scratch.path("first"), ["een"], options())
        try db.checkpoint(.truncate)
        try db.add(["twee"])
        try scratch.copyAsCrashed("first", to: "file")
        var bytes = try scratch.bytes("file")
        bytes[100] = 0xEE
        try scratch.write(bytes, to: "file")
        let log = try scratch.bytes("file-wal")

        #expect {
            _ = try Connection.open(scratch.path("file"), options())
        } throws: { error in
            guard case .damaged = error as? OpenError else { return false }
            return true
        }

        #expect(try scratch.bytes("file") == bytes)
        #expect(try scratch.bytes("file-wal") == log)
        #expect(log.count > 0)
    }

    @Test(arguments: [(0o444, 0o777), (0o444, 0o555), (0o666, 0o555)])
    func `a file or a folder that cannot be written`(file: Int, folder: Int) throws {
        try makeFile()
        let before = try scratch.files()
        try FileManager.default.setAttributes(
            [.posixPermissions: file], ofItemAtPath: scratch.path("file"))
        try FileManager.default.setAttributes(
            [.posixPermissions: folder], ofItemAtPath: scratch.folder.path)

        #expect(throws: OpenError.readOnly(path: scratch.path("file"))) {
            try asNobody { _ = try Connection.open(scratch.path("file"), options()) }
        }

        #expect(try scratch.files() == before)
    }

    /// Permissions do not bind root; on Linux one thread can lay that down for its files.
    private func asNobody<Result>(_ body: () throws -> Result) throws -> Result {
        guard geteuid() == 0 else { return try body() }
        typealias SetUser = @convention(c) (UInt32) -> Int32
        let address = try #require(dlsym(nil, "setfsuid"))
        let setUser = unsafeBitCast(address, to: SetUser.self)
        _ = setUser(65_534)
        defer { _ = setUser(0) }
        return try body()
    }
}
