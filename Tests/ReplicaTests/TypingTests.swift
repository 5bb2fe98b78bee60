import SyncProtocol
import Testing

@testable import Replica

/// What is typed is kept at every key, whatever else the replica is doing.
@Suite struct TypingTests {
    private let scratch: Scratch
    private let replica: Replica
    private let typing: Typing
    private static let folder = FolderID(high: 3, low: 50)

    init() throws {
        scratch = try Scratch()
        replica = try Replica.enrolled(scratch.path("replica"))
        try Self.begin(replica)
        typing = try replica.typing()
    }

    private static func begin(_ replica: Replica) throws {
        let beginning = Person.bram.beginning(of: folder)
        try replica.hold([folder])
        try replica.receive([beginning])
    }

    /// Letter by letter, each of them kept.
    private func type(_ word: String, in form: inout Form) throws {
        for end in word.indices {
            form.answers["tekst"] = String(word[...end])
            try typing.write(form, at: FixedClock.now)
        }
    }

    private func form() throws -> Form { try replica.open(SmallSchema.key, in: Self.folder) }

    @Test func `every key is in the draft, for any program`() throws {
        var form = try form()
        try type("merel", in: &form)

        let other = try Replica.opened(scratch.path("replica"))

        #expect(try other.restore(form.id) == form)
        #expect(try replica.drafts().map(\.id) == [form.id])
        try type("merels", in: &form)
        #expect(try replica.restore(form.id)?.answers == ["tekst": "merels"])
    }

    @Test func `a key waits for nobody who writes in the replica`() throws {
        var form = try form()
        let busy = try Replica.opened(scratch.path("replica"))

        try busy.transaction {
            try type("merel", in: &form)
            try typing.sync()
        }

        #expect(try replica.restore(form.id) == form)
    }

    @Test func `what was saved or thrown away does not come back`() throws {
        var saved = try form()
        saved.set(SmallSchema.latest, to: .text("anke"))
        try type("merel", in: &saved)
        try replica.commit(saved)
        var thrown = try form()
        try type("specht", in: &thrown)
        try replica.discard(thrown.id)

        #expect(try replica.drafts().isEmpty)
        #expect(try Replica.opened(scratch.path("replica")).drafts().isEmpty)
    }

    @Test func `what is kept durably meanwhile is not undone by an older key`() throws {
        var form = try form()
        try type("merel", in: &form)
        form.answers["tekst"] = "specht"

        try replica.keep(form)

        #expect(try replica.restore(form.id) == form)
    }

    @Test func `an erased folder takes along what is being typed, and no word is left`() throws {
        var form = try form()
        try type("Merelbeek", in: &form)
        #expect(try scratch.holds(Array("Merelbeek".utf8)))

        try replica.receive { _ in try replica.erase(Self.folder) }

        #expect(try replica.drafts().isEmpty)
        #expect(try !scratch.holds(Array("Merelbeek".utf8)))
    }

    @Test func `a device that is taken back forgets what is being typed`() throws {
        var form = try form()
        try type("Merelbeek", in: &form)

        try replica.forgetEverything()

        #expect(try replica.drafts().isEmpty)
        #expect(try !scratch.holds(Array("Merelbeek".utf8)))
    }

    @Test func `a copy of the replica and an export have what is being typed`() throws {
        var form = try form()
        try type("merel", in: &form)
        try replica.backup(to: scratch.path("copy"))
        try type("merels", in: &form)
        var exported = ""
        try replica.export { exported += $0 }

        let copy = try Replica.opened(scratch.path("copy"))
        #expect(try copy.restore(form.id)?.answers == ["tekst": "merel"])
        #expect(exported.contains("\"drafts\":[{\"draft\":\"\(form.id)\""))
    }

    @Test(arguments: 0..<40)
    func `a program that ends while it takes up what was typed loses none of it`(
        statements: Int
    ) throws {
        var form = try form()
        try type("merel", in: &form)
        let cut = CutSwitch()
        let ending = try Replica.opened(scratch.path("replica"), cut: cut)
        cut.arm(after: statements)

        try? ending.discard(DraftID(high: 1, low: 1))

        #expect(try replica.restore(form.id) == form)
        #expect(try replica.drafts().count == 1)
    }
}
