/// The hub's answer to a change, stored with it and given again when asked again.
public enum Verdict: Hashable, Sendable {
    /// On the feed, for good.
    case accepted(Receipt)
    /// Stored, not on the feed: a person at the office decides, or a missing change frees it.
    case held(HoldReason)
    case rejected(RejectReason)
    /// Forged or ill-formed; for replicas as a rejected one.
    case refused(RefuseReason)
    case erased
}

public enum HoldReason: UInt64, Sendable, CaseIterable {
    /// The author may not write here, or not any more.
    case noRight
    case missingParent
    case standsOnHeld
    /// A change of another site, brought without a receipt.
    case noProof
    case noBody
}

public enum RejectReason: Hashable, Sendable {
    /// A person said no, in these words.
    case byPerson(String)
    case standsOnRejected
}

public enum RefuseReason: UInt64, Sendable, CaseIterable {
    case bodyMalformed
    case kindChanged
    case parentOfOtherFolder
    case firstWithoutKindAndPlace
    case authorNotOfDevice
    case formerSiteNotOfDevice
    case formerNameAccepted
}

extension Verdict: WireValue {
    public init(from reader: inout CBORReader) throws(Malformed) {
        let count = try reader.array()
        switch (try reader.unsigned(), count) {
        case (0, 2): self = .accepted(try Receipt(from: &reader))
        case (1, 2): self = .held(try reader.code("reason to hold"))
        case (2, 2): self = .rejected(try RejectReason(from: &reader))
        case (3, 2): self = .refused(try reader.code("reason to refuse"))
        case (4, 1): self = .erased
        default: throw .unexpected("a verdict")
        }
    }

    public func write(to writer: inout CBORWriter) {
        switch self {
        case .accepted(let receipt):
            writer.array(2)
            writer.unsigned(0)
            receipt.write(to: &writer)
        case .held(let reason):
            writer.array(2)
            writer.unsigned(1)
            writer.unsigned(reason.rawValue)
        case .rejected(let reason):
            writer.array(2)
            writer.unsigned(2)
            reason.write(to: &writer)
        case .refused(let reason):
            writer.array(2)
            writer.unsigned(3)
            writer.unsigned(reason.rawValue)
        case .erased:
            writer.array(1)
            writer.unsigned(4)
        }
    }
}

extension RejectReason: WireValue {
    public init(from reader: inout CBORReader) throws(Malformed) {
        self = reader.takeNull() ? .standsOnRejected : .byPerson(try reader.text())
    }

    public func write(to writer: inout CBORWriter) {
        switch self {
        case .byPerson(let words): writer.text(words)
        case .standsOnRejected: writer.null()
        }
    }
}

extension CBORReader {
    /// One of a known list of small numbers.
    mutating func code<Code: RawRepresentable<UInt64>>(
        _ what: String
    ) throws(Malformed) -> Code {
        guard let code = Code(rawValue: try unsigned()) else {
            throw .unexpected("no such \(what)")
        }
        return code
    }
}
