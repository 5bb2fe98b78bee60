import SyncProtocol
import Testing

@testable import Hub

/// A receipt proves a change and all its ancestors, whoever brings it, also to a restored hub.
@Suite struct ReceiptTests {
    private let some: SomeHub
    private let anke: SomeDevice
    private let bram: SomeDevice
    private let chain: [Change]
    private let proof: Proof

    /// A hub that has forgotten three changes, of which another device holds the last receipt.
    init() throws {
        some = try SomeHub()
        anke = try some.device()
        bram = try some.device(of: "Bram", "lezer")
        let folder = FolderID.numbered(1)
        let backup = try some.backup()
        let first = anke.make(folder)
        let second = anke.write(in: folder, on: [first])
        let third = anke.write(in: folder, on: [second])
        _ = try anke.push(first, second, third)
        chain = [first, second, third]
        proof = Proof(name: third.name, receipt: some.receipt(third))
        try some.restore(backup)
    }

    private var accepted: [Verdict] { chain.map(some.accepted) }

    @Test func `an offer with a receipt at its head is accepted whole`() throws {
        #expect(try bram.offer(chain[0], chain[1], chain[2], proofs: [proof]) == accepted)
        #expect(try anke.compare([:]).head == anke.points[3])
    }

    @Test func `rights are not asked again`() throws {
        try some.hub.take(Grant(role: "consulent", scope: .noord), from: anke.user)

        #expect(try bram.offer(chain[0], chain[1], chain[2], proofs: [proof]) == accepted)
    }

    @Test func `what came before and was held is accepted with its proven descendant`() throws {
        #expect(
            try bram.offer(chain[0], chain[1]) == [.held(.noProof), .held(.standsOnHeld)])

        #expect(try bram.offer(chain[2], proofs: [proof]) == [some.accepted(chain[2])])
        #expect(try chain.map(some.verdict) == accepted)
    }

    @Test func `a proven change that came first takes its ancestors in when they come`() throws {
        #expect(try bram.offer(chain[2], proofs: [proof]) == [.held(.missingParent)])
        #expect(try bram.offer(chain[1]) == [.held(.missingParent)])
        #expect(try bram.offer(chain[0]) == [some.accepted(chain[0])])

        #expect(try chain.map(some.verdict) == accepted)
    }

    @Test func `what was accepted once is not rejected while the hub waits for the rest of it`()
        throws
    {
        let bare = Change(header: chain[2].header, body: nil)
        #expect(try bram.offer(bare, proofs: [proof]) == [.held(.missingParent)])
        #expect(try some.hub.heldChanges().map(\.wasAccepted) == [true])

        try some.hub.reject(bare.name, words: "onbekend")

        #expect(try bram.offer(chain[2], chain[1], chain[0]).last == some.accepted(chain[0]))
        #expect(try chain.map(some.verdict) == accepted)
    }

    @Test func `the verdict that is told is the one that stands at the end of the batch`() throws {
        let batch = [chain[1], chain[0], chain[2]]

        #expect(
            try bram.offer(chain[1], chain[0], chain[2], proofs: [proof])
                == batch.map(some.accepted))
    }

    @Test func `a receipt that comes later settles what is held`() throws {
        let held = try bram.offer(chain[0], chain[1], chain[2])
        #expect(held == [.held(.noProof), .held(.standsOnHeld), .held(.standsOnHeld)])

        _ = try bram.offer(chain[2], proofs: [proof])

        #expect(try chain.map(some.verdict) == accepted)
    }

    @Test func `a push carries receipts too`() throws {
        try some.hub.take(Grant(role: "consulent", scope: .noord), from: anke.user)

        let verdicts = try anke.push(chain[0], chain[1], chain[2], proofs: [proof])

        #expect(verdicts == accepted)
    }

    @Test func `whose they are is not asked of proven changes and their ancestors`() throws {
        let other = UserID(high: 9, low: 9)
        let folder = FolderID.numbered(2)
        let first = bram.make(folder)
        let second = bram.write(in: folder, on: [first]) { $0.author = other }
        let third = bram.write(in: folder, on: [second]) { $0.author = other }
        let proof = Proof(name: third.name, receipt: some.receipt(third))

        let verdicts = try bram.push(first, second, third, proofs: [proof])

        #expect(verdicts == [first, second, third].map(some.accepted))
    }

    @Test func `a receipt covers nothing that stands on it`() throws {
        let early = Proof(name: chain[0].name, receipt: some.receipt(chain[0]))

        #expect(
            try bram.offer(chain[0], chain[1], chain[2], proofs: [early])
                == [some.accepted(chain[0]), .held(.noProof), .held(.standsOnHeld)])
    }

    @Test func `a forged receipt proves nothing`() throws {
        let forged = Proof(name: chain[2].name, receipt: some.receipt(chain[1]))
        let empty = Proof(
            name: chain[2].name, receipt: Receipt([UInt8](repeating: 0, count: 16))!)

        for proof in [forged, empty] {
            #expect(
                try bram.offer(chain[0], chain[1], chain[2], proofs: [proof])
                    == [.held(.noProof), .held(.standsOnHeld), .held(.standsOnHeld)])
        }
        #expect(try some.hub.folders().isEmpty)
    }

    @Test func `a receipt for a former name proves the new one`() throws {
        try anke.becomeNewSite()
        let again = anke.write(in: .numbered(1), on: [], body: chain[0].body) {
            let (site, sequence) = ($0.site, $0.sequence)
            $0 = chain[0].header
            $0.was = [FormerLife(site: $0.site, sequence: $0.sequence, parents: [])]
            ($0.site, $0.sequence) = (site, sequence)
        }

        #expect(
            try bram.offer(again, chain[1], chain[2], proofs: [proof])
                == [again, chain[1], chain[2]].map(some.accepted))
    }
}
