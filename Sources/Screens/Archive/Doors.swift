public import Replica

/// The ways out of the screens: files, the network and the clock are somebody else's.
public struct Doors: Sendable {
    /// The replica of this device; nil where there is none yet.
    public let open: @Sendable () throws -> (replica: Replica, isPractice: Bool)?
    /// The way to the hub of this device, which stops waiting when something was saved; nil where it has none.
    public let link: @Sendable (Replica) throws -> (any HubLink)?
    /// Does the work while no other program exchanges for this replica; false where one does.
    public let alone: @Sendable (@Sendable () async throws -> Void) async throws -> Bool
    /// Connects this device with a code from the office.
    public let connect: @Sendable (_ address: String, _ code: String) async throws -> Void
    /// Makes a replica with made-up people, to practise on.
    public let practise: @Sendable () throws -> Void
    /// Does something after a pause, whatever else takes long meanwhile.
    public let later: Later
    /// What went wrong outside, as a sentence in Dutch and in English.
    public let words: @Sendable (any Error) -> (dutch: String, english: String)?

    public typealias Later =
        @Sendable (_ pause: Duration, _ work: @escaping @Sendable () -> Void) -> Void

    public init(
        open: @escaping @Sendable () throws -> (replica: Replica, isPractice: Bool)?,
        link: @escaping @Sendable (Replica) throws -> (any HubLink)?,
        alone: @escaping @Sendable (@Sendable () async throws -> Void) async throws -> Bool,
        connect: @escaping @Sendable (_ address: String, _ code: String) async throws -> Void,
        practise: @escaping @Sendable () throws -> Void, later: @escaping Later,
        words: @escaping @Sendable (any Error) -> (dutch: String, english: String)?
    ) {
        self.open = open
        self.link = link
        self.alone = alone
        self.connect = connect
        self.practise = practise
        self.later = later
        self.words = words
    }
}
