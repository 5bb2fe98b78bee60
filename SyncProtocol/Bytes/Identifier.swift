/// Sixteen bytes that name one thing of one kind: a site, a folder, a record, a user.
///
/// Random, or derived by hash where two devices must arrive at the same one.
public struct Identifier<Kind>: Hashable, Comparable, Sendable {
    public static var byteCount: Int { 16 }

    private let high: UInt64
    private let low: UInt64

    public init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    public init(words: SIMD2<UInt64>) { self.init(high: words[0], low: words[1]) }

    public init?(_ bytes: some Collection<UInt8>) {
        guard let words = bigEndianWords(bytes, count: Self.byteCount / 8) else { return nil }
        (high, low) = (words[0], words[1])
    }

    /// Derives an identifier that every device computes alike from the same parts.
    public init(derivedFrom parts: [UInt8]...) {
        var hasher = SHA256()
        for part in parts {
            hasher.update(bigEndianBytes(UInt64(part.count)))
            hasher.update(part)
        }
        self.init(hasher.finish().prefix(Self.byteCount))!
    }

    public static func random(using generator: inout some RandomNumberGenerator) -> Self {
        Self(high: generator.next(), low: generator.next())
    }

    public var words: SIMD2<UInt64> { SIMD2(high, low) }

    public var bytes: [UInt8] { bigEndianBytes(words) }

    public static func < (one: Self, other: Self) -> Bool {
        (one.high, one.low) < (other.high, other.low)
    }
}

extension Identifier: CustomStringConvertible {
    public var description: String { hexadecimal(bytes) }
}

extension Identifier: WireValue {
    public init(from reader: inout CBORReader) throws(Malformed) {
        guard let words = try reader.words(2) else {
            throw .unexpected("an identifier has 16 bytes")
        }
        self.init(high: words[0], low: words[1])
    }

    public func write(to writer: inout CBORWriter) {
        writer.bytes(ofWords: words)
    }
}

public enum SiteKind {}
public enum FolderKindTag {}
public enum RecordKind {}
public enum UserKind {}
public enum HubKind {}
public enum EpochKind {}
public enum DeviceKind {}

/// One life of one replica; a copy or a restored image must become a new one.
public typealias SiteID = Identifier<SiteKind>
public typealias FolderID = Identifier<FolderKindTag>
public typealias RecordID = Identifier<RecordKind>
public typealias UserID = Identifier<UserKind>
public typealias HubID = Identifier<HubKind>
/// One life of the hub's history, new after a restore.
public typealias Epoch = Identifier<EpochKind>
public typealias DeviceID = Identifier<DeviceKind>
