public import TerminalUI

/// Drives a program without a terminal: presses keys, lets time pass, does its work, and reads its screen.
public struct Robot<App: Application> {
    public private(set) var stage: Stage<App>
    /// Every press counts, also each letter of a text.
    public private(set) var keysPressed = 0
    /// Work that was asked for and not done yet, the first first.
    public private(set) var waiting: [App.Job] = []
    /// Texts that were handed to the user's own editor.
    public private(set) var handedToEditor: [String] = []
    public private(set) var stops = 0
    public private(set) var milliseconds: Int64
    /// Puts work aside until `runJobs`, where it is otherwise done at once.
    public var holdsJobs = false

    private let perform: (App.Job) -> [App.Message]
    private var nextTick: Int64?

    public init(
        _ app: App, _ model: App.Model, size: Size = Size(columns: 80, rows: 24),
        at start: Int64 = 0,
        perform: @escaping (App.Job) -> [App.Message] = { _ in [] }
    ) {
        stage = Stage(app, model, size: size)
        milliseconds = start
        self.perform = perform
        nextTick = stage.tickMilliseconds.map { start + $0 }
        take(.started(size))
    }

    public var model: App.Model { stage.model }

    public var hasQuit: Bool { stage.hasQuit }

    /// Presses keys by their names: `press("ctrl+s", "Enter", "j")`.
    public mutating func press(_ keys: Key...) {
        for key in keys {
            keysPressed += 1
            take(.key(key))
        }
    }

    /// Types a text letter by letter, each a press; a line end is Enter.
    public mutating func type(_ text: String) {
        for character in text {
            press(character == "\n" ? "Enter" : Key(.character(character)))
        }
    }

    public mutating func paste(_ text: String) { take(.paste(Paste(text))) }

    public mutating func resize(to columns: Int, _ rows: Int) {
        take(.resized(Size(columns: columns, rows: rows)))
    }

    /// Lets time pass, with every tick that is due in it.
    public mutating func advance(milliseconds more: Int64) {
        let end = milliseconds + more
        while let every = stage.tickMilliseconds, let due = nextTick, due <= end {
            milliseconds = due
            nextTick = due + every
            take(.tick(due))
        }
        milliseconds = end
    }

    public mutating func send(_ message: App.Message) { take(.answer(message)) }

    /// What the user's own editor made of the last text; nil for an editor that failed.
    public mutating func closeEditor(with text: String?) { take(.edited(text)) }

    /// Does the work that waits, and what comes of it.
    public mutating func runJobs() {
        while !waiting.isEmpty {
            for answer in perform(waiting.removeFirst()) { take(.answer(answer)) }
        }
    }

    public mutating func take(_ event: Event<App.Message>) {
        for effect in stage.take(event) {
            switch effect {
            case .perform(let job): waiting.append(job)
            case .edit(let text): handedToEditor.append(text)
            case .stop: stops += 1
            case .quit: break
            }
        }
        if !holdsJobs { runJobs() }
    }
}
