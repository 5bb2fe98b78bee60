internal import SyncProtocol

/// Two dossiers that may be of one person.
public struct LikelyPair: Hashable, Sendable {
    /// The one with the lesser identifier.
    public let one: Persoon
    public let other: Persoon
    public let likeness: Likeness
}

/// People by what those who are one person have in common, so that not each is compared with each.
public struct PeopleIndex: Sendable {
    public let people: [Persoon]
    private var byKey: [Key: [Int]] = [:]

    /// In a group of more than this a key says little: they are compared by their other keys.
    private static let largestGroup = 400

    private enum Key: Hashable {
        case surname(String, initial: Character?)
        case word(String, year: Int64)
        case words([String])
        case day(Day)
        case telephone(String)
        case email(String)
    }

    public init(_ people: [Persoon]) {
        self.people = people
        for (index, person) in people.enumerated() {
            for key in Self.keys(of: person) { byKey[key, default: []].append(index) }
        }
    }

    /// All pairs from a score on, the likeliest first.
    public func pairs(atLeast score: Int = Likeness.forQueue) -> [LikelyPair] {
        var seen: Set<SIMD2<Int32>> = []
        var pairs: [LikelyPair] = []
        for group in byKey.values where group.count <= Self.largestGroup {
            for (place, first) in group.enumerated() {
                for second in group[(place + 1)...]
                where seen.insert(SIMD2(Int32(first), Int32(second))).inserted {
                    let likeness = Likeness(people[first], people[second])
                    guard likeness.score >= score else { continue }
                    pairs.append(pair(people[first], people[second], likeness))
                }
            }
        }
        return pairs.sorted {
            ($1.likeness.score, $0.one.naam, $0.other.naam)
                < ($0.likeness.score, $1.one.naam, $1.other.naam)
        }
    }

    private func pair(_ one: Persoon, _ other: Persoon, _ likeness: Likeness) -> LikelyPair {
        let isInOrder = one.folder.map { mine in other.folder.map { mine < $0 } ?? true } ?? true
        return LikelyPair(
            one: isInOrder ? one : other, other: isInOrder ? other : one, likeness: likeness)
    }

    private static func keys(of person: Persoon) -> Set<Key> {
        var keys: Set<Key> = []
        if person.name.isKnown {
            let sounds = person.name.sounds
            for surname in person.name.surname {
                keys.insert(
                    .surname(surname.sound, initial: person.name.given.first?.written.first))
            }
            if let year = person.geboren?.year {
                for word in sounds where word.count > 1 { keys.insert(.word(word, year: year)) }
            }
            if sounds.count > 1 { keys.insert(.words(sounds)) }
        }
        if case .day(let day) = person.geboren {
            keys.insert(.day(day))
            let (year, month, ofMonth) = day.yearMonthDay
            if let swapped = Day(year: year, month: ofMonth, day: month) {
                keys.insert(.day(swapped))
            }
        }
        if let telephone = person.telephone { keys.insert(.telephone(telephone)) }
        if let email = person.email { keys.insert(.email(email)) }
        return keys
    }
}
