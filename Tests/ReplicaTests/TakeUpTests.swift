import SyncProtocol
import Testing

@testable import Replica

/// The words of an own change that was rejected come back as a form, or are set aside.
@Suite struct TakeUpTests {
    private let replica: Replica
    private let folder = FolderID(high: 3, low: 42)

    init() throws {
        replica = try Replica.enrolled()
        try replica.hold([folder])
        try replica.receive([Person.bram.beginning(of: folder)])
    }

    /// Anke saves, and somebody at the office says no.
    private func rejected(_ work: (inout Form) -> Void) throws -> ChangeName {
        let name = try replica.write(SmallSchema.key, in: folder, work)
        try replica.hear(.rejected(.byPerson("nee")), on: [name])
        return name
    }

    @Test func `a rejected change comes back as the form that it was`() throws {
        var typed: Form?
        let name = try rejected { form in
            form.set(SmallSchema.reviewed, to: .text("anke"), reason: "gebeld")
            form.add(.text("anke"), to: SmallSchema.tags)
            form.remove(.text("x"), from: SmallSchema.tags)
            form.replace(SmallSchema.words, with: "xyz anke")
            form.reason = "bezoek"
            typed = form
        }

        let form = try replica.takeUpAgain(name)

        #expect(form.sheets == typed?.sheets)
        #expect(form.openedOn == typed?.openedOn)
        #expect(form.reason == "bezoek")
        #expect(try replica.openVerdicts().map(\.name) == [name])
        try replica.commit(form)
        #expect(try replica.openVerdicts().isEmpty)
        #expect(try replica.counts().rejected == 0)
        let record = try #require(try replica.record(SmallSchema.key, in: folder))
        #expect(record.texts[SmallSchema.words.number] == "xyz anke")
    }

    @Test func `what stood on a rejected change has that one's words as well`() throws {
        let first = try replica.write(SmallSchema.key, in: folder) {
            $0.replace(SmallSchema.words, with: "xyz eerst")
        }
        let second = try replica.write(SmallSchema.key, in: folder) {
            $0.replace(SmallSchema.words, with: "xyz eerst dan")
        }
        try replica.hear(.rejected(.byPerson("nee")), on: [first])
        try replica.hear(.rejected(.standsOnRejected), on: [second])

        let form = try replica.takeUpAgain(second)

        #expect(form[SmallSchema.key]?.shown.texts[SmallSchema.words.number] == "xyz")
        #expect(form.text(of: SmallSchema.words) == "xyz eerst dan")
    }

    @Test func `words that are set aside are listed no more`() throws {
        let name = try rejected { $0.set(SmallSchema.latest, to: .text("anke")) }

        try replica.discardWords(of: name)

        #expect(try replica.openVerdicts().isEmpty)
        #expect(try replica.counts().rejected == 0)
    }

    @Test func `a held change that was set aside is listed again when it is rejected`() throws {
        let name = try replica.write(SmallSchema.key, in: folder) {
            $0.set(SmallSchema.latest, to: .text("anke"))
        }
        try replica.hear(.held(.noRight), on: [name])
        try replica.discardWords(of: name)
        #expect(try replica.openVerdicts().isEmpty)

        try replica.hear(.rejected(.byPerson("nee")), on: [name])

        #expect(try replica.openVerdicts().map(\.name) == [name])
    }

    @Test func `a folder whose making was rejected can be made again`() throws {
        let new = FolderID(high: 3, low: 43)
        var form = replica.openNew(
            new, kind: Person.dossier, place: Person.south, records: [SmallSchema.key])
        form.set(SmallSchema.reviewed, to: .text("nieuw"))
        let name = try replica.commit(form)
        try replica.hear(.rejected(.byPerson("verkeerde regio")), on: [name])
        #expect(try replica.state(of: new) == .left)

        var again = try replica.takeUpAgain(name)
        again.place = Person.north
        try replica.commit(again)

        #expect(try replica.livePlaces(of: new) == [Person.north])
        let values = try replica.record(SmallSchema.key, in: new)?.values
        #expect(values == [SmallSchema.reviewed.number: .text("nieuw")])
        #expect(try replica.check() == [])
    }

    @Test func `the words can be read when the folder has left`() throws {
        let name = try rejected { $0.set(SmallSchema.latest, to: .text("anke")) }
        try replica.loses(folder)

        let form = try replica.takeUpAgain(name)

        #expect(form.value(of: SmallSchema.latest) == .text("anke"))
    }
}
