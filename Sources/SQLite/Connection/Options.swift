/// How a file is opened.
extension Connection {
    public struct Options: Sendable {
        public var durability: Durability
        /// Queries only; the file and its tables are made by another.
        public var isReader: Bool
        public var mustExist: Bool
        /// Marks a new file as this application's, and refuses the files of any other.
        public var applicationID: Int32?
        /// The steps that the program knows; a file with others is refused. `migrate()` takes them.
        public var migrations: Migrations?
        public var cacheKibibytes: Int
        /// So many pages of the log are carried into the file at once; more of them are the same page.
        public var checkpointPages: Int
        /// How long a statement waits for another connection before it gives up: also a writer for one
        /// that only reads, which holds his lock for a moment where it meets a commit.
        public var busyMilliseconds: Int32

        public init(
            durability: Durability = .full, isReader: Bool = false, mustExist: Bool = false,
            applicationID: Int32? = nil, migrations: Migrations? = nil,
            cacheKibibytes: Int = 2_000, checkpointPages: Int = 1_000,
            busyMilliseconds: Int32 = 10_000
        ) {
            self.durability = durability
            self.isReader = isReader
            self.mustExist = mustExist || isReader
            self.applicationID = applicationID
            self.migrations = migrations
            self.cacheKibibytes = cacheKibibytes
            self.checkpointPages = checkpointPages
            self.busyMilliseconds = busyMilliseconds
        }

        public static let reader = Options(isReader: true)
    }

    /// What is still there after a power cut. All three survive the end of the program.
    public enum Durability: Sendable {
        /// Every commit that returned.
        case full
        /// All but the last commits, in one piece.
        case normal
        /// Perhaps nothing.
        case none

        var synchronous: String {
            switch self {
            case .full: "FULL"
            case .normal: "NORMAL"
            case .none: "OFF"
            }
        }
    }
}
