/// How much two people look like one, and why.
public struct Likeness: Hashable, Sendable {
    public let score: Int
    private let found: Reasons

    public var reasons: [Reason] { Reason.allCases.filter { found.contains(Reasons($0)) } }

    /// From here on two dossiers are put before a person.
    public static let forQueue = 60
    /// From here on a dossier is shown to whoever registers somebody.
    public static let forAsking = 40
    /// Two whose first names contradict each other are not more than this: twins, partners, parents.
    static let contradicted = 55

    public init(_ one: Persoon, _ other: Persoon) {
        found = Self.names(one.name, other.name)
            .union(Self.births(one.geboren, other.geboren)).union(Self.contacts(one, other))
        let most = found.contains(Reasons(.otherGiven)) ? Self.contradicted : 100
        score = min(max(found.points, 0), most)
    }

    /// What was found alike, or different, with the points it counts for [choice].
    public enum Reason: Int, Hashable, Sendable, CaseIterable {
        case sameSurname, surnameSounds, surnameWithin, sameGiven, givenInitial, givenSounds
        case givenWithin, otherGiven, swappedNames
        case sameBirthday, swappedBirthday, nearBirthday, sameYear, otherBirth
        case sameTelephone, sameEmail, sameAddress, sameGemeente

        public var points: Int {
            switch self {
            case .sameSurname: 30
            case .surnameSounds, .surnameWithin: 20
            case .sameGiven: 20
            case .givenInitial: 10
            case .givenSounds, .givenWithin: 12
            case .otherGiven: -15
            case .swappedNames: 45
            case .sameBirthday: 35
            case .swappedBirthday: 25
            case .nearBirthday: 20
            case .sameYear: 15
            case .otherBirth: -30
            case .sameTelephone, .sameEmail: 30
            case .sameAddress: 15
            case .sameGemeente: 3
            }
        }
    }

    struct Reasons: OptionSet, Hashable, Sendable {
        let rawValue: Int32

        init(rawValue: Int32) { self.rawValue = rawValue }
        init(_ reason: Reason) { rawValue = 1 << reason.rawValue }

        var points: Int {
            var rest = rawValue
            var sum = 0
            while rest != 0 {
                sum += Reason(rawValue: rest.trailingZeroBitCount)!.points
                rest &= rest - 1
            }
            return sum
        }
    }

    private static func births(_ one: Persoon.Geboren?, _ other: Persoon.Geboren?) -> Reasons {
        guard let one, let other else { return [] }
        guard case .day(let first) = one, case .day(let second) = other else {
            return Reasons(one.year == other.year ? .sameYear : .otherBirth)
        }
        if first == second { return Reasons(.sameBirthday) }
        let (mine, theirs) = (first.yearMonthDay, second.yearMonthDay)
        if mine.year == theirs.year, mine.day == theirs.month, mine.month == theirs.day {
            return Reasons(.swappedBirthday)
        }
        let differing = [
            mine.year != theirs.year, mine.month != theirs.month, mine.day != theirs.day,
        ].count { $0 }
        return Reasons(differing == 1 ? .nearBirthday : .otherBirth)
    }

    private static func contacts(_ one: Persoon, _ other: Persoon) -> Reasons {
        var found: Reasons = []
        func add(_ reason: Reason, if mine: String?, is theirs: String?) {
            if let mine, mine == theirs { found.insert(Reasons(reason)) }
        }
        add(.sameTelephone, if: one.telephone, is: other.telephone)
        add(.sameEmail, if: one.email, is: other.email)
        add(.sameAddress, if: one.address, is: other.address)
        add(.sameGemeente, if: one.gemeente, is: other.gemeente)
        return found
    }
}
