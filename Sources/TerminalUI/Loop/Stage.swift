/// A program between its events: the state, and the screen that follows from it. The loop and the robot both drive it.
public struct Stage<App: Application> {
    private let app: App
    public private(set) var model: App.Model
    public private(set) var size: Size
    public private(set) var hasQuit = false

    public init(_ app: App, _ model: App.Model, size: Size) {
        self.app = app
        self.model = model
        self.size = size
    }

    public var tickMilliseconds: Int64? { app.tickMilliseconds }

    /// What the program asks for after this event; nothing any more once it has quit.
    public mutating func take(_ event: Event<App.Message>) -> [Effect<App.Job>] {
        guard !hasQuit else { return [] }
        if case .resized(let size) = event { self.size = size }
        let effects = app.update(&model, event)
        hasQuit = effects.contains { if case .quit = $0 { true } else { false } }
        return effects
    }

    public var screen: Screen {
        guard size.holds(app.smallest) else {
            return View.text(app.tooSmall(size), .strong).screen(size)
        }
        return app.view(model, size).screen(size)
    }
}
