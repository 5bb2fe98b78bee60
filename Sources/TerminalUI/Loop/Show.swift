internal import Glibc

/// One run of a program on a terminal, round by round.
struct Show<App: Application, Work: Runner>: ~Copyable
where Work.Job == App.Job, Work.Message == App.Message {
    /// One read takes as much as a terminal gives at once; a paste of megabytes takes many.
    private static var roomForInput: Int { 64 << 10 }

    private let terminal: Terminal
    private let wake: WakePipe
    private let runner: Work
    private let clock: any LoopClock
    private let environment: [String: String]
    private let mailbox: Mailbox<App.Message>
    private var stage: Stage<App>
    private var decoder = InputDecoder()
    private var output: Output
    private var ticker: Ticker
    private var room: [UInt8]
    private var ending: Ending?

    init(
        _ app: App, _ model: App.Model, on terminal: consuming Terminal, runner: Work,
        wake: WakePipe, clock: any LoopClock, environment: [String: String]
    ) {
        stage = Stage(app, model, size: terminal.size)
        output = Output(TerminalAbilities(environment: environment), opening: terminal.opening)
        self.terminal = terminal
        self.runner = runner
        self.wake = wake
        self.clock = clock
        self.environment = environment
        mailbox = Mailbox(wake: wake)
        ticker = Ticker(every: app.tickMilliseconds, from: clock.milliseconds)
        room = [UInt8](repeating: 0, count: Self.roomForInput)
    }

    /// The first screen is painted before the program hears of anything.
    consuming func run() -> Ending {
        paint()
        take(.started(stage.size))
        while true {
            paint()
            if let ending { return ending }
            let ready = Readiness.wait(
                for: terminal, wake, isWriting: output.isWaiting, milliseconds: pause)
            takeSignals(ready)
            takeAnswers()
            takeInput(ready)
            takeTime()
        }
    }

    private mutating func paint() {
        let descriptor = terminal.screen
        let isThere = output.paint(stage.screen) { Terminal.write($0, to: descriptor) }
        if !isThere { end(.terminalGone) }
    }

    /// How long nothing happens by itself.
    private var pause: Int64? {
        let moments = [decoder.undecidedUntil, ticker.next].compactMap { $0 }
        return moments.min().map { max(0, $0 - clock.milliseconds) }
    }

    private mutating func takeSignals(_ ready: Readiness) {
        if ready.isWoken { wake.drain() }
        let signals = Signals.take()
        if Signals.ending != 0 {
            end(.signal(Signals.ending))
            return
        }
        if signals.contains(.stopAsked) { stop() }
        // Who was stopped without being asked finds a terminal that a shell has used meanwhile.
        if signals.contains(.continued) && !signals.contains(.stopAsked) { comeBack() }
        if signals.contains(.resized) { resize() }
    }

    private mutating func takeAnswers() {
        for message in mailbox.takeAll() { take(.answer(message)) }
    }

    private mutating func takeInput(_ ready: Readiness) {
        if ready.hasInput {
            guard let bytes = terminal.read(into: &room) else {
                end(.terminalGone)
                return
            }
            if bytes.isEmpty && ready.isHungUp { end(.terminalGone) }
            take(decoder.decode(bytes, at: clock.milliseconds))
        } else if ready.isHungUp {
            end(.terminalGone)
        }
    }

    private mutating func takeTime() {
        let now = clock.milliseconds
        take(decoder.settle(at: now))
        if ticker.isDue(at: now) { take(.tick(now)) }
    }

    private mutating func take(_ events: [InputEvent]) {
        for event in events {
            // Who is told to end does not first work off what was typed ahead.
            if Signals.ending != 0 { return }
            switch event {
            case .key(let key): take(.key(key))
            case .paste(let paste): take(.paste(paste))
            case .focus(let isHere): take(.focus(isHere))
            }
        }
    }

    private mutating func take(_ event: Event<App.Message>) {
        for effect in stage.take(event) {
            switch effect {
            case .perform(let job): runner.start(job, answers: mailbox)
            case .edit(let text): edit(text)
            case .stop: stop()
            case .quit: ending = ending ?? .quit
            }
        }
    }

    /// The program may still keep what was typed; it is asked nothing more.
    private mutating func end(_ how: Ending) {
        guard ending == nil else { return }
        take(.ending)
        ending = how
    }

    private mutating func edit(_ text: String) {
        var edited: String?
        output.drain(to: terminal)
        terminal.lend { edited = ExternalEditor(environment: environment).edit(text) }
        reopen()
        take(.edited(edited))
    }

    private mutating func stop() {
        output.drain(to: terminal)
        terminal.stop()
        // That we were called back is known here, and a new size is looked for anyway.
        _ = Signals.take()
        comeBack()
    }

    private mutating func comeBack() {
        terminal.takeBack()
        reopen()
        take(.resumed)
    }

    private mutating func reopen() {
        output.beginAnew(terminal.opening)
        resize()
    }

    private mutating func resize() {
        guard terminal.size != stage.size else { return }
        take(.resized(terminal.size))
    }
}
