public import SyncProtocol

/// That a change was accepted, as a laptop heard it from its hub; one line of text.
public struct Heard: Hashable, Sendable {
    public let laptop: Int
    public let sequence: Int64
    public let name: ChangeName

    public init(laptop: Int, sequence: Int64, name: ChangeName) {
        self.laptop = laptop
        self.sequence = sequence
        self.name = name
    }

    /// Nil where the line is not whole: its writer was killed.
    public init?(line: some StringProtocol) {
        let words = line.split(separator: " ")
        guard words.count == 4, words[3] == ".", let laptop = Int(words[0]),
            let sequence = Int64(words[1]),
            let name = bytes(hexadecimal: words[2]).flatMap({ ChangeName($0) })
        else { return nil }
        self.init(laptop: laptop, sequence: sequence, name: name)
    }

    public static func site(of laptop: Int) -> SiteID { SiteID(high: 8, low: UInt64(laptop)) }

    public var line: String { "\(laptop) \(sequence) \(name) .\n" }
}
