import Foundation
import SQLite

/// A folder of files for one test, gone with it.
final class Scratch {
    let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "sqlite-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func path(_ name: String) -> String { folder.appending(path: name).path }

    func write(_ bytes: [UInt8], to name: String) throws {
        try Data(bytes).write(to: folder.appending(path: name))
    }

    /// Every file that lies here, with its bytes.
    func files() throws -> [String: Data] {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        return try Dictionary(
            uniqueKeysWithValues: names.map { name in
                (name, try Data(contentsOf: folder.appending(path: name)))
            })
    }

    func bytes(_ name: String) throws -> [UInt8] {
        try [UInt8](Data(contentsOf: folder.appending(path: name)))
    }

    /// What a crash leaves, and the machine's end: the file and its log, without the shared memory.
    func copyAsCrashed(_ name: String, to copy: String) throws {
        for suffix in ["", "-wal"] { try write(bytes(name + suffix), to: copy + suffix) }
    }
}

extension Connection {
    /// A database of words.
    static func withWords(
        _ path: String, _ words: [String] = [],
        _ options: Options = Options(durability: .none, busyMilliseconds: 1)
    ) throws -> Connection {
        let db = try Connection.open(path, options)
        try db.script(
            "CREATE TABLE word (number INTEGER PRIMARY KEY, word TEXT NOT NULL UNIQUE) STRICT")
        try db.add(words)
        return db
    }

    func add(_ words: [String]) throws(SQLiteError) {
        for word in words {
            try run("INSERT INTO word (word) VALUES (:word)", ["word": .text(word)])
        }
    }

    func words() throws(SQLiteError) -> [String] {
        try all("SELECT word FROM word ORDER BY number") { $0.text(0) }
    }
}
