import CLinux
import Glibc

/// Stops a server, from any thread or from a signal handler: all it does is one write.
public final class StopSwitch: Sendable {
    private let descriptor: Descriptor

    init() throws(ServerError) {
        descriptor = try Descriptor(clinux_eventfd_create(), from: "eventfd")
    }

    /// Becomes readable when somebody stops the server.
    var number: Int32 { descriptor.number }

    public func stop() {
        _ = eventfd_write(number, 1)
    }
}
