internal import Housing
internal import TerminalUI

// The page of a dossier.

extension Texts {
    static let change = Wording("bekijken of wijzigen", "look or change")
    static let notChanged = Wording("Deze regel wijzigt u niet.", "This row is not changed.")

    static func traject(_ number: Int64) -> Wording {
        Wording("Traject \(number)", "Traject \(number)")
    }

    static func inConflict(_ count: Int) -> Wording {
        Wording(
            "\(count) keer los van elkaar anders besloten: kies bij conflicten",
            "\(count) times decided differently apart: choose under conflicts")
    }

    /// What others did after that is not here yet.
    static func standOf(_ contact: Int64?, _ today: Day) -> Wording {
        guard let contact else {
            return Wording(
                "Stand van dit apparaat; nog nooit gesynchroniseerd.",
                "As of this device; never synchronised.")
        }
        let time = LocalTime(milliseconds: contact).words(on: today)
        return Wording("Stand van \(time).", "As of \(time).")
    }
}
