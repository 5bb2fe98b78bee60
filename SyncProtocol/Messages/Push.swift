/// Own changes in order, from the point up to which device and hub agree.
public struct Push: Hashable, Sendable {
    public let site: SiteID
    /// The last sequence number before these, and the site's running hash there.
    public let after: SitePoint
    public let changes: [Change]
    public let proofs: [Proof]
    /// Nil from a device that does not tell.
    public let backlog: Backlog?

    public init(
        site: SiteID, after: SitePoint, changes: [Change], proofs: [Proof],
        backlog: Backlog? = nil
    ) {
        self.site = site
        self.after = after
        self.changes = changes
        self.proofs = proofs
        self.backlog = backlog
    }
}

/// What waits on a device when it pushes, for the office to see.
public struct Backlog: Hashable, Sendable {
    /// Own changes from the first without a verdict on, those of the push included.
    public let waiting: Int64
    /// When the first of them was made.
    public let oldest: Int64?
    /// What a change would be stamped with now.
    public let time: Int64

    public init(waiting: Int64, oldest: Int64?, time: Int64) {
        self.waiting = waiting
        self.oldest = oldest
        self.time = time
    }
}

/// A place in the history of one site.
public struct SitePoint: Hashable, Sendable {
    public let sequence: Int64
    public let hash: SiteHash

    public init(sequence: Int64, hash: SiteHash) {
        self.sequence = sequence
        self.hash = hash
    }

    public static func start(of site: SiteID) -> SitePoint {
        SitePoint(sequence: 0, hash: .start(of: site))
    }
}

/// A receipt with the name that it covers, which may be a former one.
public struct Proof: Hashable, Sendable {
    public let name: ChangeName
    public let receipt: Receipt

    public init(name: ChangeName, receipt: Receipt) {
        self.name = name
        self.receipt = receipt
    }
}

public enum PushAnswer: Hashable, Sendable {
    case taken([Verdict], head: SitePoint)
    /// The hub lacks what comes before; its head tells from where to push.
    case gap(head: SitePoint)
    /// Another replica has used this site.
    case fork
}

/// Changes of other sites that the hub said it lacks.
public struct Offer: Hashable, Sendable {
    public let changes: [Change]
    public let proofs: [Proof]

    public init(changes: [Change], proofs: [Proof]) {
        self.changes = changes
        self.proofs = proofs
    }
}

public struct OfferAnswer: Hashable, Sendable {
    public let verdicts: [Verdict]

    public init(verdicts: [Verdict]) { self.verdicts = verdicts }
}

extension Push: WireValue {
    public init(from reader: inout CBORReader) throws(Malformed) {
        let later = try reader.message(of: 4)
        site = try SiteID(from: &reader)
        after = try SitePoint(from: &reader)
        changes = try reader.pushedChanges()
        proofs = try reader.array(of: Proof.self, atMost: Limits.changesPerPush)
        backlog = later > 0 ? try Backlog(from: &reader) : nil
        try reader.skip(later - 1)
    }

    public func write(to writer: inout CBORWriter) {
        writer.array(backlog == nil ? 4 : 5)
        site.write(to: &writer)
        after.write(to: &writer)
        ChangeRun(changes).write(to: &writer)
        writer.array(proofs)
        backlog?.write(to: &writer)
    }
}

extension Backlog: WireValue {
    public init(from reader: inout CBORReader) throws(Malformed) {
        guard try reader.array() == 3 else {
            throw .unexpected("a backlog has three items")
        }
        waiting = try reader.integer()
        oldest = reader.takeNull() ? nil : try reader.integer()
        time = try reader.integer()
    }

    public func write(to writer: inout CBORWriter) {
        writer.array(3)
        writer.integer(waiting)
        if let oldest { writer.integer(oldest) } else { writer.null() }
        writer.integer(time)
    }
}

extension SitePoint: WireValue {
    public init(from reader: inout CBORReader) throws(Malformed) {
        guard try reader.array() == 2 else { throw .unexpected("a site point has two items") }
        sequence = try reader.integer()
        hash = try SiteHash(from: &reader)
    }

    public func write(to writer: inout CBORWriter) {
        writer.array(2)
        writer.integer(sequence)
        hash.write(to: &writer)
    }
}

extension Proof: WireValue {
    public init(from reader: inout CBORReader) throws(Malformed) {
        let pair = try WirePair<ChangeName, Receipt>(from: &reader)
        self.init(name: pair.first, receipt: pair.second)
    }

    public func write(to writer: inout CBORWriter) { WirePair(name, receipt).write(to: &writer) }
}

extension PushAnswer: WireValue {
    public init(from reader: inout CBORReader) throws(Malformed) {
        let count = try reader.array()
        switch (try reader.unsigned(), count) {
        case (0, 3):
            let verdicts = try reader.array(of: Verdict.self)
            self = .taken(verdicts, head: try SitePoint(from: &reader))
        case (1, 2): self = .gap(head: try SitePoint(from: &reader))
        case (2, 1): self = .fork
        default: throw .unexpected("an answer to a push")
        }
    }

    public func write(to writer: inout CBORWriter) {
        switch self {
        case .taken(let verdicts, let head):
            writer.array(3)
            writer.unsigned(0)
            writer.array(verdicts)
            head.write(to: &writer)
        case .gap(let head):
            writer.array(2)
            writer.unsigned(1)
            head.write(to: &writer)
        case .fork:
            writer.array(1)
            writer.unsigned(2)
        }
    }
}

extension Offer: WireValue {
    public init(from reader: inout CBORReader) throws(Malformed) {
        let later = try reader.message(of: 2)
        changes = try reader.pushedChanges()
        proofs = try reader.array(of: Proof.self, atMost: Limits.changesPerPush)
        try reader.skip(later)
    }

    public func write(to writer: inout CBORWriter) {
        writer.array(2)
        ChangeRun(changes).write(to: &writer)
        writer.array(proofs)
    }
}

extension OfferAnswer: WireValue {
    public init(from reader: inout CBORReader) throws(Malformed) {
        let later = try reader.message(of: 1)
        verdicts = try reader.array(of: Verdict.self)
        try reader.skip(later)
    }

    public func write(to writer: inout CBORWriter) {
        writer.array(1)
        writer.array(verdicts)
    }
}

extension CBORReader {
    fileprivate mutating func pushedChanges() throws(Malformed) -> [Change] {
        let changes = try ChangeRun(from: &self).changes
        guard changes.count <= Limits.changesPerPush else {
            throw .overLimit("\(Limits.changesPerPush) changes")
        }
        return changes
    }
}
