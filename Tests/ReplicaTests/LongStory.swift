import Replica
import SeededChance
import SyncProtocol

/// What three people did by chance in one folder, in 5 to 15 changes, and which had seen which.
struct LongStory: Sendable {
    let seed: UInt64
    let folder: FolderID
    /// By change: who made it.
    private(set) var people: [Int] = []
    /// By change; 0 makes the folder and was seen by all.
    private(set) var seen: [Set<Int>] = []
    private(set) var operations: [[Operation]] = []
    private(set) var places: [Scope?] = []
    /// As they were first made, each on its maker's site.
    private(set) var changes: [Change] = []
    /// What follows from the seed beyond the story itself.
    private(set) var chance: SeededRandom

    init(seed: UInt64) {
        self.seed = seed
        folder = FolderID(high: 7, low: seed)
        chance = SeededRandom(seed: seed)
        var known: [Set<Int>] = [[], [], []]
        // What each one's form shows that was opened earlier.
        var opened = known
        for change in 0..<(5 + chance.number(below: 11)) {
            let person = chance.number(below: 3)
            if !chance.once(in: 3) { opened[person] = known[person] }
            if chance.once(in: 3) { known[person].formUnion(known[chance.number(below: 3)]) }
            let saw = chance.once(in: 6) ? opened[person] : known[person]
            people.append(person)
            seen.append(change == 0 ? [] : saw.union([0]))
            operations.append((0...chance.number(below: 3)).map { _ in chance.operation(change) })
            places.append(change == 0 ? Person.north : chance.place())
            known[person].formUnion(seen[change].union([change]))
        }
        for number in 0..<count {
            changes.append(made(number, on: parents(of: number).map { changes[$0].name }))
        }
    }

    var count: Int { people.count }

    /// Those that a change has seen and that no other one of them has seen.
    func parents(of change: Int) -> [Int] {
        seen[change].filter { one in !seen[change].contains { seen[$0].contains(one) } }
    }

    /// A change and all that stands on it.
    func standing(on change: Int) -> [Int] {
        (0..<count).filter { $0 == change || seen[$0].contains(change) }
    }

    /// All but the given one and what stands on it.
    func withoutStanding(on change: Int) -> [Int] {
        (0..<count).filter { $0 != change && !seen[$0].contains(change) }
    }

    /// One of them as its maker makes it on these parents.
    func made(_ number: Int, on parents: [ChangeName]) -> Change {
        let sequence = people[...number].count { $0 == people[number] }
        return Person(30 + people[number]).change(
            Int64(sequence), on: parents, in: folder, at: Int64(100 + number * 7 % 4),
            operations[number], kind: number == 0 ? Person.dossier : nil, place: places[number])
    }

    /// One of them as this replica's user saves it.
    func save(_ number: Int, on parents: [ChangeName]) -> Save {
        Save(
            folder: folder, openedOn: number == 0 ? nil : parents, operations: operations[number],
            kind: number == 0 ? Person.dossier : nil, place: places[number])
    }

    /// By change: what it is called after the maker of the given one forked there.
    func restamped(from first: Int) -> [Int: Change] {
        var lives: [Int: Change] = [:]
        for number in first..<count where people[number] == people[first] {
            var header = changes[number].header
            header.was = [
                FormerLife(site: header.site, sequence: header.sequence, parents: header.parents)
            ]
            header.site = SiteID(high: 9, low: 1000 + seed)
            header.sequence = Int64(lives.count) + 1
            header.parents = parents(of: number).map { (lives[$0] ?? changes[$0]).name }.sorted()
            lives[number] = Change(header: header, body: changes[number].body)
        }
        return lives
    }

    /// Whether one side of a conflict had seen another; `calls` tells which change each name means.
    func isFalse(_ conflict: Conflict, calls: [ChangeName: Int]) -> Bool {
        let sides = conflict.sides.compactMap { calls[$0.change] }
        let seen = sides.reduce(Set<Int>()) { $0.union(self.seen[$1]) }
        return sides.count != conflict.sides.count || !seen.isDisjoint(with: sides)
    }
}

extension SeededRandom {
    /// One of the orders in which every change follows what it has seen.
    mutating func order(of story: LongStory) -> [Int] {
        var order: [Int] = []
        while order.count < story.count {
            let ready = (0..<story.count).filter { number in
                !order.contains(number) && story.seen[number].isSubset(of: order)
            }
            order.append(one(of: ready))
        }
        return order
    }

    /// Any operation of a change, of which most touch what others touch too.
    fileprivate mutating func operation(_ change: Int) -> Operation {
        let tag = Value.text(one(of: ["x", "y", "z"]))
        let value: Value = one(of: [.text("a"), .text("b"), .text("\(change)"), .empty])
        switch number(below: 12) {
        case 0, 1:
            return .write(SmallSchema.reviewed, value, reason: once(in: 3) ? "daarom" : nil)
        case 2: return .write(SmallSchema.latest, value, reason: nil)
        case 3, 4: return .add(SmallSchema.tags, tag)
        case 5: return .remove(SmallSchema.tags, tag)
        case 6, 7, 8:
            return .edit(SmallSchema.words, (0...number(below: 2)).map { _ in edit(change) })
        case 9: return .delete(SmallSchema.key, reason: once(in: 2) ? "dubbel" : nil)
        case 10: return .restore(SmallSchema.key)
        default: return .remark("omdat \(change)")
        }
    }

    /// Every change has its own letter, so that it shows whose typing stands where.
    private mutating func edit(_ change: Int) -> TextEdit {
        let letter = String("abcdefghijklmnopqrstuvwxyz".dropFirst(change).prefix(1))
        return TextEdit(
            position: number(below: 12), removed: max(0, number(below: 5) - 2),
            inserted: String(repeating: letter, count: number(below: 4)))
    }

    fileprivate mutating func place() -> Scope? {
        once(in: 6) ? one(of: [Person.north, Person.south]) : nil
    }
}
