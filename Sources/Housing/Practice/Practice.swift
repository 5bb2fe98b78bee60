public import Replica
public import SyncProtocol

/// Made-up dossiers, any number of them, in every status: for practice, tests, demonstrations and measuring.
///
/// The same seed and day give the same saves. Nobody in them exists.
public struct Practice: Sendable {
    public let seed: UInt64
    public let today: Day

    public init(seed: UInt64, today: Day) {
        self.seed = seed
        self.today = today
    }

    /// Names the hub that a practice replica belongs to: none has it, so no real one takes it in.
    public static let hub = HubID(derivedFrom: Array("veldboek oefening".utf8))

    /// Who practises: a consulent in Parkstad, with a caseload of her own.
    public static var user: User { PracticeColleagues.consulents(in: .parkstad)[0] }

    /// One of so many is written a second time, in another spelling: somebody has to find that out.
    private static let dossiersPerTwin = 45

    /// The saves of so many dossiers, a group for each author, and each group after the ones before it.
    ///
    /// Few dossiers are held at once, however many there are.
    public func groups(dossiers count: Int) -> some Sequence<Group> {
        stride(from: 0, to: count, by: Self.dossiersAtOnce).lazy.flatMap { start in
            groups(of: start..<Swift.min(start + Self.dossiersAtOnce, count))
        }
    }

    /// What one author writes.
    public struct Group: Sendable {
        public let author: User
        public internal(set) var saves: [Save]
    }

    /// Enough for few and large transactions.
    private static let dossiersAtOnce = 2_000

    /// Consulents make their dossiers; colleagues, monitors and the office go on with them.
    private func groups(of range: Range<Int>) -> [Group] {
        // In the order in which a replica keeps them, so that neighbours are written together.
        let dossiers = range.map(dossier).sorted { $0.folder < $1.folder }
        return [true, false].flatMap { isOwn in
            let entries = dossiers.flatMap { dossier in
                dossier.entries.filter { ($0.author == dossier.owner) == isOwn }
            }
            return PracticeColleagues.all.compactMap { author in
                let saves = entries.filter { $0.author == author }.map(\.save)
                return saves.isEmpty ? nil : Group(author: author, saves: saves)
            }
        }
    }

    /// Each follows from the seed and its own number alone.
    func dossier(_ index: Int) -> PracticeDossier {
        if index % Self.dossiersPerTwin == Self.dossiersPerTwin - 1 { return twin(index) }
        var chance = chance(index)
        let person = PracticePerson(index, on: today, &chance)
        let story = PracticeStory(index, on: today, &chance)
        return PracticeDossier(index, person, story, on: today, &chance)
    }

    /// The one before it once more, just registered, in the words of somebody else.
    private func twin(_ index: Int) -> PracticeDossier {
        var former = chance(index - 1)
        let person = PracticePerson(index - 1, on: today, &former)
        let story = PracticeStory(index - 1, on: today, &former)
        var chance = chance(index)
        return PracticeDossier(
            index, person.writtenAnew(&chance),
            PracticeStory(justRegisteredIn: story.gemeente, on: today, &chance), on: today, &chance)
    }

    private func chance(_ index: Int) -> PracticeChance {
        PracticeChance(seed: seed &* 0x2545_f491_4f6c_dd1d &+ UInt64(index))
    }
}

extension Replica {
    /// Makes this replica one for practice, with so many dossiers; whoever practises works in it.
    public func fill(with practice: Practice, dossiers count: Int) throws {
        try beginPractice()
        for group in practice.groups(dossiers: count) {
            try practise(as: group.author)
            try commitAll(group.saves)
        }
        try practise(as: Practice.user)
    }

    func beginPractice() throws {
        try practise(as: Practice.user)
        let isFirst = try state(of: Personeel.folder) == nil
        for (index, user) in PracticeColleagues.all.enumerated() {
            try commit(Personeel.save(user, isFirst: isFirst && index == 0))
        }
    }

    func practise(as user: User) throws {
        try enrol(
            EnrolmentAnswer(
                token: Token([UInt8](repeating: 0, count: Token.byteCount))!, hub: Practice.hub,
                user: user.id, userName: user.name,
                grants: Regio.allCases.map { Grant(role: "consulent", scope: $0.scope) }))
    }

    /// Whether what it holds is made up: the mark stands in the file itself.
    public var isPractice: Bool { get throws { try hub() == Practice.hub } }
}
