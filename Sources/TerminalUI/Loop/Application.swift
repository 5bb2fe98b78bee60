/// A program on a screen: its state changes by events alone, and its screen follows from its state alone.
public protocol Application {
    associatedtype Model
    /// What work that was asked for answers.
    associatedtype Message: Sendable
    /// Work for outside: files, the network, the database.
    associatedtype Job: Sendable

    /// Below this no screen is drawn, but `tooSmall`.
    var smallest: Size { get }

    /// Nil where no tick is wanted.
    var tickMilliseconds: Int64? { get }

    func update(_ model: inout Model, _ event: Event<Message>) -> [Effect<Job>]

    func view(_ model: Model, _ size: Size) -> View

    /// What to say when the window is too small.
    func tooSmall(_ size: Size) -> String
}

extension Application {
    public var smallest: Size { Size(columns: 40, rows: 12) }

    public var tickMilliseconds: Int64? { nil }

    public func tooSmall(_ size: Size) -> String {
        "Maak het venster groter: minstens \(smallest.columns) bij \(smallest.rows) tekens."
    }
}

/// What happens to a program.
public enum Event<Message: Sendable>: Sendable {
    /// The first screen stands; now comes what is slow.
    case started(Size)
    case key(Key)
    case paste(Paste)
    case focus(Bool)
    case resized(Size)
    /// Milliseconds on the clock of the loop.
    case tick(Int64)
    case answer(Message)
    /// The program is in front again after it was stopped.
    case resumed
    /// The editor was closed; nil where it failed and the text stays as it was.
    case edited(String?)
    /// Signal or lost terminal: nothing can be asked any more, the program ends after this.
    case ending
}

/// What a program asks for; it asks and goes on, the answer comes as an event.
public enum Effect<Job: Sendable>: Sendable {
    case perform(Job)
    /// Lets the user's own editor work on this text.
    case edit(String)
    /// Stops the program, as Ctrl-Z does in a shell.
    case stop
    case quit
}

extension Effect: Equatable where Job: Equatable {}
extension Event: Equatable where Message: Equatable {}
