import SyncProtocol
import Testing

/// The published bytes mean what they are said to mean, and the meaning is written as those bytes.
@Suite struct VectorTests {
    typealias Message = WireValue & Telling

    /// What the bytes of a vector may claim to be.
    static var kinds: [String: any Message.Type] {
        [
            "HubInfo": HubInfo.self, "Enrolment": Enrolment.self,
            "EnrolmentAnswer": EnrolmentAnswer.self, "Push": Push.self,
            "PushAnswer": PushAnswer.self, "Offer": Offer.self, "OfferAnswer": OfferAnswer.self,
            "FeedPage": FeedPage.self, "Comparison": Comparison.self,
            "ComparisonAnswer": ComparisonAnswer.self, "Reading": Reading.self,
            "ReadingAnswer": ReadingAnswer.self, "NewSite": NewSite.self,
            "NewSiteAnswer": NewSiteAnswer.self, "VerdictQuestion": VerdictQuestion.self,
            "VerdictsAnswer": VerdictsAnswer.self, "header": Header.self, "verdict": Verdict.self,
            "bundle": SyncProtocol.Bundle.self,
        ]
    }

    private func expect(_ kind: any Message.Type, _ vector: Vector) throws {
        let read = try kind.init(decoding: vector.bytes)

        #expect(read.told == vector.meaning)
        #expect((read.encoded == vector.bytes) == vector.isWritten)
    }

    @Test(arguments: Vectors.headers)
    func `a header`(vector: Vector) throws {
        try expect(Header.self, vector)

        let header = try Header(decoding: vector.bytes)
        #expect(header.name.told == vector.said["changeName"])
        #expect(header.formerHeaders.map(\.name).told == vector.said["formerNames"])
    }

    @Test(arguments: Vectors.bodies)
    func `a body`(vector: Vector) throws {
        let read = try Body(decoding: vector.bytes)

        let salt = Array(vector.bytes.prefix(Limits.saltBytes))
        let written = Body(salt: salt, operations: read.operations).bytes
        #expect(read.told == vector.meaning)
        #expect(read.commitment.told == vector.said["commitment"])
        #expect((written == vector.bytes) == vector.isWritten)
        #expect(read.bytes == vector.bytes)
    }

    @Test(arguments: Vectors.verdicts)
    func `a verdict`(vector: Vector) throws { try expect(Verdict.self, vector) }

    @Test(arguments: Vectors.runs)
    func `a run of changes`(vector: Vector) throws {
        let read = try ChangeRun(decoding: vector.bytes)

        #expect(read.changes.told == vector.meaning)
        #expect((read.encoded == vector.bytes) == vector.isWritten)
    }

    @Test(arguments: Vectors.messages)
    func `a message`(vector: Vector) throws {
        try expect(#require(Self.kinds[vector.said["type"].text]), vector)
    }

    @Test(arguments: Vectors.bundles)
    func `a bundle`(vector: Vector) throws {
        try expect(SyncProtocol.Bundle.self, vector)
        try expectInPieces(vector)
    }

    /// Whatever the lengths in which its bytes come.
    private func expectInPieces(_ vector: Vector) throws {
        let whole = try SyncProtocol.Bundle(decoding: vector.bytes)
        for length in [1, 7, 1_000_000] {
            var rest = vector.bytes[...]
            var reader = try BundleReader {
                defer { rest = rest.dropFirst(length) }
                return rest.isEmpty ? nil : Array(rest.prefix(length))
            }
            var changes: [ReceiptedChange] = []
            while let more = try reader.next() { changes += more }

            #expect(SyncProtocol.Bundle(head: reader.head, changes: changes) == whole)
        }
    }

    @Test func `every message stands in the vectors`() {
        let types = Set(Vectors.messages.map { $0.said["type"].text })

        #expect(types.union(["header", "verdict", "bundle"]) == Set(Self.kinds.keys))
    }

    @Test(arguments: Vectors.malformed)
    func `malformed bytes are refused, and the reason is said`(vector: Vector) throws {
        let reason = #expect(throws: Malformed.self) {
            switch vector.said["claims"].text {
            case "body": _ = try Body(decoding: vector.bytes)
            case "run": _ = try ChangeRun(decoding: vector.bytes)
            case let claimed:
                let kind = try #require(Self.kinds[claimed])
                _ = try kind.init(decoding: vector.bytes)
            }
        }

        #expect(reason?.description == vector.said["reason"].text)
        #expect(reason?.caseName == vector.said["case"].text)
    }
}

extension Malformed {
    fileprivate var caseName: String {
        switch self {
        case .truncated: "truncated"
        case .notShortest: "notShortest"
        case .indefiniteLength: "indefiniteLength"
        case .keysOutOfOrder: "keysOutOfOrder"
        case .badUTF8: "badUTF8"
        case .tooDeep: "tooDeep"
        case .trailingBytes: "trailingBytes"
        case .outsideProfile: "outsideProfile"
        case .unexpected: "unexpected"
        case .overLimit: "overLimit"
        }
    }
}
