internal import Commands
internal import HTTP
internal import Housing

/// The data of the hub cannot be trusted or read as they lie there.
struct DataUnreadable: Error {
    let message: String

    init(_ message: String) { self.message = message }
}

extension Failure {
    init(_ error: any Error) {
        switch error {
        case let refusal as HousingError: self.init("Dat kan niet: \(refusal).", .refused)
        case let problem as ServerError:
            self.init("De hub kan niet luisteren: \(problem)", .refused)
        case let problem as DataUnreadable: self.init(problem.message, .unreadable)
        default: self.init(error, unreadable: "De gegevens van de hub zijn niet te lezen")
        }
    }
}
