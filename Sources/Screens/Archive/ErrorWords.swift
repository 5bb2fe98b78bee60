internal import Housing
internal import Replica
internal import TerminalUI

// Why something could not be done, as a sentence for who works here.

extension Error {
    var wording: Wording {
        switch self {
        case let refusal as Refusal: refusal.words.wording
        case let refusal as HousingError: Texts.refused(refusal)
        case let faults as FormFaults:
            faults.faults.first?.words.wording ?? Texts.failed(String(describing: self))
        case let problem as ReplicaError: Texts.problem(problem)
        default: Texts.failed(String(describing: self))
        }
    }
}
