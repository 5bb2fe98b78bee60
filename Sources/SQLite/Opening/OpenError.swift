/// Why a file is not opened; it and the log beside it are, byte for byte, as they were.
public enum OpenError: Error, Equatable, CustomStringConvertible {
    case missing(path: String)
    case notADatabase(path: String)
    /// A database, of the application that calls itself this.
    case otherApplication(path: String, id: Int32)
    case damaged(path: String, reason: String)
    /// The file or its folder cannot be written.
    case readOnly(path: String)
    /// A later program has worked on it: this step is not known here.
    case newer(path: String, step: String)
    case failed(SQLiteError)

    public var description: String {
        switch self {
        case .missing(let path): "there is no file \(path)"
        case .notADatabase(let path): "\(path) is not a SQLite database"
        case .otherApplication(let path, let id):
            "\(path) is the database of another application (\(id))"
        case .damaged(let path, let reason): "\(path) is damaged: \(reason)"
        case .readOnly(let path): "\(path) cannot be written"
        case .newer(let path, let step):
            "\(path) is of a newer version of this program (\(step))"
        case .failed(let error): error.description
        }
    }
}
