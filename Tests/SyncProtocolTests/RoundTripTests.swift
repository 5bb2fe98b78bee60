import SyncProtocol
import Testing

/// Whatever is written is read back the same, and has no other form.
@Suite struct RoundTripTests {
    private func expectRoundTrip<Item: WireValue & Equatable>(
        _ value: Item, at location: SourceLocation = #_sourceLocation
    ) throws {
        let bytes = value.encoded

        let read = try Item(decoding: bytes)

        #expect(read == value, sourceLocation: location)
        #expect(read.encoded == bytes, sourceLocation: location)
        #expect(throws: Malformed.trailingBytes, sourceLocation: location) {
            try Item(decoding: bytes + [0])
        }
        for count in bytes.indices {
            #expect(throws: Malformed.self, sourceLocation: location) {
                try Item(decoding: Array(bytes[..<count]))
            }
        }
    }

    @Test(
        arguments: [
            .empty, .whole(0), .whole(.min), .whole(.max), .text(""), .text("Ω"), .bytes([]),
            .bytes([0]),
        ] as [Value])
    func `a value`(value: Value) throws { try expectRoundTrip(value) }

    @Test(arguments: someOperations)
    func `an operation`(operation: Operation) throws {
        try expectRoundTrip(operation)
    }

    @Test(arguments: [someHeader, firstHeader, restampedHeader])
    func `a header`(header: Header) throws { try expectRoundTrip(header) }

    @Test(arguments: [someChange, bareChange])
    func `a change`(change: Change) throws { try expectRoundTrip(change) }

    @Test func `a body`() throws {
        let read = try Body(decoding: someBody.bytes)

        #expect(read == someBody)
        #expect(read.commitment == Commitment(of: someBody.bytes))
        #expect(throws: Malformed.trailingBytes) { try Body(decoding: someBody.bytes + [0]) }
        #expect(throws: Malformed.truncated) { try Body(decoding: Array(someBody.bytes[..<16])) }
    }

    @Test(arguments: someVerdicts)
    func `a verdict`(verdict: Verdict) throws { try expectRoundTrip(verdict) }

    @Test(arguments: [[], someFeedEntries])
    func `a feed page`(entries: [FeedEntry]) throws {
        try expectRoundTrip(
            FeedPage(entries: entries, cursor: someCursor, isLast: true, hubTime: 1))
    }

    @Test func `a push, and an offer`() throws {
        let proofs = [Proof(name: hash(1), receipt: someReceipt)]

        try expectRoundTrip(
            Push(
                site: someSite, after: somePoint, changes: [someChange, bareChange],
                proofs: proofs))
        try expectRoundTrip(
            Push(site: someSite, after: .start(of: someSite), changes: [], proofs: []))
        for oldest in [nil, Int64(-1)] {
            try expectRoundTrip(
                Push(
                    site: someSite, after: somePoint, changes: [someChange], proofs: proofs,
                    backlog: Backlog(waiting: 3, oldest: oldest, time: 7)))
        }
        try expectRoundTrip(Offer(changes: [someChange], proofs: proofs))
        try expectRoundTrip(OfferAnswer(verdicts: someVerdicts))
    }

    @Test(
        arguments: [
            PushAnswer.taken(someVerdicts, head: somePoint), .gap(head: somePoint), .fork,
        ])
    func `an answer to a push`(answer: PushAnswer) throws { try expectRoundTrip(answer) }

    @Test func `a comparison and its answer`() throws {
        let outcomes = ComparedFolder.Outcome.allCases

        try expectRoundTrip(
            Comparison(site: someSite, held: [HeldFolder(folder: someFolder, digest: hash(4))]))
        for grants in [nil, [], [Grant(role: "consulent", scope: someScope)]] {
            try expectRoundTrip(
                ComparisonAnswer(
                    folders: outcomes.map { ComparedFolder(folder: someFolder, outcome: $0) },
                    head: somePoint, cursor: someCursor, grants: grants))
        }
    }

    @Test func `a reading and its answer`() throws {
        let states = FolderPart.State.allCases

        try expectRoundTrip(Reading(folders: [FolderFrom(folder: someFolder, after: 0)]))
        try expectRoundTrip(
            ReadingAnswer(
                parts: states.map {
                    FolderPart(folder: someFolder, state: $0, changes: [somePlacedChange])
                }))
    }

    @Test func `an enrolment and its answer`() throws {
        let grants = [Grant(role: "consulent", scope: someScope)]

        try expectRoundTrip(Enrolment(code: "ABCD-12", site: someSite, deviceName: "tablet"))
        try expectRoundTrip(
            EnrolmentAnswer(
                token: someToken, hub: someHub, user: someUser, userName: "Anke", grants: grants))
    }

    @Test func `a new site and its answer`() throws {
        let known = someVerdicts.map { KnownChange(name: hash(5), verdict: $0) }

        try expectRoundTrip(NewSite(former: formerSite, site: someSite, after: 7))
        try expectRoundTrip(NewSiteAnswer(token: someToken, known: known))
    }

    @Test func `what a hub says of itself, and a cursor`() throws {
        for limits in [nil, [], Limits.published] {
            try expectRoundTrip(
                HubInfo(hub: someHub, epoch: someEpoch, versions: [1, 2], time: 3, limits: limits))
        }
        try expectRoundTrip(someCursor)

        #expect(Cursor(someCursor.bytes) == someCursor)
        #expect(someCursor.matches(hash(0xdd)))
        #expect(!someCursor.matches(hash(0xde)))
        #expect(Cursor(someEpoch.bytes + [0xff] + [UInt8](repeating: 0, count: 15)) == nil)
    }

    @Test func `texts that look alike and have other bytes are other values`() {
        let composed = Value.text("\u{e9}")
        let decomposed = Value.text("e\u{301}")

        #expect(composed != decomposed)
        #expect(composed.encoded != decomposed.encoded)
    }
}
