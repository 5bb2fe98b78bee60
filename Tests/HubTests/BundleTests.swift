import SyncProtocol
import Testing

@testable import Hub

/// Changes that one device had from another by hand, as the hub meets them.
@Suite struct BundleTests {
    private let some: SomeHub
    private let anke: SomeDevice
    private let bram: SomeDevice
    private let folder = FolderID.numbered(1)

    init() throws {
        some = try SomeHub()
        anke = try some.device()
        bram = try some.device(of: "Bram")
    }

    private func ask(_ changes: Change..., by device: SomeDevice) throws -> [Verdict?] {
        let question = VerdictQuestion(names: changes.map(\.name))
        let answer: VerdictsAnswer = try device.call(Path.verdicts, question)
        return answer.verdicts
    }

    @Test func `what stands on a bundle's change is freed when its maker calls in`() throws {
        let first = bram.make(folder)
        let own = anke.write(in: folder, on: [first])

        let early = try anke.push(own)
        _ = try bram.push(first)

        #expect(early == [.held(.missingParent)])
        #expect(try ask(own, by: anke) == [some.accepted(own)])
        #expect(try anke.news().contains(.own(own.name, some.receipt(own))))
    }

    @Test func `who names a change hears what became of it`() throws {
        let accepted = try bram.makeAccepted(folder)
        let reader = try some.device(of: "Lies", "lezer")
        let held = reader.write(in: folder, on: [accepted])
        let rejected = reader.write(in: folder, on: [accepted])
        let unknown = bram.write(in: folder, on: [accepted])
        _ = try reader.push(held, rejected)
        try some.hub.reject(rejected.name, words: "nee")

        let far = try some.device(of: "Zoë", "consulent", .zuid)

        #expect(
            try ask(accepted, held, rejected, unknown, by: far)
                == [
                    some.accepted(accepted), .held(.noRight), .rejected(.byPerson("nee")), nil,
                ])
    }

    @Test func `no more is answered than fits on a page`() throws {
        let names = (0...Limits.namesPerQuestion).map { number in
            ChangeName(of: bigEndianBytes(UInt64(number)))
        }

        #expect(throws: Problematic(.malformed)) {
            let _: VerdictsAnswer = try bram.call(Path.verdicts, VerdictQuestion(names: names))
        }
    }

    @Test func `an offered change settles as its maker's when he pushes it himself`() throws {
        let first = bram.make(folder)
        #expect(try anke.offer(first) == [.held(.noProof)])
        #expect(try bram.compare([:]).head == bram.points[0])

        #expect(try bram.push(first) == [some.accepted(first)])

        #expect(try ask(first, by: anke) == [some.accepted(first)])
        #expect(try bram.compare([:]).head == bram.points[1])
    }

    @Test func `an offered change is judged as its maker's, who may not write`() throws {
        let reader = try some.device(of: "Lies", "lezer")
        let first = try bram.makeAccepted(folder)
        let change = reader.write(in: folder, on: [first])
        _ = try anke.offer(change)

        #expect(try reader.push(change) == [.held(.noRight)])
    }

    @Test func `the office may release what was offered, or reject it`() throws {
        let first = bram.make(folder)
        let second = bram.write(in: folder, on: [first])
        _ = try anke.offer(first, second)

        try some.hub.release(first.name)
        try some.hub.reject(second.name, words: "nee")

        #expect(
            try bram.push(first, second) == [some.accepted(first), .rejected(.byPerson("nee"))])
    }

    @Test func `a change that others offered is not known of a site that forked`() throws {
        let first = bram.make(folder)
        _ = try anke.offer(first)

        let site = SiteID(high: 9, low: 9)
        #expect(try bram.goOn(as: site, from: bram.site, after: 0).known == [])

        _ = try anke.offer(first, proofs: [Proof(name: first.name, receipt: some.receipt(first))])
        #expect(
            try bram.goOn(as: site, from: bram.site, after: 0).known
                == [KnownChange(name: first.name, verdict: some.accepted(first))])
    }
}
