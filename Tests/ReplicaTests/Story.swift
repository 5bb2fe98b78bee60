import SyncProtocol

/// What three people did in one folder after it was made, and which of them had seen which.
struct Story: Sendable {
    /// What one change does.
    enum Deed: CaseIterable {
        case decide, agreeAndMove, add, removeAndReplace, type, delete
    }

    let folder: FolderID
    /// By change; 0 makes the folder and was seen by all.
    let seen: [Set<Int>]
    let deeds: [Deed]
    /// As other people made them.
    private(set) var changes: [Change]

    /// Every way in which three changes can have seen one another, with every three deeds.
    static let all: [Story] = {
        var stories: [Story] = []
        for seen in histories {
            for number in 0..<216 {
                let codes = [number / 36, number / 6 % 6, number % 6]
                // Three that saw nothing of each other can change places.
                if seen == [[], [], []], codes != codes.sorted() { continue }
                let folder = FolderID(high: 5, low: UInt64(stories.count))
                stories.append(Story(folder, seen: seen, deeds: codes.map { Deed.allCases[$0] }))
            }
        }
        return stories
    }()

    /// Every fifth one, which still has all the deeds, for what is asked of each change in turn.
    static let some = all.indices.filter { $0 % 5 == 0 }.map { all[$0] }

    private static let histories: [[Set<Int>]] = [
        [[], [], []], [[], [], [2]], [[], [], [1, 2]], [[], [1], [1]], [[], [1], [1, 2]],
    ]

    private init(_ folder: FolderID, seen: [Set<Int>], deeds: [Deed]) {
        self.folder = folder
        self.seen = [[]] + seen.map { $0.union([0]) }
        self.deeds = deeds
        changes = [Person.bram.beginning(of: folder)]
        for number in 1...3 {
            changes.append(change(number, on: parents(of: number).map { changes[$0].name }))
        }
    }

    /// Those that a change has seen and that no other one of them has seen.
    func parents(of change: Int) -> [Int] {
        seen[change].filter { one in !seen[change].contains { seen[$0].contains(one) } }
    }

    /// A change and all that stands on it.
    func standing(on change: Int) -> [Int] {
        (0...3).filter { $0 == change || seen[$0].contains(change) }
    }

    /// One of the three as somebody else makes it on these parents.
    func change(_ number: Int, on parents: [ChangeName]) -> Change {
        Person(number + 10).change(
            Int64(number), on: parents, in: folder, at: [100, 105, 105, 104][number],
            operations(number), place: place(number))
    }

    func place(_ number: Int) -> Scope? {
        guard deeds[number - 1] == .agreeAndMove else { return nil }
        return number == 1 ? Person.north : Person.south
    }

    func operations(_ number: Int) -> [Operation] {
        switch deeds[number - 1] {
        case .decide:
            [
                .write(SmallSchema.reviewed, .text("v\(number)"), reason: nil),
                .write(SmallSchema.latest, .text("v\(number)"), reason: nil),
            ]
        case .agreeAndMove: [.write(SmallSchema.reviewed, .text("same"), reason: nil)]
        case .add: [.add(SmallSchema.tags, .text("x")), .add(SmallSchema.tags, .text("\(number)"))]
        case .removeAndReplace:
            [.remove(SmallSchema.tags, .text("x")), edit(position: 0, removed: 2, "<\(number)")]
        case .type: [edit(position: 1, removed: 0, "(\(number))")]
        case .delete: [.delete(SmallSchema.key, reason: nil)]
        }
    }

    private func edit(position: Int, removed: Int, _ letters: String) -> Operation {
        .edit(
            SmallSchema.words,
            [TextEdit(position: position, removed: removed, inserted: letters)])
    }
}
