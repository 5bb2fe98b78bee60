// How two names are alike: part by part, or with the parts in each other's place.

extension Likeness {
    static func names(_ one: PersonName, _ other: PersonName) -> Reasons {
        guard one.isKnown, other.isKnown else { return [] }
        var straight: Reasons = []
        if let surname = surnames(one, other) {
            straight.insert(Reasons(surname))
            if let given = givens(one.given, other.given) { straight.insert(Reasons(given)) }
        }
        // "Ali Hassan" and "Hassan Ali"; whoever is registered twice seldom spells his own name.
        let isSwapped =
            one.sounds.count > 1 && one.sounds == other.sounds && one.surname != other.surname
        guard isSwapped, straight.points < Reason.swappedNames.points else { return straight }
        return Reasons(.swappedNames)
    }

    private static func surnames(_ one: PersonName, _ other: PersonName) -> Reason? {
        let (mine, theirs) = (one.surname, other.surname)
        guard let first = mine.first, let second = theirs.first else { return nil }
        if mine.count == 1, theirs.count == 1 {
            if first.written == second.written { return .sameSurname }
            let isHeard = first.sound == second.sound || isSlip(first.written, second.written)
            return isHeard ? .surnameSounds : nil
        }
        if mine == theirs { return .sameSurname }
        if mine.elementsEqual(theirs, by: { $0.sound == $1.sound }) { return .surnameSounds }
        // A name that was married to another one, and the name that was there before.
        let isWithin = mine.contains { name in theirs.contains { $0.sound == name.sound } }
        return isWithin && mine.count != theirs.count ? .surnameWithin : nil
    }

    /// The first names alone tell people apart: of the further ones often some are written.
    private static func givens(_ one: [PersonName.Word], _ other: [PersonName.Word]) -> Reason? {
        guard let mine = one.first, let theirs = other.first else { return nil }
        if mine.isInitial || theirs.isInitial {
            return mine.written.first == theirs.written.first ? .givenInitial : .otherGiven
        }
        if mine.written == theirs.written { return .sameGiven }
        if mine.sound == theirs.sound || isSlip(mine.written, theirs.written) {
            return .givenSounds
        }
        let isWithin =
            CallNames.areOfOne(mine.written, theirs.written)
            || mine.written.contains(theirs.written) || theirs.written.contains(mine.written)
            || one.contains(theirs) || other.contains(mine)
        return isWithin ? .givenWithin : .otherGiven
    }

    /// A letter more or less makes another name of a shorter one: Bos and Vos, Mol and Mool.
    private static let longEnough = 5

    private static func isSlip(_ one: String, _ other: String) -> Bool {
        min(one.utf8.count, other.utf8.count) >= longEnough && isOneLetterAway(one, other)
    }
}
