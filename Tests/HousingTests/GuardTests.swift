import Housing
import Replica
import SyncProtocol
import Testing

/// What stands before a step, where a table of single answers cannot tell: each refuses, and nothing is
/// written.
@Suite struct GuardTests {
    private let some: SomeReplica
    private let folder: FolderID
    private var replica: Replica { some.replica }

    init() throws {
        some = try SomeReplica()
        folder = try some.registered(FolderID(high: 61, low: 6), ["woonproces": "housing"])
    }

    private func place() throws {
        try replica.fill(
            .plaatsing, ["ingang": "1-4-2026", "gemeente": "Heerlen", "corporatie": "Weller"],
            in: folder)
    }

    private func refused(_ words: String, _ step: () throws -> Void) throws {
        let before = try replica.heads(of: folder)
        let refusal = #expect(throws: Refusal.self) { try step() }
        #expect(refusal?.words.dutch.contains(words) == true, "\(refusal?.words.dutch ?? "")")
        #expect(try replica.heads(of: folder) == before)
    }

    @Test func `who has a home is not rejected, but closed`() throws {
        try place()

        try refused("er is een plaatsing; kies positief of negatief") {
            try replica.fill(
                .afsluiting, ["uitkomst": "afgewezen", "reden": "niet-passend"], in: folder)
        }
    }

    @Test func `R4 closing well before aftercare ends warns, also on the form`() throws {
        try place()

        let step = try replica.fill(
            .afsluiting, ["uitkomst": "positief", "reden": "jaar-goed"], in: folder)

        #expect(step.warnings.map(\.rule) == [.r4])
    }

    @Test func `a traject that ended is not proposed to be closed`() throws {
        try replica.fill(
            .afsluiting, ["uitkomst": "ingetrokken", "reden": "verhuisd"], in: folder)

        try refused("heropen het eerst") {
            try replica.fill(
                .voorstel, ["uitkomst": "positief", "reden": "jaar-goed"], in: folder)
        }
    }

    @Test func `the office of another region decides no proposal here`() throws {
        let proposal = try replica.fill(
            .voorstel, ["uitkomst": "ingetrokken", "reden": "verhuisd"], in: folder
        ).record
        try replica.enrol(
            EnrolmentAnswer(
                token: Token([UInt8](repeating: 7, count: 32))!, hub: HubID(high: 1, low: 1),
                user: try #require(try replica.user()).id, userName: "Anke",
                grants: [
                    Grant(role: "consulent", scope: Regio.parkstad.scope),
                    Grant(role: "kantoor", scope: Regio.maastricht.scope),
                ]))

        try refused("besluit het kantoor") {
            try replica.fill(.voorstel, ["besluit": "akkoord"], in: folder, changing: proposal)
        }
    }

    @Test func `nobody is placed while the process is not known`() throws {
        let unknown = FolderID(high: 62, low: 6)
        try replica.register(unknown, ["naam": "P. Pieters", "gemeente": "Heerlen"])

        let refusal = #expect(throws: Refusal.self) {
            try replica.fill(
                .plaatsing, ["ingang": "1-6-2026", "gemeente": "Heerlen", "corporatie": "Weller"],
                in: unknown)
        }

        #expect(refusal?.words.dutch.contains("nog geen woonproces") == true)
    }

    @Test func `a moment is not logged before the rent, nor skipped once it was logged`() throws {
        try place()

        try refused("is voor het begin van de huur (1-4-2026)") {
            try replica.fill(
                .controlemoment, ["uitkomst": "goed", "datum": "31-3-2026"], in: folder,
                moment: "1")
        }
        try replica.fill(
            .controlemoment, ["uitkomst": "goed", "datum": "1-6-2026"], in: folder, moment: "1")
        try refused("is al gelogd") {
            try replica.fill(.overslaan, ["reden": "opname"], in: folder, moment: "1")
        }
    }

    @Test func `a form that changes nothing writes nothing`() throws {
        let letter = try replica.fill(
            .letOp, ["soort": "hond", "tekst": "bijt"], in: folder
        ).record

        try refused("er is niets veranderd") {
            try replica.fill(.letOp, ["tekst": "bijt"], in: folder, changing: letter)
        }
    }

    @Test func `the facts of a dossier, its registration and its placements are not removed`()
        throws
    {
        try place()
        let dossier = try replica.open(folder).dossier
        let firm = try [
            #require(dossier.facts), #require(dossier.trajecten[0].aanmelding),
            #require(dossier.plaatsingen.first), #require(dossier.controlemomenten.first),
        ]

        for record in firm {
            #expect(throws: Refusal.self) { try dossier.removing(record, reason: "vergissing") }
        }
    }

    @Test func `a sentence about what was typed has no mark that turns it around`() throws {
        let context = try FormContext(replica, on: Replica.lateDay)

        let faults = #expect(throws: FormFaults.self) {
            try FormDefinition.aanmelding.check(
                ["naam": "X", "gemeente": "U\u{202E}trecht"], in: context)
        }

        let words = faults?.faults.first?.words.dutch ?? ""
        #expect(words.hasPrefix("\"Utrecht\" is geen gemeente"), "\(words)")
    }
}
