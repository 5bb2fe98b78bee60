internal import CSQLite

/// The first bytes of a database file, as the SQLite file format lays them down (§1.3).
///
/// They are read through SQLite's own handle: to open and close the file beside it would drop the
/// locks of every connection in this process.
struct FileHead {
    private static let byteCount = 100
    private static let magic = Array("SQLite format 3\0".utf8)
    private static let applicationIDOffset = 68
    private static let shortRead = SQLITE_IOERR | 2 << 8

    private let bytes: [UInt8]

    init(of database: Database) throws(OpenError) {
        var file: UnsafeMutablePointer<sqlite3_file>?
        sqlite3_file_control(database.pointer, "main", SQLITE_FCNTL_FILE_POINTER, &file)
        guard let file, let methods = file.pointee.pMethods?.pointee else {
            throw .failed(database.error(SQLITE_CANTOPEN, "first bytes"))
        }
        var bytes = [UInt8](repeating: 0, count: Self.byteCount)
        let code = methods.xRead(file, &bytes, Int32(Self.byteCount), 0)
        // A shorter file leaves the rest of the bytes zero.
        guard code == SQLITE_OK || code == Self.shortRead else {
            throw .failed(database.error(code, "first bytes"))
        }
        self.bytes = bytes
    }

    private var applicationID: Int32 {
        bytes[Self.applicationIDOffset...].prefix(4).reduce(0) { $0 << 8 | Int32($1) }
    }

    func check(_ path: String, _ options: Connection.Options) throws(OpenError) {
        guard bytes.starts(with: Self.magic) else { throw .notADatabase(path: path) }
        if let expected = options.applicationID, applicationID != expected {
            throw .otherApplication(path: path, id: applicationID)
        }
    }
}
