public import Replica
public import SyncProtocol

/// A commit that returned, as one line of text: its folder and its name.
public struct Acknowledged: Hashable, Sendable {
    public let folder: FolderID
    private let name: String

    public init(_ name: ChangeName, in folder: FolderID) {
        self.folder = folder
        self.name = "\(name)"
    }

    /// Nil where the line is not whole: its writer was killed.
    public init?(line: some StringProtocol) {
        let words = line.split(separator: " ")
        guard words.count == 3, words[2] == ".",
            let bytes = bytes(hexadecimal: words[0]), let folder = FolderID(bytes)
        else { return nil }
        self.folder = folder
        name = String(words[1])
    }

    public var line: String { "\(folder) \(name) .\n" }

    public static func lines(of output: String) -> [Acknowledged] {
        output.split(separator: "\n").compactMap { Acknowledged(line: $0) }
    }

    /// Those that the replica does not have.
    public static func missing(
        of all: some Sequence<Acknowledged>, on replica: Replica
    ) throws -> [Acknowledged] {
        try Dictionary(grouping: all, by: \.folder).flatMap { folder, expected in
            let present = Set(try replica.history(of: folder).map { "\($0.name)" })
            return expected.filter { !present.contains($0.name) }
        }
    }
}
