internal import Housing
internal import TerminalUI

/// What is around a page: who works here, what time it is, and how much room there is.
struct PageContext: Sendable {
    let language: Language
    let standing: OfficeStanding
    /// How the conversation with the hub is.
    let exchange: Exchange
    let isPractice: Bool
    /// Of the page alone, without what stands around it.
    let size: Size
    /// Of the clock of the loop; it never goes back.
    let loopMilliseconds: Int64

    var today: Day { standing.today }

    func say(_ wording: Wording) -> String { wording.in(language) }

    func say(_ words: Words) -> String { words.wording.in(language) }
}

extension Words {
    /// As screens have it.
    var wording: Wording { Wording(dutch, english) }
}
