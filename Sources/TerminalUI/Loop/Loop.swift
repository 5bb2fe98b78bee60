/// Runs a program on a terminal: one thread that waits for keys, signals, answers and the clock.
public struct Loop<App: Application, Work: Runner>
where Work.Job == App.Job, Work.Message == App.Message {
    private let app: App
    private let runner: Work
    private let clock: any LoopClock
    private let environment: [String: String]

    public init(
        _ app: App, runner: Work, environment: [String: String],
        clock: any LoopClock = MachineClock()
    ) {
        self.app = app
        self.runner = runner
        self.environment = environment
        self.clock = clock
    }

    /// Returns when the program has quit, or can go on no longer.
    public func run(
        _ model: App.Model, keyboard: Int32 = 0, screen: Int32 = 1
    ) throws(TerminalError) -> Ending {
        guard TerminalAbilities(environment: environment).canPaint else { throw .cannotPaint }
        let wake = try WakePipe()
        let terminal = try Terminal(keyboard: keyboard, screen: screen, wake: wake)
        let show = Show(
            app, model, on: terminal, runner: runner, wake: wake, clock: clock,
            environment: environment)
        return show.run()
    }
}
