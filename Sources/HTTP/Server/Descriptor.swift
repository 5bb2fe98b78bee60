import Glibc

/// A file descriptor that closes itself.
struct Descriptor: ~Copyable {
    let number: Int32

    /// Takes what a call returned, where -1 means that it failed.
    init(_ number: Int32, from call: String) throws(ServerError) {
        guard number >= 0 else { throw .lastCall(call) }
        self.number = number
    }

    deinit {
        close(number)
    }
}
