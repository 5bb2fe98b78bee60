/// What became of changes that came past the hub, in a bundle.
public struct VerdictQuestion: Hashable, Sendable {
    public let names: [ChangeName]

    public init(names: [ChangeName]) { self.names = names }
}

public struct VerdictsAnswer: Hashable, Sendable {
    /// For each name in turn; nil where the hub does not know it.
    public let verdicts: [Verdict?]

    public init(verdicts: [Verdict?]) { self.verdicts = verdicts }
}

extension VerdictQuestion: WireValue {
    public init(from reader: inout CBORReader) throws(Malformed) {
        let later = try reader.message(of: 1)
        names = try reader.array(of: ChangeName.self, atMost: Limits.namesPerQuestion)
        try reader.skip(later)
    }

    public func write(to writer: inout CBORWriter) {
        writer.array(1)
        writer.array(names)
    }
}

extension VerdictsAnswer: WireValue {
    public init(from reader: inout CBORReader) throws(Malformed) {
        let later = try reader.message(of: 1)
        var verdicts: [Verdict?] = []
        for _ in 0..<(try reader.array()) {
            verdicts.append(reader.takeNull() ? nil : try Verdict(from: &reader))
        }
        self.verdicts = verdicts
        try reader.skip(later)
    }

    public func write(to writer: inout CBORWriter) {
        writer.array(1)
        writer.array(verdicts.count)
        for verdict in verdicts {
            if let verdict { verdict.write(to: &writer) } else { writer.null() }
        }
    }
}
