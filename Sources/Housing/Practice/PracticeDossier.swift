internal import Replica
internal import SyncProtocol

/// The saves that make one made-up dossier, each with who writes it.
struct PracticeDossier {
    /// In the order of the rounds in which a dossier is written.
    struct Entry {
        let author: User
        let save: Save
    }

    let folder: FolderID
    let story: PracticeStory
    let person: PracticePerson
    let today: Day
    let naslag = Naslag.shipped
    private(set) var entries: [Entry] = []
    var chance: PracticeChance
    /// The home that is accepted, and whose it is.
    let home: (landlord: String, address: String)

    init(
        _ index: Int, _ person: PracticePerson, _ story: PracticeStory, on today: Day,
        _ chance: inout PracticeChance
    ) {
        folder = chance.identifier()
        self.story = story
        self.person = person
        self.today = today
        home = (
            chance.one(of: Self.landlords(in: story.gemeente.regio)),
            PracticePerson.address(&chance)
        )
        self.chance = PracticeChance(seed: chance.next())
        begin()
        tellTheWay()
        tellTheHome()
        tellTheEnd()
        tellBeside()
    }

    var traject: RecordID { .traject(1, in: folder) }
    var regio: Regio { story.gemeente.regio }
    /// Whose it is; of two consulents each has about half.
    var owner: User { PracticeColleagues.consulents(in: regio)[Int(folder.bytes[0] & 1)] }
    var colleague: User { PracticeColleagues.consulents(in: regio)[Int(~folder.bytes[0] & 1)] }
    var monitor: User { PracticeColleagues.monitor(in: regio) }

    mutating func add(
        by author: User, to folder: FolderID? = nil, kind: FolderKind? = nil, place: Scope? = nil,
        _ operations: [Operation]
    ) {
        guard !operations.isEmpty else { return }
        entries.append(
            Entry(
                author: author,
                save: Save(
                    folder: folder ?? self.folder, operations: operations, kind: kind, place: place)
            ))
    }

    /// A record of a new random identifier.
    mutating func record<Fields: RecordField>(_ values: [(Fields, Value?)]) -> [Operation] {
        writes(values, on: chance.identifier())
    }

    /// The same with a text in it.
    mutating func record<Fields: RecordField>(
        _ values: [(Fields, Value?)], _ field: Fields, _ text: String
    ) -> [Operation] {
        let id: RecordID = chance.identifier()
        return writes(values, on: id) + field.begin(text, on: id)
    }

    mutating func pick<Item>(_ items: [Item]) -> Item { chance.one(of: items) }

    /// How it began: who, whence, and what was asked.
    private mutating func begin() {
        let restricted: FolderID? =
            story.woonproces == .housingJustitieel ? chance.identifier() : nil
        let partners = naslag.organisaties.filter { $0.soort == .zorgpartij }.map(\.naam)
        let herkomst: Herkomst =
            story.woonproces == .housingJustitieel
            ? .detentie : story.isShortRoute ? .opvang : pick(Herkomst.allCases)
        let beginning =
            person.writes(story.gemeente.naam, justitieel: restricted, on: folder)
            + Traject.beginning(1, as: traject)
            + writes(
                [
                    (TrajectField.verkorteToeleiding, story.isShortRoute ? JaNee.ja.value : nil),
                    (.begeleidingGevraagd, pick([JaNee.ja, .ja, .nee]).value),
                ], on: traject)
            + writes(
                [
                    (AanmeldingField.traject, traject.value), (.datum, story.aangemeld.value),
                    (.aanmelder, .text(pick(partners))), (.gemeente, .text(story.gemeente.naam)),
                    (.herkomst, herkomst.value),
                    (.signaalVan, chance.happens(40) ? .text("Wmo-toegangsteam") : nil),
                    (.woonproces, story.woonproces.value),
                ], on: .aanmelding(of: traject))
            + record([
                (BehandelingField.traject, traject.value), (.rol, Behandelrol.consulent.value),
                (.medewerker, .bytes(owner.id.bytes)), (.van, story.aangemeld.value),
            ])
        add(by: owner, kind: .dossier, place: regio.scope, beginning)
        if let restricted { keepApart(restricted) }
    }

    /// What is kept of someone's time in prison lies in a folder of its own.
    private mutating func keepApart(_ restricted: FolderID) {
        let about = writes(
            [
                (JustitieelField.dossier, .bytes(folder.bytes)),
                (.detentie, .text("korte straf, verzonnen")),
                (.vrijOp, story.aangemeld.adding(chance.number(10...90)).value),
                (.reclassering, .text("Reclassering (verzonnen)")),
            ], on: .justitieel(restricted))
        add(
            by: owner, to: restricted, kind: .justitieel, place: regio.restrictedScope, about)
    }
}
