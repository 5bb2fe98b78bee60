import Glibc

/// The server cannot start, or cannot go on: whoever runs it tells a person, and ends.
public enum ServerError: Error, Equatable, CustomStringConvertible {
    case cannotListen(address: String, reason: String)
    case callFailed(name: String, reason: String)

    public var description: String {
        switch self {
        case .cannotListen(let address, let reason): "Cannot listen at \(address): \(reason)."
        case .callFailed(let name, let reason): "The system refused \(name): \(reason)."
        }
    }

    /// The call that just failed, with the reason that the system left.
    static func lastCall(_ name: String) -> ServerError {
        .callFailed(name: name, reason: String(cString: strerror(errno)))
    }
}
