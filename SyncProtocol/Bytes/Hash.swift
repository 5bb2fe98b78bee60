/// A SHA-256 of one kind of thing, so that a name is never taken for a commitment.
public struct Hash<Kind>: Hashable, Comparable, Sendable {
    public static var byteCount: Int { 32 }

    private let first: UInt64
    private let second: UInt64
    private let third: UInt64
    private let fourth: UInt64

    public init(words: SIMD4<UInt64>) {
        (first, second, third, fourth) = (words[0], words[1], words[2], words[3])
    }

    public init?(_ bytes: some Collection<UInt8>) {
        guard let words = bigEndianWords(bytes, count: Self.byteCount / 8) else { return nil }
        self.init(words: words)
    }

    public init(of bytes: [UInt8]) { self.init(words: SHA256.words(of: bytes)) }

    /// The hash of the given parts, one after another.
    public init(of parts: [UInt8]...) {
        var hasher = SHA256()
        for part in parts { hasher.update(part) }
        self.init(hasher.finish())!
    }

    /// The first eight bytes, for tables that find a hash by a number.
    public var leadingWord: UInt64 { first }

    public var words: SIMD4<UInt64> { SIMD4(first, second, third, fourth) }

    public var bytes: [UInt8] { bigEndianBytes(words) }

    public static func < (one: Self, other: Self) -> Bool {
        (one.first, one.second, one.third, one.fourth)
            < (other.first, other.second, other.third, other.fourth)
    }
}

extension Hash: CustomStringConvertible {
    public var description: String { hexadecimal(bytes) }
}

extension Hash: WireValue {
    public init(from reader: inout CBORReader) throws(Malformed) {
        guard let words = try reader.words(4) else { throw .unexpected("a hash has 32 bytes") }
        self.init(words: words)
    }

    public func write(to writer: inout CBORWriter) {
        writer.bytes(ofWords: words)
    }
}

public enum ChangeTag {}
public enum BodyTag {}
public enum FolderTag {}
public enum SiteTag {}
public enum FeedTag {}

/// The SHA-256 of a change's header; it covers all ancestors and, through the commitment, the body.
public typealias ChangeName = Hash<ChangeTag>
/// SHA-256(salt ‖ operations): binds a header to a body that may be destroyed later.
public typealias Commitment = Hash<BodyTag>
/// SHA-256 over the sorted accepted heads of a folder: equal digests mean equal histories.
public typealias FolderDigest = Hash<FolderTag>
/// The running hash over the names of one site's changes.
public typealias SiteHash = Hash<SiteTag>
/// The running hash over the hub's feed.
public typealias FeedHash = Hash<FeedTag>

extension FolderDigest {
    public init(heads: some Collection<ChangeName>) {
        var hasher = SHA256()
        for head in heads.sorted() { hasher.update(head.bytes) }
        self.init(hasher.finish())!
    }
}

extension SiteHash {
    /// Before the first change of a site.
    public static func start(of site: SiteID) -> SiteHash { SiteHash(of: site.bytes) }

    public func followed(by name: ChangeName) -> SiteHash { SiteHash(of: bytes + name.bytes) }
}

extension FeedHash {
    /// Before the first entry of a feed.
    public static let start = FeedHash(of: [])

    public func followed(by entry: [UInt8]) -> FeedHash { FeedHash(of: bytes + entry) }
}
